// What a project file holds, as a researcher and every query could see it: so that it can be told whether a byte mattered.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Where SQLite keeps which journal a file is written with: a copy in memory has none. */
const journalBytes = [18, 19];

/**
 * A hash of everything in a project file: what it is built of, every row of every table read from the table itself, every
 * index read in its order, and every word of the search with its places. “unreadable” where some of it cannot be read. What
 * the program keeps about the rest to prove it (its seals) is not content.
 */
export function contentOf(file: Buffer): string {
  const bytes = Buffer.from(file);
  for (const at of journalBytes) if (bytes[at] === 2) bytes[at] = 1;
  let db: Database.Database | null = null;
  try {
    db = new Database(bytes);
    return hashOf(db);
  } catch (error) {
    if (error instanceof Error) return 'unreadable';
    throw error;
  } finally {
    db?.close();
  }
}

function hashOf(db: Database.Database): string {
  const hash = createHash('sha256');
  for (const sql of questions(db)) {
    for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}

/** Everything that can be asked of a file. */
function questions(db: Database.Database): string[] {
  const names = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  const tables = names(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name <> 'seals'
     AND name NOT LIKE 'turn_search_%' ORDER BY name`,
  );
  const indexes = db
    .prepare<[], { name: string; ofTable: string }>(
      `SELECT name, tbl_name AS ofTable FROM sqlite_schema WHERE type = 'index' AND tbl_name <> 'seals' ORDER BY name`,
    )
    .all();
  db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'turn_search', 'instance')`);
  return [
    'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name',
    'SELECT * FROM pragma_user_version, pragma_application_id',
    ...tables.map((table) => `SELECT * FROM "${table}" NOT INDEXED`),
    ...indexes.flatMap(({ name, ofTable }) => throughIndex(db, name, ofTable)),
    'SELECT rowid, words FROM turn_search ORDER BY rowid',
    'SELECT * FROM temp.words',
  ];
}

/** The rows of a table in the order of an index, as far as the index itself answers. */
function throughIndex(db: Database.Database, index: string, table: string): string[] {
  const columns = db
    .prepare<[string], string | null>('SELECT name FROM pragma_index_info(?)')
    .pluck()
    .all(index)
    .filter((name) => name !== null);
  const where = db
    .prepare<[string], string>(
      `SELECT coalesce(substr(sql, instr(sql, ' WHERE ')), '') FROM sqlite_schema WHERE name = ? AND instr(sql, ' WHERE ') > 0`,
    )
    .pluck()
    .get(index);
  // An index over an expression is read where it is asked for with that expression; its rows are compared by the check alone.
  if (columns.length === 0) return [];
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  return [`SELECT ${quoted}, rowid FROM "${table}" INDEXED BY "${index}"${where ?? ''} ORDER BY ${quoted}`];
}
