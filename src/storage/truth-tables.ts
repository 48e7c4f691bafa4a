import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Calibration } from '../domain/qca/calibration.ts';
import type { Expectation } from '../domain/qca/solution.ts';
import type { Cuts } from '../domain/qca/truth-table.ts';
import type { Basis } from '../domain/summary.ts';

/** What is looked at of a case: informants who raise a code, their share, the share who contradict it, an attribute, nothing. */
export const setMeasures = ['informants', 'share', 'contradiction', 'attribute', 'own'] as const;
export type SetMeasure = (typeof setMeasures)[number];

/** Whether a measure counts who says what with a code. */
export const isOfCode = (measure: SetMeasure): boolean =>
  measure === 'informants' || measure === 'share' || measure === 'contradiction';

/** Whether a set is what is to be explained, or what may explain it. */
export type SetRole = 'outcome' | 'condition';

/** A score that a person set, and why. */
export interface OwnScore {
  readonly caseId: number;
  readonly score: number;
  readonly reason: string;
  readonly basis: Basis;
  readonly coder: string;
  readonly modifiedAt: string;
}

/** What a set is made of: all that a person writes about it. */
export interface SetText {
  readonly role: SetRole;
  readonly name: string;
  readonly measure: SetMeasure;
  readonly codeId: number | null;
  readonly attributeId: number | null;
  readonly calibration: Calibration;
  readonly reason: string;
  readonly expectation: Expectation;
}

/** The outcome of a truth table or one of its conditions. */
export interface TruthSet extends SetText {
  readonly id: number;
  readonly coder: string;
  readonly scores: readonly OwnScore[];
}

/** What a person writes about a truth table itself. */
export interface TableText extends Cuts {
  readonly name: string;
  readonly notes: string;
}

/** A truth table as it is kept: its outcome first, then its conditions. */
export interface KeptTable extends TableText {
  readonly id: number;
  readonly coder: string;
  readonly modifiedAt: string;
  readonly sets: readonly TruthSet[];
}

type TableRow = Omit<KeptTable, 'sets'>;

export function truthTableStorage(db: Database) {
  const sets = setStorage(db);
  const select = `SELECT t.id, t.name, t.notes, t.consistency, t.pri, t.frequency, r.name AS coder, t.modified_at AS modifiedAt
    FROM truth_tables t JOIN coders r ON r.id = t.written_by`;
  const all = db.prepare<[], TableRow>(`${select} ORDER BY t.id`);
  const one = db.prepare<[number], TableRow>(`${select} WHERE t.id = ?`);
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO truth_tables (guid, name, notes, consistency, pri, frequency, written_by, created_at, modified_at)
     VALUES (@guid, @name, @notes, @consistency, @pri, @frequency, @coderId, @at, @at)`,
  );
  const update = db.prepare<Record<string, unknown>>(
    `UPDATE truth_tables SET name = @name, notes = @notes, consistency = @consistency, pri = @pri, frequency = @frequency,
     written_by = @coderId, modified_at = @at WHERE id = @id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM truth_tables WHERE id = ?');
  const whole = (row: TableRow): KeptTable => ({ ...row, sets: sets.of(row.id) });
  const kept = ({ name, notes, consistency, pri, frequency }: TableText, coderId: number) => ({
    name,
    notes,
    consistency,
    pri,
    frequency,
    coderId,
    at: new Date().toISOString(),
  });
  return {
    all: (): KeptTable[] => all.all().map(whole),
    find: (id: number): KeptTable | undefined => {
      const row = one.get(id);
      return row && whole(row);
    },
    add: (text: TableText, coderId: number): number =>
      Number(insert.run({ ...kept(text, coderId), guid: randomUUID() }).lastInsertRowid),
    write: (id: number, text: TableText, coderId: number): void =>
      void update.run({ ...kept(text, coderId), id }),
    remove: (id: number): void => void remove.run(id),
    sets: sets.change,
  };
}

type SetRow = Omit<TruthSet, 'calibration' | 'scores'> & { readonly calibration: string };

function setStorage(db: Database) {
  const scores = scoreStorage(db);
  const of = db.prepare<[number], SetRow>(
    `SELECT s.id, s.role, s.name, s.measure, s.code_id AS codeId, s.attribute_id AS attributeId, s.calibration, s.reason,
       s.expectation, r.name AS coder FROM truth_sets s JOIN coders r ON r.id = s.written_by
     WHERE s.table_id = ? ORDER BY s.role DESC, s.id`,
  );
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO truth_sets (guid, table_id, role, name, measure, code_id, attribute_id, calibration, reason, expectation,
       written_by, created_at, modified_at)
     VALUES (@guid, @tableId, @role, @name, @measure, @codeId, @attributeId, @calibration, @reason, @expectation,
       @coderId, @at, @at)`,
  );
  const update = db.prepare<Record<string, unknown>>(
    `UPDATE truth_sets SET role = @role, name = @name, measure = @measure, code_id = @codeId, attribute_id = @attributeId,
       calibration = @calibration, reason = @reason, expectation = @expectation, written_by = @coderId, modified_at = @at
     WHERE id = @id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM truth_sets WHERE id = ?');
  const recode = db.prepare<[number, number]>('UPDATE truth_sets SET code_id = ? WHERE code_id = ?');
  const ofCode = db.prepare<[number], number>('SELECT count(*) FROM truth_sets WHERE code_id = ?').pluck();
  const kept = (text: SetText, coderId: number) => ({
    ...text,
    calibration: JSON.stringify(text.calibration),
    coderId,
    at: new Date().toISOString(),
  });
  return {
    of: (tableId: number): TruthSet[] =>
      of.all(tableId).map((row) => ({
        ...row,
        // Written by `add` and `write` alone.
        calibration: JSON.parse(row.calibration) as Calibration,
        scores: scores.of(row.id),
      })),
    change: {
      add: (tableId: number, text: SetText, coderId: number): number =>
        Number(insert.run({ ...kept(text, coderId), tableId, guid: randomUUID() }).lastInsertRowid),
      write: (id: number, text: SetText, coderId: number): void =>
        void update.run({ ...kept(text, coderId), id }),
      remove: (id: number): void => void remove.run(id),
      /** What was read from one code is read from another from now on. */
      recode: (from: number, to: number): void => void recode.run(to, from),
      /** How many sets are made of a code. */
      ofCode: (codeId: number): number => ofCode.get(codeId) ?? 0,
      score: scores.keep,
      clearScore: scores.clear,
    },
  };
}

function scoreStorage(db: Database) {
  const of = db.prepare<[number], Omit<OwnScore, 'basis'> & { basis: string }>(
    `SELECT s.case_id AS caseId, s.score, s.reason, s.basis, r.name AS coder, s.modified_at AS modifiedAt
     FROM truth_scores s JOIN coders r ON r.id = s.written_by WHERE s.set_id = ? ORDER BY s.case_id`,
  );
  const keep = db.prepare<Record<string, unknown>>(
    `INSERT INTO truth_scores (guid, set_id, case_id, score, reason, basis, written_by, created_at, modified_at)
     VALUES (@guid, @setId, @caseId, @score, @reason, @basis, @coderId, @at, @at)
     ON CONFLICT (set_id, case_id) DO UPDATE SET score = excluded.score, reason = excluded.reason, basis = excluded.basis,
       written_by = excluded.written_by, modified_at = excluded.modified_at`,
  );
  const clear = db.prepare<[number, number]>('DELETE FROM truth_scores WHERE set_id = ? AND case_id = ?');
  return {
    // Written by `keep` alone.
    of: (setId: number): OwnScore[] =>
      of.all(setId).map((row) => ({ ...row, basis: JSON.parse(row.basis) as Basis })),
    /** Keeps the score of a case that a person set. */
    keep: (
      setId: number,
      { caseId, score, reason, basis }: Pick<OwnScore, 'caseId' | 'score' | 'reason' | 'basis'>,
      coderId: number,
    ): void =>
      void keep.run({
        setId,
        caseId,
        score,
        reason,
        coderId,
        basis: JSON.stringify(basis),
        guid: randomUUID(),
        at: new Date().toISOString(),
      }),
    /** Takes a score that was set by hand away. */
    clear: (setId: number, caseId: number): void => void clear.run(setId, caseId),
  };
}
