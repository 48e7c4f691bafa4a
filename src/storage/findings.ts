import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ClaimRole } from '../domain/claims.ts';
import type { Component, FindingState, Side } from '../domain/finding.ts';
import type { Basis } from '../domain/summary.ts';

/** What speaks for a finding or against it: a code, a case under a code, or one excerpt. */
export interface FindingEvidence {
  readonly id: number;
  readonly side: Side;
  readonly codeId: number | null;
  readonly caseId: number | null;
  readonly codingGuid: string | null;
  /** The words of the excerpt when it was taken in. */
  readonly exact: string;
}

/** How one component of confidence is judged, and why. */
export interface Judgement {
  readonly component: Component;
  readonly level: string;
  readonly reason: string;
}

/** Another finding that one rests on, or that explains the same otherwise. */
interface Rest {
  readonly onId: number;
  readonly role: ClaimRole;
}

/** A claim as it is kept. */
export interface Finding {
  readonly id: number;
  readonly guid: string;
  readonly claim: string;
  readonly notes: string;
  readonly negativeCase: string;
  readonly state: FindingState;
  readonly basis: Basis;
  readonly coder: string;
  readonly modifiedAt: string;
  readonly evidence: readonly FindingEvidence[];
  readonly judgements: readonly Judgement[];
  readonly rests: readonly Rest[];
  /** What would have to be seen for it to stand, and what that said when evidence first came in; null before that. */
  readonly standard: string;
  readonly standardCounted: string | null;
}

type Row = Omit<Finding, 'basis' | 'evidence' | 'judgements' | 'rests'> & { basis: string };
export type FindingText = Pick<Finding, 'claim' | 'notes' | 'negativeCase' | 'state' | 'basis'>;

export function findingStorage(db: Database) {
  const parts = findingParts(db);
  const select = `SELECT f.id, f.guid, f.standard, f.standard_counted AS standardCounted, f.claim, f.notes, f.negative_case AS negativeCase, f.state, f.basis, r.name AS coder,
    f.modified_at AS modifiedAt FROM findings f JOIN coders r ON r.id = f.written_by`;
  const all = db.prepare<[], Row>(`${select} ORDER BY f.id`);
  const one = db.prepare<[number], Row>(`${select} WHERE f.id = ?`);
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO findings (guid, claim, notes, negative_case, state, basis, written_by, created_at, modified_at)
     VALUES (@guid, @claim, @notes, @negativeCase, @state, @basis, @coderId, @at, @at)`,
  );
  const update = db.prepare<Record<string, unknown>>(
    `UPDATE findings SET claim = @claim, notes = @notes, negative_case = @negativeCase, state = @state, basis = @basis,
     written_by = @coderId, modified_at = @at WHERE id = @id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM findings WHERE id = ?');
  const now = (): string => new Date().toISOString();
  const whole = (row: Row): Finding => ({
    ...row,
    // Written by `add` and `write` alone.
    basis: JSON.parse(row.basis) as Basis,
    ...parts.of(row.id),
  });
  const asKept = (text: FindingText, coderId: number) => ({
    ...text,
    basis: JSON.stringify(text.basis),
    coderId,
    at: now(),
  });

  return {
    all: (): Finding[] => all.all().map(whole),
    find: (id: number): Finding | undefined => {
      const row = one.get(id);
      return row && whole(row);
    },
    /** Keeps a new claim and answers its id. */
    add: (text: FindingText, coderId: number): number =>
      Number(insert.run({ ...asKept(text, coderId), guid: randomUUID() }).lastInsertRowid),
    write: (id: number, text: FindingText, coderId: number): void =>
      void update.run({ ...asKept(text, coderId), id }),
    remove: (id: number): void => void remove.run(id),
    ...parts.change,
  };
}

/** What hangs on a finding: its evidence, and how confidence in it is judged. */
function findingParts(db: Database) {
  const evidence = db.prepare<[number], FindingEvidence>(
    `SELECT id, side, code_id AS codeId, case_id AS caseId, coding_guid AS codingGuid, exact FROM finding_evidence
     WHERE finding_id = ? ORDER BY side DESC, id`,
  );
  const judgements = db.prepare<[number], Judgement>(
    'SELECT component, level, reason FROM finding_judgements WHERE finding_id = ? ORDER BY id',
  );
  const link = db.prepare<Record<string, unknown>>(
    `INSERT INTO finding_evidence (guid, finding_id, side, code_id, case_id, coding_guid, exact)
     VALUES (@guid, @findingId, @side, @codeId, @caseId, @codingGuid, @exact)`,
  );
  const unlink = db.prepare<[number, number]>('DELETE FROM finding_evidence WHERE id = ? AND finding_id = ?');
  const recode = db.prepare<[number, number]>('UPDATE finding_evidence SET code_id = ? WHERE code_id = ?');
  const takeInstead = db.prepare<[string, string]>(
    'UPDATE finding_evidence SET coding_guid = ? WHERE coding_guid = ?',
  );
  const dropTwins = db.prepare<[string]>(
    `DELETE FROM finding_evidence WHERE coding_guid = ? AND EXISTS (SELECT 1 FROM finding_evidence AS first
     WHERE first.finding_id = finding_evidence.finding_id AND first.coding_guid = finding_evidence.coding_guid
       AND first.id < finding_evidence.id)`,
  );
  const dropTwinsOfCode = db.prepare<[number]>(
    `DELETE FROM finding_evidence WHERE code_id = ? AND EXISTS (SELECT 1 FROM finding_evidence AS first
     WHERE first.finding_id = finding_evidence.finding_id AND first.code_id = finding_evidence.code_id
       AND first.case_id IS finding_evidence.case_id AND first.id < finding_evidence.id)`,
  );
  const claims = claimParts(db);
  const judge = db.prepare<Record<string, unknown>>(
    `INSERT INTO finding_judgements (guid, finding_id, component, level, reason)
     VALUES (@guid, @findingId, @component, @level, @reason)
     ON CONFLICT (finding_id, component) DO UPDATE SET level = excluded.level, reason = excluded.reason
       WHERE level <> excluded.level OR reason <> excluded.reason`,
  );
  return {
    of: (findingId: number) => ({
      evidence: evidence.all(findingId),
      judgements: judgements.all(findingId),
      rests: claims.of(findingId),
    }),
    change: {
      link: (findingId: number, one: Omit<FindingEvidence, 'id'>): void =>
        void link.run({ ...one, findingId, guid: randomUUID() }),
      unlink: (findingId: number, id: number): void => void unlink.run(id, findingId),
      /** Findings that stand on one coding stand on another from now on; on one that they had already, as they did. */
      takeInstead: (from: string, to: string): void => {
        takeInstead.run(to, from);
        dropTwins.run(to);
      },
      ...claims.change,
      judge: (findingId: number, judgement: Judgement): void =>
        void judge.run({ ...judgement, findingId, guid: randomUUID() }),
      /** What spoke of one code speaks of another from now on; of one that was there already once, as it did first. */
      recode: (from: number, to: number): void => {
        recode.run(to, from);
        dropTwinsOfCode.run(to);
      },
    },
  };
}

/** What a finding rests on beside its evidence, and by which standard. */
function claimParts(db: Database) {
  const rests = db.prepare<[number], Rest>(
    'SELECT on_id AS onId, role FROM finding_rests WHERE finding_id = ? ORDER BY id',
  );
  const rest = db.prepare<Record<string, unknown>>(
    `INSERT INTO finding_rests (guid, finding_id, on_id, role) VALUES (@guid, @findingId, @onId, @role)
     ON CONFLICT (finding_id, on_id) DO UPDATE SET role = excluded.role`,
  );
  const unrest = db.prepare<[number, number]>('DELETE FROM finding_rests WHERE finding_id = ? AND on_id = ?');
  const keepStandard = db.prepare<[string, number]>('UPDATE findings SET standard = ? WHERE id = ?');
  const count = db.prepare<[number]>(
    'UPDATE findings SET standard_counted = standard WHERE id = ? AND standard_counted IS NULL',
  );
  return {
    of: (findingId: number): Rest[] => rests.all(findingId),
    change: {
      /** Lets a finding rest on another, or names it as its rival. */
      rest: (findingId: number, { onId, role }: Rest): void =>
        void rest.run({ findingId, onId, role, guid: randomUUID() }),
      unrest: (findingId: number, onId: number): void => void unrest.run(findingId, onId),
      keepStandard: (findingId: number, standard: string): void => void keepStandard.run(standard, findingId),
      /** The evidence is counted from now on: what the standard says now is what it was then. */
      countEvidence: (findingId: number): void => void count.run(findingId),
    },
  };
}
