import readWorkbook, { readSheet } from 'read-excel-file/node';
import { Refusal } from '../../domain/refusal.ts';
import { refuseHarmfulXml } from '../texts/packed/xml-guard.ts';
import { openZip, storedZip } from '../texts/packed/zip.ts';
import type { Sheet } from './ods.ts';
import { refuseSprawl, withoutBlanks } from './sprawl.ts';

/** What a workbook may unpack to: a codebook of thousands of codes takes a tenth of it. */
const largest = 20_000_000;

/**
 * The rows of the first sheet of a workbook as they stand, blank ones among them. The file is found to be an honest archive
 * before it is inflated, and its sheets to be no larger than what is in them. Refuses one that is no workbook.
 */
export async function xlsxRows(fileName: string, bytes: Uint8Array): Promise<string[][]> {
  const workbook = await provedWorkbook(fileName, bytes);
  const sheet = await opened(fileName, readSheet(workbook));
  return sheet.map((row) => row.map(asText));
}

/** All sheets of a workbook, as `xlsxRows` reads the first. */
export async function xlsxSheets(fileName: string, bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = await provedWorkbook(fileName, bytes);
  const sheets = await opened(fileName, readWorkbook(workbook));
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(asText)) }));
}

/** The parts with cells, packed again, once they are known to be honest and small. */
async function provedWorkbook(fileName: string, bytes: Uint8Array): Promise<Buffer> {
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
  return storedZip(parts);
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

function opened<T>(fileName: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
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
