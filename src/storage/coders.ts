import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A person who codes. */
export interface Coder {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
}

export function coderStorage(db: Database) {
  const all = db.prepare<[], Coder>('SELECT id, guid, name FROM coders ORDER BY id');
  const byName = db.prepare<[string], Coder>('SELECT id, guid, name FROM coders WHERE name = ?');
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO coders (guid, name, created_at) VALUES (?, ?, ?)',
  );

  const named = (name: string): Coder | undefined => byName.get(name);
  return {
    all: (): Coder[] => all.all(),
    named,
    /** The coder of that name, made where there is none yet. */
    ensure: (name: string): Coder => {
      if (!named(name)) insert.run(randomUUID(), name, new Date().toISOString());
      const coder = named(name);
      if (!coder) throw new Error('a coder that was just made is not there');
      return coder;
    },
  };
}
