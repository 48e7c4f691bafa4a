// Tables as people save them: any delimiter, any encoding, any mixture of line ends.
import Papa from 'papaparse';
import { shortened } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import { unguarded } from './formula-guard.ts';

/** A table of words. Every row has as many cells as the header. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The row of the spreadsheet on which each of `rows` stands; the header is row 1. Blank rows are not in `rows`. */
  readonly rowNumbers: readonly number[];
}

const [quote, carriageReturn, lineFeed] = [0x22, 0x0d, 0x0a];

/** The limits of a table: ten times the longest study anyone has coded. */
const mostRows = 200_000;
const mostCells = 3_000_000;

/** A row as it stands, with the number it has in the file. */
export interface NumberedRow {
  readonly cells: readonly string[];
  readonly number: number;
}

/** The rows of a CSV file as they stand, blank ones left out, each with its number. Refuses what cannot be told apart. */
export function csvRows(text: string): NumberedRow[] {
  return delimitedRows(text).rows;
}

/** The rows as `csvRows` answers them, and the sign that stands between their cells. */
export function delimitedRows(text: string): { readonly rows: NumberedRow[]; readonly delimiter: string } {
  const plain = withOneLineEnd(text.replace(/^\uFEFF/, ''));
  const named = /^"?sep=(.)"?\n/.exec(plain);
  const body = named ? plain.slice(named[0].length) : plain;
  const delimiter = named?.[1] ?? delimiterOf(body);
  refuseCells(body, delimiter);
  // One row more than may be there: that there is one more is all one needs to know.
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n', preview: mostRows + 2 });
  refuseOpenQuote(parsed.errors);
  if (parsed.data.length > mostRows + 1)
    throw new Refusal(
      'invalid',
      `The table has more than ${mostRows} rows, which is as many as can be read. Split it.`,
    );
  const rows = parsed.data
    .map((row, at) => ({ cells: row.map(unguarded), number: at + 1 + (named ? 1 : 0) }))
    .filter(({ cells, number }) => number === (named ? 2 : 1) || cells.some((cell) => cell.trim()));
  return { rows, delimiter };
}

/** Reads the table in the words of a CSV file; refuses one whose columns or rows cannot be told apart. */
export const readCsv = (text: string): Table => tableOf(csvRows(text));

/** Rows with their numbers as a table, the first of them its header. */
function tableOf([first, ...filled]: readonly NumberedRow[]): Table {
  const header = readHeader(
    first?.cells ?? [],
    filled.map(({ cells }) => cells),
  );
  const rows = filled.map(({ cells, number }) => fitted(cells, header.length, number));
  return { header, rows, rowNumbers: filled.map(({ number }) => number) };
}

/** CRLF between rows but not inside quotation marks, where a line end is part of the words. */
function withOneLineEnd(text: string): string {
  if (!text.includes('\r')) return text;
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) isQuoted = !isQuoted;
    if (sign !== carriageReturn || isQuoted) continue;
    parts.push(text.slice(from, at), '\n');
    if (text.charCodeAt(at + 1) === lineFeed) at++;
    from = at + 1;
  }
  return parts.join('') + text.slice(from);
}

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that cuts most rows into as many columns as the header, and into most; words may hold any of them. */
function delimiterOf(text: string): string {
  const tried = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text.slice(0, 20_000), { delimiter, newline: '\n', preview: 30 });
    // The last row of a sample may be cut off.
    const rows = (data.length > 2 && text.length > 20_000 ? data.slice(0, -1) : data).filter((row) =>
      row.some(Boolean),
    );
    const widths = rows.map((row) => row.findLastIndex((cell) => cell.trim()) + 1);
    const width = Math.max(widths[0] ?? 0, data[0]?.length ?? 0);
    const fitting = widths.filter((one) => one > 1 && one <= width).length / Math.max(1, rows.length);
    return { delimiter, width, fits: width > 1 ? fitting : 0 };
  });
  return tried.reduce((best, next) =>
    next.fits > best.fits + 0.1 || (next.fits > best.fits - 0.1 && next.width > best.width) ? next : best,
  ).delimiter;
}

/** Counts what may end a cell, before anything is taken apart: fifty million commas would need gigabytes. */
function refuseCells(text: string, delimiter: string): void {
  let cells = 0;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) cells++;
  if (cells <= mostCells) return;
  throw new Refusal(
    'invalid',
    `The table has more than ${mostCells} cells, which is as many as can be read. Split it, or leave out empty columns.`,
  );
}

function refuseOpenQuote(errors: readonly Papa.ParseError[]): void {
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (!open) return;
  const row = (open.row ?? 0) + 1;
  throw new Refusal(
    'invalid',
    `Row ${row} opens a quotation mark that is never closed. Close it, or save the table again as CSV.`,
  );
}

function readHeader(first: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const used = first.findLastIndex((name) => name.trim());
  const cells = rows.reduce(
    (most, row) =>
      Math.max(
        most,
        row.findLastIndex((cell) => cell.trim()),
      ),
    used,
  );
  const width = first.length > used + 1 ? Math.min(first.length, cells + 1) : used + 1;
  if (used < 0) throw new Refusal('invalid', 'The table has no header: its first row must name the columns.');
  const header = first.slice(0, width).map((name, at) => name.trim() || `Column ${at + 1}`);
  const seen = new Set<string>();
  for (const name of header) {
    if (seen.has(name.toLowerCase())) throw twice(name);
    seen.add(name.toLowerCase());
  }
  return header;
}

const twice = (name: string): Refusal =>
  new Refusal('invalid', `Two columns are called "${shortened(name)}". Give each column a name of its own.`);

function fitted(cells: readonly string[], width: number, number: number): string[] {
  const used = cells.findLastIndex((cell) => cell.trim()) + 1;
  if (used > width) {
    const sentence = `Row ${number} has ${used} cells, but the header names ${width} columns.`;
    throw new Refusal('invalid', `${sentence} Put quotation marks around words that hold the delimiter.`);
  }
  return Array.from({ length: width }, (_, at) => cells[at] ?? '');
}
