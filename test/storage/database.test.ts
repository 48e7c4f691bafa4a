import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createProject } from '../../src/actions/projects/projects.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { checkFile, glance, refuseDamaged } from '../../src/storage/check/examine.ts';
import { applicationId, openDatabase } from '../../src/storage/database.ts';
import { newestVersion } from '../../src/storage/migrate.ts';
import { openChecked } from '../../src/storage/proved.ts';
import { temporaryFolder, temporaryWorkspace } from '../support/project.ts';

/** A project file at rest, closed by everybody. */
async function projectFile(): Promise<string> {
  const workspace = temporaryWorkspace();
  const key = await createProject(workspace, {
    name: 'Study',
    description: '',
    coder: 'Ada',
    codebook: null,
  });
  workspace.close();
  return join(workspace.folder, `${key}.throughline`);
}

/** Changes a file the way another program would. */
function tamper(file: string, change: (db: Database.Database) => void): void {
  const db = new Database(file);
  change(db);
  db.close();
}

test('every setting that safety rests on is in force', () => {
  const db = openDatabase(join(temporaryFolder(), 'x.throughline'));
  const setting = (name: string): unknown => db.pragma(name, { simple: true });
  expect(setting('journal_mode')).toBe('wal');
  expect(setting('synchronous')).toBe(2);
  expect(setting('foreign_keys')).toBe(1);
  expect(setting('trusted_schema')).toBe(0);
  expect(setting('cell_size_check')).toBe(1);
  expect(setting('mmap_size')).toBe(0);
  expect(setting('secure_delete')).toBe(1);
  expect(setting('temp_store')).toBe(2);
  expect(setting('fullfsync')).toBe(1);
  expect(setting('checkpoint_fullfsync')).toBe(1);
  expect(setting('busy_timeout')).toBe(5000);
  expect(setting('locking_mode')).toBe('normal');
  db.close();
});

test('a project file says that it is one, of which version, and deletes words from its search as well', async () => {
  const db = new Database(await projectFile(), { readonly: true });
  expect(applicationId).toBe(Buffer.from('Thrl').readUInt32BE());
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(db.prepare(`SELECT v FROM turn_search_config WHERE k = 'secure-delete'`).pluck().get()).toBe(1);
  db.close();
});

test('the SQLite of this program is free of the fault that loses data between two connections', () => {
  const db = new Database(':memory:');
  const [major = 0, minor = 0, patch = 0] = String(db.prepare('SELECT sqlite_version()').pluck().get())
    .split('.')
    .map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  db.close();
});

test('every table takes values of its kind only', async () => {
  const file = await projectFile();
  tamper(file, (db) => {
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    const insert = db.prepare(
      `INSERT INTO sources (guid, name, kind, file_name, file_type, file_hash, words, created_by, created_at) VALUES ('g', 'n', 'other', '', '', '', ?, 1, '')`,
    );
    for (const words of ['many', 1.5, null, Buffer.from('x'), NaN]) expect(() => insert.run(words)).toThrow();
    expect(() =>
      db.prepare(`INSERT INTO coders (guid, name, created_at) VALUES (x'00', 'n', '')`).run(),
    ).toThrow();
    insert.run(3);
    const code = db.prepare(
      `INSERT INTO codes (guid, parent_id, position, name, colour, keywords, created_by, created_at) VALUES (?, NULL, 1, ?, ?, ?, 1, '')`,
    );
    expect(() => code.run('a', 'a', 'red', '[]')).toThrow('CHECK');
    expect(() => code.run('a', 'a', '#aabbcc', 'not json')).toThrow('CHECK');
    code.run('a', 'a', '#aabbcc', '[]');
    const coding = db.prepare(
      `INSERT INTO codings (guid, source_id, code_id, coder_id, start, "end", exact, polarity, origin, created_at, modified_at) VALUES (?, 1, 1, 1, ?, ?, 'x', ?, 'by hand', '', '')`,
    );
    for (const [start, end] of [
      [3, 3],
      [4, 2],
      [-1, 2],
    ])
      expect(() => coding.run('c', start, end, 'plain')).toThrow('CHECK');
    expect(() => coding.run('c', 0, 1, 'maybe')).toThrow('CHECK');
    coding.run('c', 0, 1, 'plain');
    expect(() => coding.run('d', 0, 1, 'supports')).toThrow('UNIQUE');
  });
});

describe('a file that is not what it should be is refused in words and left as it was', () => {
  const notOurs: [string, (file: string) => void, string][] = [
    [
      'a text file',
      (file) => {
        writeFileSync(file, 'Dear diary, '.repeat(500));
      },
      'not a Throughline project',
    ],
    [
      'an empty file',
      (file) => {
        writeFileSync(file, '');
      },
      'not a Throughline project',
    ],
    [
      'a database of another program',
      (file) => {
        writeFileSync(file, '');
        tamper(file, (db) => db.exec('CREATE TABLE project (name TEXT); INSERT INTO project VALUES (1)'));
      },
      'not a Throughline project',
    ],
    [
      'a project of a newer version',
      (file) => {
        tamper(file, (db) => db.pragma('user_version = 99'));
      },
      'newer version',
    ],
    [
      'a project with a trigger of somebody',
      (file) => {
        tamper(file, (db) =>
          db.exec('CREATE TRIGGER sly AFTER INSERT ON codings BEGIN DELETE FROM codings; END'),
        );
      },
      'holds the trigger “sly”, which Throughline never writes',
    ],
    [
      'a project with a view of somebody',
      (file) => {
        tamper(file, (db) => db.exec('CREATE VIEW sight AS SELECT * FROM coders'));
      },
      'holds the view “sight”',
    ],
    [
      'a project whose file is damaged',
      (file) => {
        scribble(file);
      },
      'damaged',
    ],
    [
      'half a project',
      (file) => {
        writeFileSync(file, readFileSync(file).subarray(0, 20_000));
      },
      'damaged',
    ],
  ];
  test.for(notOurs)('%s', async ([, spoil, words]) => {
    const file = await projectFile();
    spoil(file);
    const before = readFileSync(file);
    for (const open of [
      () => {
        refuseDamaged(checkFile(file));
      },
      () => {
        openChecked(file, `${file}.backup`);
      },
    ]) {
      const refusal = thrownBy(open);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(String(refusal)).toContain(words);
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });
});

test('a file without the name of a study is no project to the list', async () => {
  const file = await projectFile();
  expect(glance(file)).toBe('Study');
  tamper(file, (db) => db.exec('DELETE FROM project'));
  expect(() => glance(file)).toThrow('damaged');
  writeFileSync(file, 'no database at all '.repeat(100));
  expect(() => glance(file)).toThrow('not a Throughline project');
  expect(() => glance(join(temporaryFolder(), 'nowhere'))).toThrow('cannot be opened');
});

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Overwrites the middle of every page after the first. */
function scribble(file: string): void {
  const size = readFileSync(file).length;
  const handle = openSync(file, 'r+');
  for (let at = 4096; at < size; at += 4096) writeSync(handle, Buffer.alloc(600, 0xa5), 0, 600, at);
  closeSync(handle);
}
