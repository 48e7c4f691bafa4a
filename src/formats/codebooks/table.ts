import { codeName, pathSeparator } from '../../domain/code.ts';
import { mostCodes, mostLevels, type Codebook, type CodebookCode } from '../../domain/codebook.ts';
import { shortened } from '../../domain/coding.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rowsOf, type Row } from '../tables/columns.ts';
import type { Table } from '../tables/csv.ts';
import { toCsv } from '../tables/write-csv.ts';
import { writeXlsx } from '../tables/write-xlsx.ts';

const header = [
  'path', 'parent', 'name', 'colour', 'definition', 'use when', 'do not use when', 'example', 'counter-example', 'keywords',
  'exclusions', 'origin', 'also under', 'guid',
]; // prettier-ignore

/** A codebook as a table, one row per code; several keywords in a cell are separated by semicolons. */
export function codebookCsv({ facets }: Codebook): Iterable<string> {
  return toCsv(header, rowsBelow(facets, ''));
}

/** The same table as a workbook for Excel. */
export const codebookXlsx = ({ facets }: Codebook): Promise<Buffer> =>
  writeXlsx('Codebook', header, [...rowsBelow(facets, '')]);

function* rowsBelow(codes: readonly CodebookCode[], above: string): Generator<string[]> {
  for (const code of codes) {
    const path = above === '' ? code.name : above + pathSeparator + code.name;
    yield [
      path, above, code.name, code.colour ?? '', code.definition, code.useWhen, code.doNotUseWhen, code.example,
      code.counterExample, code.keywords.join('; '), code.exclusions.join('; '), code.origin,
      code.alsoUnder.join('; '), code.guid ?? '',
    ]; // prettier-ignore
    yield* rowsBelow(code.codes, path);
  }
}

/** A code while its children are still being found. */
interface Branch extends CodebookCode {
  readonly codes: Branch[];
}

/**
 * Reads a table of codes. Where a code stands is said by its path, or by the path (or only the name) of its parent
 * beside its name. Parents that have no row of their own are made. Refuses a table with neither, naming file and row.
 */
export function readCodebookTable(fileName: string, table: Table): Codebook {
  const columns = table.header.map((name) => name.trim().toLowerCase());
  const rows = rowsOf(fileName, table, columns.includes('path') ? ['path'] : ['name']);
  if (rows.length > mostCodes)
    throw new Refusal('invalid', `${fileName} has ${rows.length} rows; no codebook can have more than ${mostCodes} codes.`); // prettier-ignore
  const branches = new Map<string, Branch>();
  const facets: Branch[] = [];
  const place = (path: readonly string[], entry?: CodebookCode): void => {
    const key = path.join(pathSeparator).toLowerCase();
    const known = branches.get(key);
    if (known && entry) Object.assign(known, { ...entry, codes: known.codes });
    if (known) return;
    const branch = { ...(entry ?? blank(path.at(-1) ?? '')), codes: [] };
    branches.set(key, branch);
    const above = path.slice(0, -1);
    if (above.length === 0) facets.push(branch);
    else {
      place(above);
      branches.get(above.join(pathSeparator).toLowerCase())?.codes.push(branch);
    }
  };
  const paths = new Map<string, readonly string[]>();
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const path = pathOf(fileName, row, paths);
    const key = path.join(pathSeparator).toLowerCase();
    const first = firstRow.get(key);
    if (first !== undefined)
      throw new Refusal('invalid', `${fileName}, row ${row.number}: “${shortened(path.join(pathSeparator), 200)}” stands in row ${first} already. Keep one of them.`); // prettier-ignore
    firstRow.set(key, row.number);
    paths.set((path.at(-1) ?? '').toLowerCase(), path);
    place(path, entryOfRow(row, path.at(-1) ?? ''));
  }
  if (facets.length === 0) throw new Refusal('invalid', `${fileName} has no codes.`);
  return { name: fileName.replace(/\.\w+$/, ''), about: '', facets };
}

function pathOf(
  fileName: string,
  row: Row,
  paths: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const split = (path: string): string[] => path.split('>').map((name) => name.trim());
  const path = row.cell('path');
  const parent = row.cell('parent');
  const names =
    path !== ''
      ? split(path)
      : [...(parent === '' ? [] : (paths.get(parent.toLowerCase()) ?? split(parent))), row.cell('name')];
  if (names.some((name) => name === ''))
    throw new Refusal('invalid', `${fileName}, row ${row.number}: a code needs a name.`);
  if (names.length > mostLevels)
    throw new Refusal('invalid', `${fileName}, row ${row.number}: the path has ${names.length} levels; no more than ${mostLevels} can be read.`); // prettier-ignore
  return names.map((name) => codeName(name));
}

function entryOfRow(row: Row, name: string): CodebookCode {
  const list = (column: string): string[] =>
    row.cell(column).split(/[;\n]/).map((word) => word.trim()).filter((word) => word !== ''); // prettier-ignore
  const colour = row.cell('colour').toLowerCase();
  return {
    ...blank(name),
    colour: /^#[0-9a-f]{6}$/.test(colour) ? colour : null,
    definition: row.cell('definition') || row.cell('description'),
    useWhen: row.cell('use when'),
    doNotUseWhen: row.cell('do not use when'),
    example: row.cell('example'),
    counterExample: row.cell('counter-example'),
    keywords: list('keywords'),
    exclusions: list('exclusions'),
    alsoUnder: list('also under'),
    origin: row.cell('origin'),
  };
}

/** A code of which nothing but its name is known. */
export const blank = (name: string): CodebookCode => ({
  ...{ name, colour: null, definition: '', useWhen: '', doNotUseWhen: '', example: '', counterExample: '' },
  ...{ keywords: [], exclusions: [], origin: '', codes: [], alsoUnder: [] },
});
