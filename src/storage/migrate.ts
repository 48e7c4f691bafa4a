import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { applicationId } from './database.ts';
import { writeCopy } from './durable-file.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Every migration in order; its place in this list is the version it brings a project to. */
const migrations = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort();

/** The version of the schema that this program writes. */
export const newestVersion = migrations.length;

/** Brings a project file to the newest schema, all or nothing; a copy is kept at `backup` first. Never goes back. */
export function migrate(db: Database, backup: string | null): void {
  // SQLite answers user_version with an integer.
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version === newestVersion) return;
  if (version > 0 && backup !== null) writeCopy(db, backup);

  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    for (const file of migrations.slice(version)) db.exec(readFileSync(join(folder, file), 'utf8'));
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`the migration left ${broken.length} broken references`);
    db.pragma(`user_version = ${newestVersion}`);
    db.pragma(`application_id = ${applicationId}`);
  }).immediate();
  db.pragma('foreign_keys = ON');
}
