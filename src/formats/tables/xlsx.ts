import { readSheet } from 'read-excel-file/node';
import { Refusal } from '../../domain/refusal.ts';
import { refuseHarmfulXml } from '../texts/xml-guard.ts';
import { openZip, storedZip } from '../texts/zip.ts';
import { refuseSprawl, withoutBlanks } from './sprawl.ts';

/** What a workbook may unpack to: a codebook of thousands of codes takes a tenth of it. */
const largest = 20_000_000;

/**
 * The rows of the first sheet of a workbook as they stand, blank ones among them. The file is found to be an honest archive
 * before it is inflated, and its sheets to be no larger than what is in them. Refuses one that is no workbook.
 */
export async function xlsxRows(fileName: string, bytes: Uint8Array): Promise<string[][]> {
  const zip = await openZip(bytes);
  refuseOtherZips(fileName, zip.names);
  if (zip.size(isSheetPart) > largest)
    throw new Refusal(
      'invalid',
      `${fileName} unpacks to more than ${largest / 1_000_000} MB. Save the sheet as .csv and try again.`,
    );
  const parts = await zip.read(isSheetPart);
  for (const [name, part] of parts) {
    refuseHarmfulXml(name, part.toString('utf8'));
    if (isSheet(name)) parts.set(name, Buffer.from(compact(fileName, part.toString('utf8'))));
  }
  const sheet = await rowsOf(fileName, storedZip(parts));
  return sheet.map((row) => row.map(asText));
}

/** What says what is in the cells. Pictures, macros and what was embedded are not even unpacked. */
const isSheetPart = (name: string): boolean =>
  name === '[Content_Types].xml' ||
  /^(?:xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml|(?:xl\/)?_rels\/[^/]*\.rels)$/.test(name);

const isSheet = (name: string): boolean => name.startsWith('xl/worksheets/');

function compact(fileName: string, sheet: string): string {
  const filled = withoutBlanks(sheet);
  refuseSprawl(fileName, filled);
  return filled;
}

function refuseOtherZips(fileName: string, names: readonly string[]): void {
  if (names.includes('xl/workbook.xml')) return;
  throw new Refusal(
    'invalid',
    `${fileName} is not an Excel workbook (.xlsx). Save the sheet as .xlsx or .csv and try again.`,
  );
}

function rowsOf(fileName: string, workbook: Buffer): Promise<unknown[][]> {
  return readSheet(workbook).catch((error: unknown) => {
    throw new Refusal(
      'invalid',
      `${fileName} cannot be read as a workbook (${reason(error)}). Save it as .csv.`,
    );
  });
}

const reason = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200).replace(/\.$/, '') : 'it is damaged';

/** A cell as a person reads it: a date as 2025-03-31, yes or no in words. */
function asText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? cell : '';
}
