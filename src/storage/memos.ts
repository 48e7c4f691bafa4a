import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a memo can be about. */
export type Subject = 'project' | 'source' | 'turn' | 'coding' | 'code' | 'case' | 'informant';

/** Notes; one on each thing. */
export function memoStorage(db: Database) {
  const find = db
    .prepare<[Subject, number], string>('SELECT text FROM memos WHERE about = ? AND about_id = ?')
    .pluck();
  const write = db.prepare(
    `INSERT INTO memos (guid, about, about_id, text, created_by, created_at, modified_at)
     VALUES (@guid, @about, @aboutId, @text, @coderId, @at, @at)
     ON CONFLICT (about, about_id) DO UPDATE SET text = excluded.text, modified_at = excluded.modified_at
     WHERE text <> excluded.text`,
  );
  const remove = db.prepare<[Subject, number]>('DELETE FROM memos WHERE about = ? AND about_id = ?');

  return {
    about: (about: Subject, aboutId: number): string => find.get(about, aboutId) ?? '',
    /** Keeps a memo; an empty one is taken away. */
    write: (about: Subject, aboutId: number, text: string, coderId: number): void => {
      if (text.trim() === '') remove.run(about, aboutId);
      else write.run({ guid: randomUUID(), about, aboutId, text, coderId, at: new Date().toISOString() });
    },
    remove: (about: Subject, aboutId: number): void => void remove.run(about, aboutId),
  };
}
