/** What a column of a list of codes can say. */
export const columnRoles = [
  'name', 'path', 'parent', 'group', 'definition', 'colour', 'use when', 'do not use when', 'example', 'counter-example', 'keywords',
  'exclusions', 'origin', 'also under', 'guid', 'nothing',
] as const; // prettier-ignore
export type ColumnRole = (typeof columnRoles)[number];

/** What the columns of a list of codes are taken for. */
export interface ListColumns {
  /** One for each column; several can be groups. */
  readonly roles: readonly ColumnRole[];
  /** How many rows stand above the first code: a title, the names of the columns. */
  readonly above: number;
  /** Whether the columns are named so that there is no doubt. */
  readonly isCertain: boolean;
}

/** A list of codes as a table, before it is decided what its columns say. */
export interface CodeList {
  readonly rows: readonly (readonly string[])[];
  /** The row of the spreadsheet on which each of `rows` stands. */
  readonly numbers: readonly number[];
  readonly columns: ListColumns;
}

/** So many rows are looked through for the names of the columns. */
const mostAbove = 8;

/** What other programs, and people, call the columns of their codes. */
const calledSo: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries({
    name: 'code|code name|codename|name|tag|tag name|label|node|theme|title of code|kategorie|nom|nombre|código|codigo',
    path: 'path|full path|code path|full name|hierarchical name|code tree|pfad',
    parent:
      'parent|parent code|parent name|parent tag|above|parent code name|under|oberkategorie|parent path',
    group:
      'group|groups|code group|code groups|category|cat|set|sets|family|code family|folder|facet|gruppe|groupe|grupo',
    definition:
      'definition|code definition|description|code description|comment|comments|memo|code memo|meaning|note|notes|beschreibung|définition|definición|definição|descripción|descrição',
    colour: 'colour|color|code colour|code color|hex|rgb|farbe|couleur|cor',
    'use when': 'use when|when to use|inclusion|inclusion criteria|include|use for',
    'do not use when':
      'do not use when|when not to use|exclusion|exclusion criteria|exclude|do not use for|not when',
    example:
      'example|examples|example quote|quote|anchor example|ankerbeispiel|beispiel|exemple|ejemplo|exemplo',
    'counter-example': 'counter example|counterexample|near miss|counter examples|non example',
    keywords: 'keywords|keyword|search terms|terms|indicators',
    exclusions: 'exclusions|not in',
    origin: 'origin|from|theory|reference|seed',
    'also under': 'also under|also listed under',
    guid: 'guid|id of code|uuid',
  } satisfies Partial<Record<ColumnRole, string>>).flatMap(([role, names]) =>
    // The keys of the object just above.
    names.split('|').map((name): [string, ColumnRole] => [name, role as ColumnRole]),
  ),
);

/** What a column is for, by what stands at its head; null where that tells nothing. */
function roleCalled(head: string): ColumnRole | null {
  const words = head
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  const known = calledSo.get(words) ?? calledSo.get(words.replace(/ ?\d+$/, ''));
  if (known) return known;
  const parts = words.split(/\s*(?:>+|\\|::|\/)\s*/).map((part) => calledSo.get(part));
  if (parts.length < 2 || parts.includes(undefined)) return null;
  const isPath = parts.every((part) => part === 'name' || part === 'group' || part === 'parent');
  return isPath ? 'path' : (parts[0] ?? null);
}

/** What the columns of a list are, by their names; where none is called so, by what stands in them. */
export function columnsOfList(rows: CodeList['rows']): ListColumns {
  for (const [at, row] of rows.slice(0, mostAbove).entries()) {
    const heads = row.map(roleCalled);
    const filled = row.filter((cell) => cell.trim() !== '').length;
    const known = heads.filter((head) => head !== null).length;
    const isNamed = heads.includes('name') || heads.includes('path');
    if (isNamed && (known >= 2 || filled === known))
      return { roles: onceEach(heads), above: at + 1, isCertain: true };
  }
  return guessed(rows);
}

/** A role once, but for groups; the second column of a name says nothing. */
function onceEach(heads: readonly (ColumnRole | null)[]): ColumnRole[] {
  return heads.map((head, at) =>
    head === null || (head !== 'group' && heads.indexOf(head) < at) ? 'nothing' : head,
  );
}

/** The first column with something in nearly every row is the name, the wordiest other one the definition, what repeats groups. */
function guessed(rows: CodeList['rows']): ListColumns {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    const length = cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
    return { at, filled: cells.length, length, repeats: new Set(cells).size < cells.length };
  });
  const name =
    columns.find(({ filled, length }) => filled >= rows.length * 0.8 && length <= 80) ?? columns[0];
  const others = columns.filter((one) => one !== name && one.filled > 0);
  const groups = others.filter(({ repeats, filled, length }) => repeats && filled > 1 && length <= 40);
  const wordiest = others.filter((one) => !groups.includes(one)).sort((a, b) => b.length - a.length)[0];
  const roleAt = (at: number): ColumnRole => {
    if (at === name?.at) return 'name';
    if (at === wordiest?.at) return 'definition';
    return groups.some((one) => one.at === at) ? 'group' : 'nothing';
  };
  return { roles: columns.map(({ at }) => roleAt(at)), above: 0, isCertain: width === 1 && rows.length > 1 };
}
