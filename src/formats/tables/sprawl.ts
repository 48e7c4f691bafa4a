// A sheet is a list of the cells that hold something, but whoever reads it makes rows and columns of it: one cell in the
// far corner, and a file of a kilobyte becomes seventeen thousand million cells.
import { Refusal } from '../../domain/refusal.ts';

const mostColumns = 1000;
const mostRows = 50_000;
const mostCells = 1_000_000;

/** A sheet without the cells and rows that only have a look: Excel and LibreOffice write them down to the last row there is. */
export function withoutBlanks(sheet: string): string {
  return sheet
    .replace(/<c\s[^<>]*(?:\/>|>\s*<\/c>)/g, '')
    .replace(/<row\s(?=[^<>]*\br=)[^<>]*(?:\/>|>\s*<\/row>)/g, '');
}

/** Refuses a sheet something in which lies so far out that the rows and columns up to it cannot be made. */
export function refuseSprawl(fileName: string, sheet: string): void {
  let columns = 0;
  let rows = 0;
  let widest = '';
  let lowest = '';
  for (const [, letters = '', digits = ''] of sheet.matchAll(/\br\s*=\s*["']\s*([A-Z]*)(\d+)/gi)) {
    const [column, row] = [columnOf(letters.toUpperCase()), Number(digits)];
    const place = letters === '' ? `row ${row}` : `cell ${letters}${row}`;
    if (column > columns) widest = place;
    if (row >= rows) lowest = place;
    columns = Math.max(columns, column);
    rows = Math.max(rows, row);
  }
  if (columns <= mostColumns && rows <= mostRows && rows * columns <= mostCells) return;
  throw new Refusal(
    'invalid',
    `A sheet of ${fileName} goes as far as ${columns > mostColumns ? widest : lowest}: no more than ${mostRows} rows and ${mostColumns} columns can be read. Copy the table alone into a new workbook, or save it as .csv.`,
  );
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}
