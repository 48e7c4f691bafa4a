// Tables as survey services and people make them: a title above the header, a header of three rows, two columns of one name, a comma
// in an answer that nobody put in quotation marks.
import { counted } from '../../../domain/counted.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { NumberedRow, Table } from '../../tables/csv.ts';

/** A table and what had to be put right to read it. */
export interface LooseTable {
  readonly table: Table;
  readonly warnings: readonly string[];
}

/** Rows as they stand; `delimiter` is null where cells are told apart otherwise. */
export interface RawTable {
  readonly rows: readonly NumberedRow[];
  readonly delimiter: string | null;
}

/** So many rows may stand above the header. */
const mostAbove = 5;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/**
 * Rows as a table. `textColumn` says which column of a header holds texts: a row with too many cells has the rest of its text there.
 * Refuses rows without a header, and rows too long for one in which no column holds texts.
 */
export function looseTable(
  { rows, delimiter }: RawTable,
  textColumn: (header: readonly string[]) => number | null,
): LooseTable {
  const above = titleRows(rows);
  const [first, ...rest] = rows.slice(above);
  if (!first || filled(first.cells) === 0)
    throw new Refusal('invalid', 'The table has no header: its first row must name the columns.');
  const isOfThree = rest[1]?.cells.some((cell) => cell.startsWith('{"ImportId"')) ?? false;
  const naming = isOfThree ? (rest[0]?.cells ?? []) : first.cells;
  const below = isOfThree ? rest.slice(2) : rest;
  const widest = below.reduce((most, { cells }) => Math.max(most, widthOf(cells)), widthOf(naming));
  const header = namedOnce(naming, widest, delimiter === null);
  const fit = fitted(below, header.named, { delimiter: delimiter ?? ',', textColumn });
  const table = { header: header.named, rows: fit.rows, rowNumbers: below.map(({ number }) => number) };
  return {
    table,
    warnings: [
      ...(above > 0
        ? [`${counted(above, 'row')} above the header ${above === 1 ? 'was' : 'were'} left out.`]
        : []),
      ...header.warnings,
      ...fit.warnings,
    ],
  };
}

/** A title above has fewer cells than the header under it, which has as many as the rows. */
function titleRows(rows: readonly NumberedRow[]): number {
  const counts = rows.slice(0, mostAbove + 1).map(({ cells }) => filled(cells));
  const most = Math.max(...counts, 0);
  const header = counts.findIndex((count) => count >= Math.max(2, most * 0.6));
  return header > 0 && counts.slice(0, header).every((count) => count === 1) ? header : 0;
}

const widthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

function namedOnce(
  cells: readonly string[],
  widest: number,
  isSheet: boolean,
): { named: string[]; warnings: string[] } {
  const used = isSheet ? widest : widthOf(cells);
  const width = cells.length > used ? Math.min(cells.length, Math.max(used, widest)) : used;
  const seen = new Map<string, number>();
  const twice: string[] = [];
  const named = Array.from({ length: width }, (_, at) => {
    const name = (cells[at] ?? '').replace(/\s+/g, ' ').trim() || `Column ${at + 1}`;
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    if (count === 2) twice.push(name);
    return count === 1 ? name : `${name} (${count})`;
  });
  return {
    named,
    warnings: twice.map((name) => `Several columns are called “${name}”; they were numbered.`),
  };
}

function fitted(
  rows: readonly NumberedRow[],
  header: readonly string[],
  { delimiter, textColumn }: { delimiter: string; textColumn: (header: readonly string[]) => number | null },
): { rows: string[][]; warnings: string[] } {
  const width = header.length;
  const long = rows.filter(({ cells }) => widthOf(cells) > width);
  const text = long.length === 0 ? null : textColumn(header);
  if (long[0] && text === null) throw tooLong(long[0], width);
  return {
    rows: rows.map(({ cells }) => {
      const used = widthOf(cells);
      const whole =
        used > width && text !== null ? mended(cells.slice(0, used), { width, text, delimiter }) : cells;
      return Array.from({ length: width }, (_, at) => whole[at] ?? '');
    }),
    warnings:
      long.length === 0
        ? []
        : [
            `In row ${long[0]?.number ?? 0}${long.length > 1 ? ` and ${long.length - 1} more` : ''} a text holds the sign between columns; it was put together again.`,
          ],
  };
}

function mended(
  cells: readonly string[],
  { width, text, delimiter }: { width: number; text: number; delimiter: string },
): string[] {
  const more = cells.length - width;
  const middle = cells.slice(text, text + more + 1).join(delimiter);
  return [...cells.slice(0, text), middle, ...cells.slice(text + more + 1)];
}

const tooLong = ({ cells, number }: NumberedRow, width: number): Refusal =>
  new Refusal(
    'invalid',
    `Row ${number} has ${widthOf(cells)} cells, but the header names ${width} columns. Put quotation marks around words that hold the delimiter.`,
  );
