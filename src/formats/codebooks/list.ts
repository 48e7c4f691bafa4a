// Codes as a table: a row for each. What the columns say is in `domain/code-list.ts`.
import { columnsOfList, type CodeList, type ColumnRole, type ListColumns } from '../../domain/code-list.ts';
import { codeName, pathSeparator } from '../../domain/code.ts';
import { mostCodes, mostLevels, type Codebook, type CodebookCode } from '../../domain/codebook.ts';
import { asColour } from '../../domain/colour.ts';
import { Refusal } from '../../domain/refusal.ts';
import { blank } from './table.ts';

type Rows = readonly { readonly cells: readonly string[]; readonly number: number }[];

/** Reads rows as a list of codes: with the codes that its columns give as far as they are understood, and the list itself. */
export function readCodeList(fileName: string, all: Rows): Codebook {
  const rows = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new Refusal('invalid', `${fileName} has no codes: it is empty.`);
  if (rows.length > mostCodes + 20)
    throw new Refusal(
      'invalid',
      `${fileName} has ${rows.length} rows; no codebook can have more than ${mostCodes} codes.`,
    );
  const cells = rows.map((row) => row.cells);
  const columns = columnsOfList(cells);
  const list = { rows: cells, numbers: rows.map(({ number }) => number), columns };
  return { ...codebookOfList(fileName, list), list };
}

/**
 * A codebook as it is taken over: a list by the columns that were said, else as it was understood. Refuses a list of which it
 * is not certain, unless somebody said what its columns are.
 */
export function takenOver({ list, ...book }: Codebook, said?: ListColumns): Codebook {
  if (!list) return book;
  if (said) return { ...codebookOfList(book.name, { ...list, columns: said }), name: book.name };
  if (list.columns.isCertain) return book;
  throw new Refusal(
    'invalid',
    `It is not certain what the columns of ${book.name} say. Call them name, definition, group … in its first row, or say which is which.`,
  );
}

/** A code while its children are still being found. */
interface Branch extends CodebookCode {
  readonly codes: Branch[];
}

/**
 * The codes of a list. Where a code stands is said by its path, by its parent or group beside its name, or by blanks before
 * the name. Parents without a row of their own are made; of two codes in one place that say different things the second is
 * numbered. Refuses a row without a name, naming file and row.
 */
function codebookOfList(fileName: string, list: CodeList): Codebook {
  const tree = growing();
  const placeOf = placer(fileName, list);
  list.rows.slice(list.columns.above).forEach((cells, at) => {
    const row = rowOf(cells, list.columns, list.numbers[at + list.columns.above] ?? at + 1);
    const path = placeOf(row);
    tree.place(path, entryOfRow(row, path.at(-1) ?? ''));
  });
  if (tree.top.length === 0) throw new Refusal('invalid', `${fileName} has no codes.`);
  return { name: fileName.replace(/\.\w+$/, ''), about: '', facets: tree.top };
}

/** One row by what its columns say. */
interface Row {
  readonly number: number;
  /** The cell of a role, with the blanks around it; '' where no column has it. */
  readonly raw: (role: ColumnRole) => string;
  readonly cell: (role: ColumnRole) => string;
  /** The groups it stands in, each once. */
  readonly groups: readonly string[];
}

function rowOf(cells: readonly string[], { roles }: ListColumns, number: number): Row {
  const raw = (role: ColumnRole): string => cells[roles.indexOf(role)] ?? '';
  const groups = roles.flatMap((role, at) => (role === 'group' ? splitList(cells[at] ?? '') : []));
  return { number, raw, cell: (role) => raw(role).trim(), groups: [...new Set(groups)] };
}

const splitList = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Finds where each row of a list stands, one after the other: the names from the top down. */
function placer(fileName: string, { rows, columns }: CodeList): (row: Row) => string[] {
  const split = splitter(rows.slice(columns.above), columns);
  const known = new Map<string, readonly string[]>();
  const open: { readonly indent: number; readonly path: readonly string[] }[] = [];
  const above = (row: Row): readonly string[] => {
    const parent = row.cell('parent') || (row.groups[0] ?? '');
    if (parent !== '') return known.get(parent.toLowerCase()) ?? split(parent);
    const indent = row.raw('name').search(/\S|$/);
    while (open.some((one) => one.indent >= indent)) open.pop();
    return open.at(-1)?.path ?? [];
  };
  return (row) => {
    const path = row.cell('path');
    const names = path === '' ? [...above(row), ...split(row.cell('name'))] : split(path);
    if (names.length === 0 || names.some((name) => name === ''))
      throw new Refusal('invalid', `${fileName}, row ${row.number}: a code needs a name.`);
    if (names.length > mostLevels)
      throw new Refusal(
        'invalid',
        `${fileName}, row ${row.number}: the path has ${names.length} levels; no more than ${mostLevels} can be read.`,
      );
    const kept = names.map((name) => codeName(name));
    known.set((kept.at(-1) ?? '').toLowerCase(), kept);
    open.push({ indent: row.raw('name').search(/\S|$/), path: kept });
    return kept;
  };
}

/** How paths are cut in a list: by ">" and ">>"; where none has it, by "::" or "\". Ours are cut by ">" alone. */
function splitter(rows: CodeList['rows'], { roles }: ListColumns): (path: string) => string[] {
  const isOurs = roles.includes('path') && roles.includes('guid');
  const columns = roles.flatMap((role, at) =>
    role === 'path' || role === 'name' || role === 'parent' ? at : [],
  );
  const has = (sign: string): boolean => rows.some((row) => columns.some((at) => row[at]?.includes(sign)));
  const sign = isOurs || has('>') ? />+/ : has('::') ? '::' : '\\';
  return (path) => path.split(sign).map((name) => name.trim());
}

/** The tree as it grows, row by row. */
function growing() {
  const top: Branch[] = [];
  const branches = new Map<string, Branch>();
  /** Those that a row of their own has said. */
  const said = new Set<Branch>();
  const keyOf = (path: readonly string[]): string => path.join(pathSeparator).toLowerCase();
  const grow = (path: readonly string[], entry: CodebookCode): Branch => {
    const branch: Branch = { ...entry, codes: [] };
    branches.set(keyOf(path), branch);
    if (path.length === 1) top.push(branch);
    else at(path.slice(0, -1)).codes.push(branch);
    return branch;
  };
  const at = (path: readonly string[]): Branch =>
    branches.get(keyOf(path)) ?? grow(path, blank(path.at(-1) ?? ''));
  const place = (path: readonly string[], entry: CodebookCode, count = 1): void => {
    const name = count === 1 ? entry.name : `${entry.name} (${count})`;
    const here = [...path.slice(0, -1), name];
    const known = branches.get(keyOf(here));
    if (!known) said.add(grow(here, { ...entry, name }));
    else if (!said.has(known))
      said.add(Object.assign(known, { ...entry, name: known.name, codes: known.codes }));
    else if (!saysSame(known, entry)) place(path, entry, count + 1);
  };
  return { top, place };
}

const saysSame = (one: CodebookCode, other: CodebookCode): boolean =>
  one.definition === other.definition && one.useWhen === other.useWhen && one.example === other.example;

function entryOfRow(row: Row, name: string): CodebookCode {
  const listed = row.cell('parent') === '' && row.cell('path') === '' ? row.groups.slice(1) : row.groups;
  return {
    ...blank(name),
    colour: asColour(row.cell('colour')),
    definition: row.cell('definition'),
    useWhen: row.cell('use when'),
    doNotUseWhen: row.cell('do not use when'),
    example: row.cell('example'),
    counterExample: row.cell('counter-example'),
    keywords: splitList(row.cell('keywords')),
    exclusions: splitList(row.cell('exclusions')),
    alsoUnder: [...new Set([...splitList(row.cell('also under')), ...listed])],
    origin: row.cell('origin'),
  };
}
