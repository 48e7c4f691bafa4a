import { Refusal } from '../../domain/refusal.ts';
import { guarded } from '../guarded.ts';
import { refuseLarger } from '../size.ts';
import { decode } from '../texts/encoding.ts';

/** More than a hundred thousand codings take. */
const largest = 25_000_000;

/** Makes of a reader of tables one of files: in whatever encoding they are, and whatever they hold. */
export const readTableFile =
  <T>(read: (fileName: string, text: string) => T) =>
  (fileName: string, bytes: Uint8Array): Promise<T> =>
    guarded(`${fileName} could not be read as a table`, () => {
      refuseLarger(fileName, bytes, largest, 'Split it.');
      refuseWorkbook(fileName, bytes);
      return read(fileName, decode(bytes).text);
    });

/** A workbook is taken for a damaged text otherwise. */
function refuseWorkbook(fileName: string, [first, second]: Uint8Array): void {
  if (first !== 0x50 || second !== 0x4b) return;
  throw new Refusal(
    'invalid',
    `${fileName} is a workbook or an archive. Save the table as .csv and try again.`,
  );
}
