import type { Database } from 'better-sqlite3';

/**
 * Does something that changes many turns, and writes what is searched anew afterwards: neither its pages nor what SQLite noted
 * about it keeps a word that went. Overwriting each word by itself, as is done for a single turn, would take ten times as long.
 */
export function searchAnew<T>(db: Database, work: () => T): T {
  // In the statement itself: a number that is bound is one with decimals to SQLite, which is none here.
  const overwrites = (is: 0 | 1): void =>
    void db.exec(`INSERT INTO turn_search (turn_search, rank) VALUES ('secure-delete', ${is})`);
  overwrites(0);
  const done = work();
  db.exec(`INSERT INTO turn_search (turn_search) VALUES ('rebuild')`);
  overwrites(1);
  const noted = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE name IN ('sqlite_stat3', 'sqlite_stat4')`)
    .pluck();
  for (const table of noted.all()) db.exec(`DELETE FROM ${table}`);
  return done;
}
