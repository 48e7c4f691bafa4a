import { shortened } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Table } from './csv.ts';

/** One row of a table by the names of its columns, capitals and blanks aside. */
export interface Row {
  /** The row of the spreadsheet it stands on; the header is row 1. */
  readonly number: number;
  /** The trimmed cell of a column; '' where the table has no such column. */
  readonly cell: (column: string) => string;
}

/** The rows of a table. Refuses one without the columns needed, naming those it has. */
export function rowsOf(fileName: string, table: Table, needed: readonly string[]): Row[] {
  const places = new Map(table.header.map((name, place) => [plain(name), place]));
  const missing = needed.filter((column) => !places.has(plain(column)));
  if (missing.length > 0) {
    const has = table.header
      .slice(0, 20)
      .map((name) => shortened(name))
      .join(', ');
    throw new Refusal(
      'invalid',
      `${fileName} has no column “${missing.join('”, “')}”. It has: ${has}${table.header.length > 20 ? ', …' : ''}.`,
    );
  }
  return table.rows.map((cells, at) => ({
    number: table.rowNumbers[at] ?? at + 2,
    cell: (column) => (cells[places.get(plain(column)) ?? -1] ?? '').trim(),
  }));
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** Reads one of a fixed set of words; refuses another, naming file, row and column. */
export function oneOf<T extends string>(
  fileName: string,
  row: Row,
  column: string,
  words: readonly T[],
): T | '' {
  const given = row.cell(column).toLowerCase();
  if (given === '') return '';
  const found = words.find((word) => word === given);
  if (found === undefined) {
    throw new Refusal(
      'invalid',
      `${fileName}, row ${row.number}: ${column} is “${shortened(given)}”, not one of ${words.join(', ')}.`,
    );
  }
  return found;
}
