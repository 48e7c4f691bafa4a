import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Subject } from '../domain/memo.ts';

/** A note as it is kept. */
export interface Memo {
  readonly id: number;
  readonly about: Subject;
  readonly aboutId: number;
  readonly text: string;
  readonly coder: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** Notes: one on each thing, and any number in the journal. */
export function memoStorage(db: Database) {
  const select = `SELECT m.id, m.about, m.about_id AS aboutId, m.text, r.name AS coder, m.created_at AS createdAt,
    m.modified_at AS modifiedAt FROM memos m JOIN coders r ON r.id = m.created_by`;
  const all = db.prepare<[], Memo>(`${select} ORDER BY m.modified_at DESC, m.id DESC`);
  const one = db.prepare<[number], Memo>(`${select} WHERE m.id = ?`);
  const ofKind = db.prepare<[Subject], Memo>(`${select} WHERE m.about = ?`);
  const find = db
    .prepare<[Subject, number], string>('SELECT text FROM memos WHERE about = ? AND about_id = ?')
    .pluck();
  const on = db.prepare<[Subject, number], Memo>(`${select} WHERE m.about = ? AND m.about_id = ?`);
  const write = db.prepare(
    `INSERT INTO memos (guid, about, about_id, text, created_by, created_at, modified_at)
     VALUES (@guid, @about, @aboutId, @text, @coderId, @at, @at)
     ON CONFLICT (about, about_id) WHERE about <> 'journal'
     DO UPDATE SET text = excluded.text, created_by = excluded.created_by, modified_at = excluded.modified_at
     WHERE text <> excluded.text`,
  );
  const rewrite = db.prepare<[string, number, string, number]>(
    'UPDATE memos SET text = ?, created_by = ?, modified_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[Subject, number]>('DELETE FROM memos WHERE about = ? AND about_id = ?');
  const removeOne = db.prepare<[number]>('DELETE FROM memos WHERE id = ?');
  const now = (): string => new Date().toISOString();

  return {
    /** Every memo, the one changed last first. */
    all: (): Memo[] => all.all(),
    /** The memos on all things of a kind. */
    ofKind: (about: Subject): Memo[] => ofKind.all(about),
    find: (id: number): Memo | undefined => one.get(id),
    about: (about: Subject, aboutId: number): string => find.get(about, aboutId) ?? '',
    /** The memo on a thing, with who wrote it; the journal has many. */
    on: (about: Subject, aboutId: number): Memo | undefined => on.get(about, aboutId),
    /** Keeps the memo on a thing, or a new entry of the journal; an empty one is taken away. */
    write: (about: Subject, aboutId: number, text: string, coderId: number): void => {
      if (text.trim() === '') remove.run(about, aboutId);
      else write.run({ guid: randomUUID(), about, aboutId, text, coderId, at: now() });
    },
    /** Changes what a memo says; an empty one is taken away. */
    rewrite: (id: number, text: string, coderId: number): void => {
      if (text.trim() === '') removeOne.run(id);
      else rewrite.run(text, coderId, now(), id);
    },
    remove: (about: Subject, aboutId: number): void => void remove.run(about, aboutId),
  };
}
