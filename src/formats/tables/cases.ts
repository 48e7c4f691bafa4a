import { Refusal } from '../../domain/refusal.ts';
import { rowsOf } from './columns.ts';
import { readCsv } from './csv.ts';

/** A table of cases: a row each, a column per attribute. */
export interface CaseLines {
  readonly attributes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Ten times the largest comparison anyone has made. */
const mostCases = 3000;
const mostAttributes = 100;

/** Reads a CSV of cases: the column `case` (or `name`) names them, every other column is an attribute. */
export function readCases(fileName: string, text: string): CaseLines {
  const table = readCsv(text);
  const naming = table.header.find((column) => /^(?:case|name)$/i.test(column.trim())) ?? 'case';
  const attributes = table.header.filter((column) => column !== naming);
  refuseMany(fileName, 'cases', table.rows.length, mostCases);
  refuseMany(fileName, 'attributes', attributes.length, mostAttributes);
  const rows = rowsOf(fileName, table, [naming]).map((row) => {
    const name = row.cell(naming);
    if (name === '') throw new Refusal('invalid', `${fileName}, row ${row.number}: the case has no name.`);
    return { name, values: attributes.map((attribute) => row.cell(attribute)) };
  });
  return { attributes, rows };
}

/** Refuses a table that has more of something than can be added at once. */
export function refuseMany(fileName: string, what: string, count: number, most: number): void {
  if (count <= most) return;
  throw new Refusal(
    'invalid',
    `${fileName} has ${count} ${what}; no more than ${most} can be added at once.`,
  );
}
