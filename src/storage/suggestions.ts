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

/** A decision as it is kept. */
export interface KeptDecision extends Decision {
  readonly sourceId: number;
  /** Why it was suggested, in the words that were shown. */
  readonly reason: string;
  /** How likely it was said to be; null where it was found by a search. */
  readonly likelihood: number | null;
  readonly codingGuid: string | null;
}

export function suggestionStorage(db: Database) {
  const ofSource = db.prepare<[number], Decision>(
    `SELECT code_id AS codeId, coder_id AS coderId, start, "end", decision FROM suggestion_decisions WHERE source_id = ?`,
  );
  const ofCoder = db.prepare<[number], KeptDecision>(
    `SELECT source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end", decision, reason, likelihood,
       coding_guid AS codingGuid FROM suggestion_decisions WHERE coder_id = ? ORDER BY id`,
  );
  const insert = db.prepare(
    `INSERT INTO suggestion_decisions
       (guid, source_id, code_id, coder_id, start, "end", decision, reason, coding_guid, created_at, likelihood)
     VALUES (@guid, @sourceId, @codeId, @coderId, @start, @end, @decision, @reason, @codingGuid, @at, @likelihood)`,
  );
  const recode = db.prepare<[number, number]>(
    'UPDATE suggestion_decisions SET code_id = ? WHERE code_id = ?',
  );

  return {
    decisionsOn: (sourceId: number): Decision[] => ofSource.all(sourceId),
    /** All that a person decided, in the order she did. */
    decisionsOf: (coderId: number): KeptDecision[] => ofCoder.all(coderId),
    /** Remembers a decision with the reason that was shown for the suggestion. */
    decide: (decision: KeptDecision): void =>
      void insert.run({ ...decision, guid: randomUUID(), at: new Date().toISOString() }),
    /** What was decided about one code is decided about another. */
    recode: (from: number, to: number): void => void recode.run(to, from),
  };
}
