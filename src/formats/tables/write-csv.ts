// Tables as CSV that Excel opens rightly: UTF-8 with a byte order mark, CRLF, words in quotation marks, no formulas.
// Written by hand: it is most of the work of an export, and a general writer took three times as long for it.
import { guarded } from './formula-guard.ts';

type Cell = string | number | null;

const rowsAtOnce = 10;

/** The CSV of a table in chunks of a few rows. Numbers stay numbers; null is an empty cell. */
export function* toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): Iterable<string> {
  const line = lineWriter();
  yield `\uFEFF${line(header)}`;
  let waiting = '';
  let count = 0;
  for (const row of rows) {
    waiting += line(row);
    if (++count % rowsAtOnce > 0) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

/** Writes rows; a cell that says what the one above it says, as most do, is not looked at again. */
function lineWriter(): (cells: readonly Cell[]) => string {
  const above: Cell[] = [];
  const written: string[] = [];
  return (cells) => {
    let line = '';
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? null;
      if (cell !== above[at]) {
        above[at] = cell;
        written[at] = typeof cell === 'string' ? quoted(cell) : String(cell ?? '');
      }
      line += at === 0 ? (written[at] ?? '') : `,${written[at] ?? ''}`;
    }
    return `${line}\r\n`;
  };
}

/** Words as a cell: in quotation marks, and no formula. */
export function quoted(words: string): string {
  const safe = guarded(words);
  return `"${safe.includes('"') ? safe.replaceAll('"', '""') : safe}"`;
}
