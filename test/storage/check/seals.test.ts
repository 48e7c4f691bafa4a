import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkFile } from '../../../src/storage/check/examine.ts';
import { strangeBuild } from '../../../src/storage/check/schema.ts';
import { brokenSeals, sealed } from '../../../src/storage/check/seals.ts';
import { migrateTo, newestVersion } from '../../../src/storage/migrate.ts';
import { openProject } from '../../../src/storage/project.ts';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { temporaryFolder } from '../../support/project.ts';
import { copySample } from '../../support/sample-study.ts';

/** A copy of the sample study at rest. */
function sampleFile(): string {
  const folder = temporaryFolder();
  return join(folder, `${copySample({ folder })}.throughline`);
}

function changed(file: string, sql: string): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

test('the sample study is as it was sealed, table by table', () => {
  const file = sampleFile();
  expect(checkFile(file)).toMatchObject({ faults: [], problems: [] });
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  const kept = db.prepare<[], string>('SELECT of_table FROM seals ORDER BY of_table').pluck().all();
  expect(kept).toEqual([...sealed].sort());
});

/** One change of one value in a table that holds something, as no rule of the project would notice it. */
const changes: [table: string, sql: string][] = [
  ['project', `UPDATE project SET description = description || '.'`],
  ['coders', `UPDATE coders SET created_at = '2001-01-01' WHERE id = 1`],
  ['cases', `UPDATE cases SET name = name || '.' WHERE id = (SELECT min(id) FROM cases)`],
  ['attribute_values', `DELETE FROM attribute_values WHERE id = (SELECT max(id) FROM attribute_values)`],
  ['informants', `UPDATE informants SET type = 'other' WHERE id = 2`],
  ['sources', `UPDATE sources SET words = words + 1 WHERE id = 3`],
  ['speakers', `UPDATE speakers SET label = label || '.' WHERE id = 4`],
  ['turns', `UPDATE turns SET start_ms = 17 WHERE id = 5`],
  ['codes', `UPDATE codes SET definition = definition || ' ' WHERE id = 3`],
  [
    'codings',
    `UPDATE codings SET polarity = CASE polarity WHEN 'plain' THEN 'supports' ELSE 'plain' END WHERE id = 7`,
  ],
  ['memos', `UPDATE memos SET text = text || '!' WHERE id = (SELECT min(id) FROM memos)`],
  ['history', `UPDATE history SET source_id = 999 WHERE id = (SELECT max(id) FROM history)`],
  [
    'history_rows',
    `UPDATE history_rows SET row_id = row_id + 1 WHERE id = (SELECT max(id) FROM history_rows)`,
  ],
];

test.for(changes)(
  'what something else changed in %s is found, and the file is not opened for work',
  ([table, sql]) => {
    const file = sampleFile();
    changed(file, sql);
    const before = readFileSync(file);
    const db = new Database(file, { readonly: true });
    expect(brokenSeals(db).map((one) => one.table)).toEqual([table]);
    db.close();
    expect(checkFile(file).faults.find(({ name }) => name === 'seals')).toMatchObject({
      severity: 'changed',
    });
    const workspace = openWorkspace(join(file, '..'));
    const [listed] = workspace.list();
    expect(() => workspace.project(listed?.key ?? '')).toThrow(
      'Something else than Throughline has changed this file',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    workspace.close();
  },
);

describe('a project of an older version', () => {
  const folder = join(import.meta.dirname, '../../../data-samples/old-projects');
  test.each(readdirSync(folder).filter((name) => name.endsWith('.throughline')))(
    '%s is built exactly so, and sealed once it is brought up to date',
    (name) => {
      const file = join(temporaryFolder(), name);
      copyFileSync(join(folder, name), file);
      expect(checkFile(file)).toMatchObject({ problems: [] });
      openProject(file).close();
      expect(checkFile(file)).toMatchObject({ problems: [] });
      changed(file, `UPDATE codings SET origin = 'in vivo'`);
      expect(checkFile(file).faults.map((fault) => fault.name)).toEqual(['seals']);
    },
  );
});

test('a codebook that an earlier version closed into a ring is opened again when it is brought up to date', () => {
  const file = join(temporaryFolder(), 'ring.throughline');
  copyFileSync(join(import.meta.dirname, '../../../data-samples/old-projects/version-5.throughline'), file);
  const db = new Database(file);
  const codes = db.prepare<[], number>('SELECT id FROM codes ORDER BY id').pluck().all();
  const facets = db
    .prepare<[], number>('SELECT id FROM codes WHERE parent_id IS NULL ORDER BY id')
    .pluck()
    .all();
  const under = db
    .prepare<[number], number>('SELECT min(id) FROM codes WHERE parent_id = ?')
    .pluck()
    .get(facets[0] ?? 0);
  db.prepare('UPDATE codes SET parent_id = ? WHERE id = ?').run(under, facets[0]);
  db.close();
  const project = openProject(file);
  expect(
    placedCodes(project)
      .map(({ id }) => id)
      .sort((a, b) => a - b),
  ).toEqual(codes);
  project.close();
  expect(checkFile(file).problems).toEqual([]);
});

describe('a file is built exactly as this program builds it', () => {
  /** A database of the newest schema with something done to it. */
  function built(sql: string): string | undefined {
    const db = new Database(':memory:');
    migrateTo(db, newestVersion);
    db.exec(sql);
    const strange = strangeBuild(db, newestVersion);
    db.close();
    return strange;
  }

  const strangers: [what: string, sql: string, said: RegExp | undefined][] = [
    ['nothing', '', undefined],
    ['statistics of SQLite', 'ANALYZE', undefined],
    [
      'a trigger that hides in the one that is ours',
      `DROP TRIGGER turns_leave_search; CREATE TRIGGER turns_leave_search AFTER DELETE ON turns BEGIN DELETE FROM turn_search WHERE rowid = OLD.id; DELETE FROM codes; END`,
      /the trigger “turns_leave_search” is not as/,
    ],
    [
      'a trigger of the same words on another table',
      `CREATE TRIGGER sly AFTER INSERT ON codings BEGIN DELETE FROM codings; END`,
      /it holds the trigger “sly”/,
    ],
    [
      'a view in place of the project',
      'DROP TABLE project; CREATE VIEW project AS SELECT 1 AS id, 2 AS name',
      /the view “project”|“project” is not/,
    ],
    ['one column more', 'ALTER TABLE codings ADD COLUMN secret TEXT', /the table “codings” is not as/],
    ['an index less', 'DROP INDEX codings_by_code', /the index “codings_by_code” is missing/],
    ['a table less', 'DROP TABLE cells', /“cells.*” is missing/],
    ['a virtual table', 'CREATE VIRTUAL TABLE x USING fts5(y)', /the table “x”/],
  ];
  test.for(strangers)('%s', ([, sql, said]) => {
    if (said === undefined) expect(built(sql)).toBeUndefined();
    else expect(built(sql)).toMatch(said);
  });
});
