// Tables as CSV that Excel opens rightly: UTF-8 with a byte order mark, CRLF, words in quotation marks, no formulas.
import Papa from 'papaparse';
import { guarded } from './formula-guard.ts';

type Cell = string | number | null;

const rowsAtOnce = 200;

/** The CSV of a table in chunks of about 200 rows. Numbers stay numbers; null is an empty cell. */
export function* toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): Iterable<string> {
  yield `\uFEFF${lines([header])}`;
  let waiting: (readonly Cell[])[] = [];
  for (const row of rows) {
    if (waiting.push(row) < rowsAtOnce) continue;
    yield lines(waiting);
    waiting = [];
  }
  if (waiting.length) yield lines(waiting);
}

function lines(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell)));
  return `${Papa.unparse(safe, { newline: '\r\n', quotes: isWords })}\r\n`;
}

const isWords = (cell: unknown): boolean => typeof cell === 'string';
