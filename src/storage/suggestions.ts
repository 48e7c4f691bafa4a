import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a person decided on a suggestion; remembered either way. */
export interface Decision {
  readonly codeId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
  readonly decision: 'accepted' | 'rejected';
}

export function suggestionStorage(db: Database) {
  const ofSource = db.prepare<[number], Decision>(
    `SELECT code_id AS codeId, coder_id AS coderId, start, "end", decision FROM suggestion_decisions WHERE source_id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO suggestion_decisions (guid, source_id, code_id, coder_id, start, "end", decision, reason, coding_guid, created_at)
     VALUES (@guid, @sourceId, @codeId, @coderId, @start, @end, @decision, @reason, @codingGuid, @at)`,
  );
  const recode = db.prepare<[number, number]>(
    'UPDATE suggestion_decisions SET code_id = ? WHERE code_id = ?',
  );

  return {
    decisionsOn: (sourceId: number): Decision[] => ofSource.all(sourceId),
    /** Remembers a decision with the reason that was shown for the suggestion. */
    decide: (decision: Decision & { sourceId: number; reason: string; codingGuid: string | null }): void =>
      void insert.run({ ...decision, guid: randomUUID(), at: new Date().toISOString() }),
    /** What was decided about one code is decided about another. */
    recode: (from: number, to: number): void => void recode.run(to, from),
  };
}
