import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { standing } from './freshness.ts';

export interface Case {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
}

/** Cases, and which sources belong to them. */
export function caseStorage(db: Database) {
  const now = (): string => new Date().toISOString();
  const all = db.prepare<[], Case>('SELECT id, guid, name FROM cases ORDER BY name');
  const byName = db.prepare<[string], Case>('SELECT id, guid, name FROM cases WHERE name = ?');
  const insert = db.prepare<[string, string, number, string]>(
    'INSERT INTO cases (guid, name, created_by, created_at) VALUES (?, ?, ?, ?)',
  );
  const rename = db.prepare<[string, number]>('UPDATE cases SET name = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM cases WHERE id = ?');
  const links = db.prepare<[], { caseId: number; sourceId: number }>(
    'SELECT case_id AS caseId, source_id AS sourceId FROM case_sources ORDER BY case_id, source_id',
  );
  const link = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO case_sources (case_id, source_id) VALUES (?, ?)',
  );
  const unlink = db.prepare<[number, number]>('DELETE FROM case_sources WHERE case_id = ? AND source_id = ?');

  const named = (name: string): Case | undefined => byName.get(name);
  return {
    /** Every case by name: the same array until one of them changes. */
    all: standing(db, ['cases'], () => all.all()),
    named,
    ensure: (name: string, coderId: number): number => {
      const known = named(name);
      return known ? known.id : Number(insert.run(randomUUID(), name, coderId, now()).lastInsertRowid);
    },
    rename: (id: number, name: string): void => void rename.run(name, id),
    remove: (id: number): void => void remove.run(id),
    /** Which source belongs to which case; a source may belong to several. */
    links: standing(db, ['case_sources'], () => links.all()),
    link: (caseId: number, sourceId: number): void => void link.run(caseId, sourceId),
    unlink: (caseId: number, sourceId: number): void => void unlink.run(caseId, sourceId),
  };
}
