import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CodeEntry } from '../domain/code.ts';

/** What a code's entry said until it was changed. */
export interface CodeVersion {
  readonly number: number;
  readonly entry: CodeEntry;
  /** Who changed it then, when and why. */
  readonly coder: string;
  readonly changedAt: string;
  readonly reason: string;
  readonly needsReview: boolean;
}

interface VersionRow extends Omit<CodeVersion, 'entry' | 'needsReview'> {
  readonly codeId: number;
  readonly entry: string;
  readonly needsReview: 0 | 1;
}

/** A version before it is kept. */
export interface NewCodeVersion {
  readonly codeId: number;
  readonly entry: CodeEntry;
  readonly reason: string;
  readonly needsReview: boolean;
  readonly coderId: number;
}

/** What entries said before: never changed, only followed. */
export function codeVersionStorage(db: Database) {
  const columns = `v.code_id AS codeId, v.number, v.entry, r.name AS coder, v.created_at AS changedAt, v.reason,
    v.needs_review AS needsReview FROM code_versions v JOIN coders r ON r.id = v.created_by`;
  const ofCode = db.prepare<[number], VersionRow>(
    `SELECT ${columns} WHERE v.code_id = ? ORDER BY v.number DESC`,
  );
  const insert = db.prepare(
    `INSERT INTO code_versions (guid, code_id, number, entry, reason, needs_review, created_by, created_at)
     VALUES (@guid, @codeId, (SELECT coalesce(max(number), 0) + 1 FROM code_versions WHERE code_id = @codeId), @entry,
       @reason, @needsReview, @coderId, @at)`,
  );
  const stale = db.prepare<[], { id: number; codeId: number }>(
    `SELECT g.id, g.code_id AS codeId FROM codings g
     JOIN (SELECT code_id, max(created_at) AS at FROM code_versions WHERE needs_review = 1 GROUP BY code_id) v
       ON v.code_id = g.code_id AND g.modified_at < v.at
     ORDER BY g.source_id, g.start, g.id`,
  );
  const asVersion = ({ codeId: _codeId, ...row }: VersionRow): CodeVersion => ({
    ...row,
    entry: JSON.parse(row.entry) as CodeEntry, // this file alone writes it
    needsReview: row.needsReview === 1,
  });

  return {
    /** The versions of a code, the newest first. */
    ofCode: (codeId: number): CodeVersion[] => ofCode.all(codeId).map(asVersion),
    add: ({ entry, needsReview, ...version }: NewCodeVersion): void =>
      void insert.run({
        ...version,
        guid: randomUUID(),
        entry: JSON.stringify(entry),
        needsReview: needsReview ? 1 : 0,
        at: new Date().toISOString(),
      }),
    /** Codings that were last looked at before their code came to mean something else. */
    staleCodings: (): { readonly id: number; readonly codeId: number }[] => stale.all(),
  };
}
