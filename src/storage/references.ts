import type { Database } from 'better-sqlite3';

/** A column whose values are rows of another table. */
export interface Reference {
  readonly fromTable: string;
  readonly column: string;
  readonly toTable: string;
}

/** Every column of the schema that refers to a row of another table, but for the history's own. */
export function referencesOf(db: Database): Reference[] {
  return db
    .prepare<[], Reference>(
      `SELECT t.name AS fromTable, k."from" AS "column", k."table" AS toTable
       FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
       WHERE t.type = 'table' AND t.name <> 'history' AND k."table" <> 'history'`,
    )
    .all();
}
