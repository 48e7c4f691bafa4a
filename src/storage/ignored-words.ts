import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A word that is no sign of a code, whatever its keywords and codings say. */
export interface IgnoredWord {
  readonly codeId: number;
  readonly word: string;
  /** Who said so. */
  readonly coder: string;
}

export function ignoredWordStorage(db: Database) {
  const all = db.prepare<[], IgnoredWord>(
    `SELECT w.code_id AS codeId, w.word, r.name AS coder FROM ignored_words w JOIN coders r ON r.id = w.created_by
     ORDER BY w.code_id, w.word`,
  );
  const insert = db.prepare(
    `INSERT OR IGNORE INTO ignored_words (guid, code_id, word, created_by, created_at)
     VALUES (@guid, @codeId, @word, @coderId, @at)`,
  );
  const remove = db.prepare<[number, string]>('DELETE FROM ignored_words WHERE code_id = ? AND word = ?');
  const recode = db.prepare<[number, number]>(
    'UPDATE OR IGNORE ignored_words SET code_id = ? WHERE code_id = ?',
  );

  return {
    all: (): IgnoredWord[] => all.all(),
    /** Ignores a word for a code; answers whether it was not ignored yet. */
    add: (codeId: number, word: string, coderId: number): boolean =>
      insert.run({ codeId, word, coderId, guid: randomUUID(), at: new Date().toISOString() }).changes > 0,
    /** Ignores a word no longer; answers whether it was ignored. */
    remove: (codeId: number, word: string): boolean => remove.run(codeId, word).changes > 0,
    /** What is ignored for one code is ignored for another. */
    recode: (from: number, to: number): void => void recode.run(to, from),
  };
}
