import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a person wrote where the record of the project says nothing. */
export interface MethodNote {
  readonly gap: string;
  readonly text: string;
  readonly coder: string;
}

export function methodNoteStorage(db: Database) {
  const all = db.prepare<[], MethodNote>(
    'SELECT n.gap, n.text, r.name AS coder FROM method_notes n JOIN coders r ON r.id = n.written_by ORDER BY n.id',
  );
  const keep = db.prepare<Record<string, unknown>>(
    `INSERT INTO method_notes (guid, gap, text, written_by, modified_at) VALUES (@guid, @gap, @text, @coderId, @at)
     ON CONFLICT (gap) DO UPDATE SET text = excluded.text, written_by = excluded.written_by, modified_at = excluded.modified_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM method_notes WHERE gap = ?');
  return {
    all: (): MethodNote[] => all.all(),
    /** Keeps what is written in a gap; nothing leaves it open again. */
    keep: (gap: string, text: string, coderId: number): void => {
      if (text === '') remove.run(gap);
      else keep.run({ gap, text, coderId, guid: randomUUID(), at: new Date().toISOString() });
    },
  };
}
