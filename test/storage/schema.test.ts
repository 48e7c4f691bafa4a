import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrateTo, newestVersion } from '../../src/storage/migrate.ts';

/** SQLite writes columns that came later behind one another, before the last bracket: each gets its line. */
const readable = (sql: string): string =>
  sql
    .replaceAll(/,? (?="?[a-z_]+"? (?:INTEGER|TEXT|REAL)\b)/g, (found) =>
      found.startsWith(',') ? ',\n  ' : found,
    )
    .replaceAll(/\s*\n, ?/g, ',\n  ')
    .replaceAll(/\n\s*\n/g, '\n')
    .replace(/([^\s(])\) STRICT$/, '$1\n) STRICT');

/** What a study is kept in: tables in the order in which they came, each followed by its indexes and triggers. */
function wholeSchema(): string {
  const db = new Database(':memory:');
  try {
    migrateTo(db, newestVersion);
    const statements = db
      .prepare<[], string>(
        `SELECT s.sql FROM sqlite_schema s JOIN sqlite_schema t ON t.name = s.tbl_name AND t.type = 'table'
         WHERE s.sql IS NOT NULL AND s.name NOT GLOB 'sqlite_*' AND s.name NOT GLOB 'turn_search_*'
         ORDER BY t.rowid, s.type <> 'table', s.rowid`,
      )
      .pluck()
      .all();
    const head = `-- The whole schema of a project file, as its migrations leave it. A test writes it: npm run test:server -- schema -u`;
    return [head, ...statements.map((sql) => `${readable(sql)};`)].join('\n\n').concat('\n');
  } finally {
    db.close();
  }
}

test('the schema that stands beside the migrations is the one a project has', async () => {
  const schema = wholeSchema();
  expect(schema).toContain('CREATE TABLE codings');
  await expect(schema).toMatchFileSnapshot('../../src/storage/schema.sql');
});
