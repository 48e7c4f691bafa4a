import type { Database } from 'better-sqlite3';

/** A row to be erased, by its table. */
export interface Root {
  readonly table: string;
  readonly id: number;
}

interface Reference {
  readonly fromTable: string;
  readonly column: string;
  readonly toTable: string;
  readonly onDelete: string;
}

/**
 * Marks all that goes with some rows. `temp.gone` is what stands and goes; `temp.erased` is that and whatever the undo data
 * knows of it: rows that were removed, or stood otherwise, long ago. (A row's number can have been another's once, so what
 * stands is followed by itself.)
 */
export function markReach(db: Database, roots: readonly Root[], past: readonly number[] = []): void {
  unmark(db);
  for (const table of ['gone', 'erased', 'unhinged'])
    db.exec(
      `CREATE TEMP TABLE ${table} (of_table TEXT, row_id INTEGER, PRIMARY KEY (of_table, row_id)) WITHOUT ROWID`,
    );
  const root = db.prepare<[string, number]>('INSERT OR IGNORE INTO temp.gone VALUES (?, ?)');
  for (const { table, id } of roots) root.run(table, id);
  const cascades = references(db).filter(({ onDelete }) => onDelete === 'CASCADE');
  untilNothingIsNew(db, [...cascades.map(standing), ...noted('gone')]);
  db.exec('INSERT INTO temp.erased SELECT * FROM temp.gone');
  // A number that another source has by now: only the undo data under it goes, its words are that source's.
  const isTaken = db.prepare<[number], number>('SELECT 1 FROM sources WHERE id = ?');
  const remember = db.prepare<[number]>(`INSERT OR IGNORE INTO temp.erased VALUES ('sources', ?)`);
  for (const id of past) if (isTaken.get(id) === undefined) remember.run(id);
  for (const id of past) if (isTaken.get(id) !== undefined) unhinge(db, id);
  untilNothingIsNew(db, [...cascades.map(remembered), rememberedTurns, rememberedMemos]);
}

/** Marks the undo data of a source that stays as going: in it things would come back at a wrong place, or at all. */
export function unhinge(db: Database, sourceId: number): void {
  for (const table of ['source_versions', 'matter', 'codings', 'suggestion_decisions']) {
    db.prepare<[number]>(
      `INSERT OR IGNORE INTO temp.unhinged SELECT '${table}', id FROM main.${table} WHERE source_id = ?`,
    ).run(sourceId);
    db.prepare<[number]>(
      `INSERT OR IGNORE INTO temp.unhinged SELECT '${table}', row_id FROM main.history_rows
       WHERE of_table = '${table}' AND image IS NOT NULL AND json_extract(image, '$.source_id') = ?`,
    ).run(sourceId);
  }
}

/** Sources that undo data alone still knows: in which an informant spoke, that belonged to a case, or with the same text. */
export function pastSources(
  db: Database,
  { kind, id }: { readonly kind: string; readonly id: number },
  going: readonly number[],
): number[] {
  const sourceOf = `SELECT json_extract(image, '$.source_id') FROM history_rows WHERE image IS NOT NULL AND of_table =`;
  const linked = {
    informant: `${sourceOf} 'speakers' AND json_extract(image, '$.informant_id') = @id`,
    case: `${sourceOf} 'case_sources' AND json_extract(image, '$.case_id') = @id`,
  };
  const known = kind === 'informant' || kind === 'case' ? [linked[kind]] : [];
  const alike = `${sourceOf} 'source_versions' AND json_extract(image, '$.sha256') IN
    (SELECT sha256 FROM source_versions WHERE source_id IN (SELECT value FROM json_each(@going)))`;
  const found = db
    .prepare<{ id: number; going: string }, number>([...known, alike].join(' UNION '))
    .pluck()
    .all({ id, going: JSON.stringify(going) });
  return found.filter((sourceId) => !going.includes(sourceId));
}

/** Takes the marks away. */
export function unmark(db: Database): void {
  for (const table of ['gone', 'erased', 'unhinged']) db.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

/** Every column that refers to a row of another table, and what becomes of it when that row goes. */
export const references = (db: Database): Reference[] =>
  db
    .prepare<[], Reference>(
      `SELECT t.name AS fromTable, k."from" AS "column", k."table" AS toTable, k.on_delete AS onDelete
       FROM main.sqlite_schema t, pragma_foreign_key_list(t.name) k
       WHERE t.type = 'table' AND k."table" <> 'history'`,
    )
    .all();

function untilNothingIsNew(db: Database, statements: readonly string[]): void {
  const prepared = statements.map((sql) => db.prepare(sql));
  while (prepared.reduce((sum, statement) => sum + statement.run().changes, 0) > 0);
}

const standing = ({ fromTable, column, toTable }: Reference): string =>
  `INSERT OR IGNORE INTO temp.gone SELECT '${fromTable}', id FROM main.${fromTable}
   WHERE "${column}" IN (SELECT row_id FROM temp.gone WHERE of_table = '${toTable}')`;

const remembered = ({ fromTable, column, toTable }: Reference): string =>
  `INSERT OR IGNORE INTO temp.erased SELECT '${fromTable}', row_id FROM main.history_rows
   WHERE of_table = '${fromTable}' AND image IS NOT NULL
     AND json_extract(image, '$.${column}') IN (SELECT row_id FROM temp.erased WHERE of_table = '${toTable}')`;

const rememberedTurns = `INSERT OR IGNORE INTO temp.erased
  SELECT 'turns', json_extract(turn.value, '$.id') FROM main.history_rows r, json_each(r.image, '$.turns') turn
  WHERE r.of_table = 'source_versions' AND r.image IS NOT NULL
    AND r.row_id IN (SELECT row_id FROM temp.erased WHERE of_table = 'source_versions')`;

const rememberedMemos = `INSERT OR IGNORE INTO temp.erased
  SELECT 'memos', r.row_id FROM main.history_rows r JOIN temp.erased e
    ON e.of_table = json_extract(r.image, '$.about') || 's' AND e.row_id = json_extract(r.image, '$.about_id')
  WHERE r.of_table = 'memos' AND r.image IS NOT NULL`;

/** Cells of a matrix are known by the key of their row (`case-3`), memos by what they are about. */
const noted = (marks: string): string[] => [
  `INSERT OR IGNORE INTO temp.${marks} SELECT 'cells', c.id FROM main.cells c JOIN temp.${marks} e
     ON c.row_key = substr(e.of_table, 1, length(e.of_table) - 1) || '-' || e.row_id
   WHERE e.of_table IN ('cases', 'sources', 'informants')`,
  `INSERT OR IGNORE INTO temp.${marks} SELECT 'matter', m.id FROM main.matter m JOIN temp.${marks} e
     ON e.of_table = 'turns' AND e.row_id = m.turn_id`,
  `INSERT OR IGNORE INTO temp.${marks} SELECT 'memos', m.id FROM main.memos m JOIN temp.${marks} e
     ON e.of_table = m.about || 's' AND e.row_id = m.about_id`,
];
