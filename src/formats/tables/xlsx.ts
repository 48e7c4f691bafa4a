import { readSheet } from 'read-excel-file/node';
import { Refusal } from '../../domain/refusal.ts';
import { openZip } from '../texts/zip.ts';
import type { Table } from './csv.ts';

/**
 * Reads the first sheet of a workbook as a table. The file is found to be an honest archive before it is inflated.
 * Refuses one that is no workbook, or whose first sheet is empty.
 */
export async function readXlsx(fileName: string, bytes: Uint8Array): Promise<Table> {
  await openZip(bytes);
  const sheet = await readSheet(Buffer.from(bytes)).catch((error: unknown) => {
    throw new Refusal(
      'invalid',
      `${fileName} cannot be read as a workbook (${reason(error)}). Save it as .csv.`,
    );
  });
  const lines = sheet.map((row) => row.map(asText));
  const [first, ...rest] = lines;
  if (!first) throw new Refusal('invalid', `The first sheet of ${fileName} is empty.`);
  const filled = rest
    .map((cells, at) => ({ cells, number: at + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    header: first,
    rows: filled.map(({ cells }) => first.map((_, place) => cells[place] ?? '')),
    rowNumbers: filled.map(({ number }) => number),
  };
}

const reason = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, '') : 'it is damaged';

/** A cell as a person reads it: a date as 2025-03-31, yes or no in words. */
function asText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? cell : '';
}
