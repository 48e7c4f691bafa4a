import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openRings } from './check/rings.ts';
import { sealAll } from './check/seals.ts';
import { applicationId } from './database.ts';
import { writeCopy } from './durable-file.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Every migration in order; its place in this list is the version it brings a project to. */
const migrations = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();

/** Before this version taking back an older move could close the codebook into a ring. */
const ringsUntil = 6;

/** The version of the schema that this program writes. */
export const newestVersion = migrations.length;

/** Brings a project file to the newest schema, all or nothing; a copy is kept at `backup` first. Never goes back. */
export function migrate(db: Database, backup: string | null): void {
  // SQLite answers user_version with an integer.
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version === newestVersion) return;
  if (version > 0 && backup !== null) writeCopy(db, backup);
  migrateTo(db, newestVersion, () => {
    if (version < ringsUntil) openRings(db);
    sealAll(db);
  });
}

/** Brings a database from the schema it has to that of a version, in one transaction that ends with `finish`. */
export function migrateTo(db: Database, version: number, finish?: () => void): void {
  // As above.
  const from = db.pragma('user_version', { simple: true }) as number;
  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    for (const file of migrations.slice(from, version)) db.exec(readFileSync(join(folder, file), 'utf8'));
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`the migration left ${broken.length} broken references`);
    finish?.();
    db.pragma(`user_version = ${version}`);
    db.pragma(`application_id = ${applicationId}`);
  }).immediate();
  db.pragma('foreign_keys = ON');
}
