import { Refusal } from '../../domain/refusal.ts';
import { refuseMany } from './cases.ts';
import { rowsOf } from './columns.ts';
import { readCsv } from './csv.ts';

/** A table of attributes: the column that names whom a row is about, and every other column as an attribute. */
export interface AttributeLines {
  readonly key: string;
  readonly attributes: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const most = { rows: 20_000, attributes: 100 };
const naming = /^(?:case|informant|source|name|person|participant|respondent|interviewee|file|id)$/i;

/** Reads a table of attributes of any kind: the column with such a name says whom a row is about, else the first. */
export function readAttributes(fileName: string, text: string): AttributeLines {
  const table = readCsv(text);
  const [first] = table.header;
  const key = table.header.find((column) => naming.test(column.trim())) ?? first;
  if (key === undefined || table.header.length < 2)
    throw new Refusal(
      'invalid',
      `${fileName} needs a column that names whom each row is about, and one more.`,
    );
  const attributes = table.header.filter((column) => column !== key && column.trim() !== '');
  refuseMany(fileName, 'rows', table.rows.length, most.rows);
  refuseMany(fileName, 'attributes', attributes.length, most.attributes);
  const rows = rowsOf(fileName, table, [key]).flatMap((row) => {
    const name = row.cell(key);
    return name === '' ? [] : [{ name, values: attributes.map((attribute) => row.cell(attribute)) }];
  });
  return { key, attributes, rows };
}
