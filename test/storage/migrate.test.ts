import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applicationId, openDatabase } from '../../src/storage/database.ts';
import { migrate, newestVersion } from '../../src/storage/migrate.ts';
import { temporaryFolder } from '../support/project.ts';

const version = (db: Database.Database) => [
  db.pragma('user_version', { simple: true }),
  db.pragma('application_id', { simple: true }),
];
const tables = (db: Database.Database) =>
  db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all();

test('a new file gets the whole schema, its version and its mark', () => {
  const db = openDatabase(join(temporaryFolder(), 'x.throughline'));
  migrate(db, null);
  expect(version(db)).toEqual([newestVersion, applicationId]);
  expect(tables(db)).toEqual(
    expect.arrayContaining(['codings', 'history', 'project', 'sources', 'turn_search']),
  );
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});

test('a file at the newest version is left alone, and no backup is made of it', () => {
  const folder = temporaryFolder();
  const db = openDatabase(join(folder, 'x.throughline'));
  migrate(db, null);
  const changes = db.prepare('SELECT total_changes()').pluck().get();
  migrate(db, join(folder, 'backup'));
  expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(changes);
  expect(existsSync(join(folder, 'backup'))).toBe(false);
  db.close();
});

test('a migration that fails half way leaves the file at its old version, with nothing of the new', () => {
  const file = join(temporaryFolder(), 'x.throughline');
  const db = openDatabase(file);
  // The schema makes this table, but not as its first: what it made before must be gone again.
  db.exec('CREATE TABLE codings (mine TEXT)');
  expect(() => {
    migrate(db, null);
  }).toThrow('already exists');
  expect(version(db)).toEqual([0, 0]);
  expect(tables(db)).toEqual(['codings']);
  db.close();
});
