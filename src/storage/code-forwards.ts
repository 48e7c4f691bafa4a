import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CodeEntry } from '../domain/code.ts';

/** A code that was merged into another: what it was called, what it meant, and who merged it when. */
export interface Forward {
  readonly oldCodeId: number;
  readonly oldPath: string;
  readonly entry: CodeEntry;
  readonly codeId: number;
  readonly coder: string;
  readonly mergedAt: string;
}

/** Where merged codes went. */
export function codeForwardStorage(db: Database) {
  const select = `SELECT f.old_code_id AS oldCodeId, f.old_path AS oldPath, f.entry, f.code_id AS codeId,
    r.name AS coder, f.created_at AS mergedAt FROM code_forwards f JOIN coders r ON r.id = f.created_by`;
  const from = db.prepare<[number], Omit<Forward, 'entry'> & { entry: string }>(
    `${select} WHERE f.old_code_id = ? ORDER BY f.id DESC`,
  );
  const into = db.prepare<[number], Omit<Forward, 'entry'> & { entry: string }>(
    `${select} WHERE f.code_id = ? ORDER BY f.id DESC`,
  );
  const insert = db.prepare(
    `INSERT INTO code_forwards (guid, old_code_id, old_path, entry, code_id, created_by, created_at)
     VALUES (@guid, @oldCodeId, @oldPath, @entry, @codeId, @coderId, @at)`,
  );
  const redirect = db.prepare<[number, number]>('UPDATE code_forwards SET code_id = ? WHERE code_id = ?');
  const asForward = (row: Omit<Forward, 'entry'> & { entry: string }): Forward => ({
    ...row,
    entry: JSON.parse(row.entry) as CodeEntry, // this file alone writes it
  });

  return {
    /** Where a code that is gone went, if it was merged. */
    of: (codeId: number): Forward | undefined => from.all(codeId).map(asForward)[0],
    /** The codes that were merged into a code, the last one first. */
    into: (codeId: number): Forward[] => into.all(codeId).map(asForward),
    add: (forward: {
      oldCodeId: number;
      oldPath: string;
      entry: CodeEntry;
      codeId: number;
      coderId: number;
    }) =>
      void insert.run({
        ...forward,
        guid: randomUUID(),
        entry: JSON.stringify(forward.entry),
        at: new Date().toISOString(),
      }),
    /** Whatever led to one code leads to another from now on. */
    redirect: (codeId: number, to: number): void => void redirect.run(to, codeId),
  };
}
