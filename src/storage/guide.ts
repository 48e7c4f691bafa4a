import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { saysAnything, type GuideMark } from '../domain/guide/guide.ts';

/** What the codebook says of a code for the guide. */
interface MarkedCode extends GuideMark {
  readonly codeId: number;
}

/** An answer of a plan: to a question of a step (then it is of no code), or to a code. */
export interface GuideAnswer {
  readonly question: string;
  readonly codeId: number | null;
  readonly choice: string;
  readonly words: string;
  readonly coder: string;
}

/** To what an answer is given. */
export type AnswerPlace = Pick<GuideAnswer, 'question' | 'codeId'>;

/** A plan that somebody makes by the guide. */
export interface GuidePlan {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly coder: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly answers: readonly GuideAnswer[];
}

export function guideStorage(db: Database) {
  return { marks: markStorage(db), plans: planStorage(db) };
}

function markStorage(db: Database) {
  const columns = `code_id AS codeId, part, helpful, needs, speaks_for AS speaksFor, speaks_against AS speaksAgainst`;
  const all = db.prepare<[], MarkedCode>(`SELECT ${columns} FROM guide_marks ORDER BY code_id`);
  const of = db.prepare<[number], MarkedCode>(`SELECT ${columns} FROM guide_marks WHERE code_id = ?`);
  const keep = db.prepare<Record<string, unknown>>(
    `INSERT INTO guide_marks (guid, code_id, part, helpful, needs, speaks_for, speaks_against, modified_at)
     VALUES (@guid, @codeId, @part, @helpful, @needs, @speaksFor, @speaksAgainst, @at)
     ON CONFLICT (code_id) DO UPDATE SET part = excluded.part, helpful = excluded.helpful, needs = excluded.needs,
       speaks_for = excluded.speaks_for, speaks_against = excluded.speaks_against, modified_at = excluded.modified_at`,
  );
  const remove = db.prepare<[number]>('DELETE FROM guide_marks WHERE code_id = ?');
  const recode = db.prepare<[number, number, number]>(
    `UPDATE guide_marks SET code_id = ? WHERE code_id = ?
     AND NOT EXISTS (SELECT 1 FROM guide_marks AS other WHERE other.code_id = ?)`,
  );
  return {
    all: (): MarkedCode[] => all.all(),
    of: (codeId: number): MarkedCode | undefined => of.get(codeId),
    /** Keeps what is said of a code; a mark that says nothing is none. */
    keep: ({ codeId, ...mark }: MarkedCode): void => {
      if (!saysAnything(mark)) remove.run(codeId);
      else keep.run({ ...mark, codeId, guid: randomUUID(), at: new Date().toISOString() });
    },
    /** What was said of one code is said of another from now on, unless that has a mark of its own. */
    recode: (from: number, to: number): void => void recode.run(to, from, to),
  };
}

type PlanRow = Omit<GuidePlan, 'answers'>;

function planStorage(db: Database) {
  const select = `SELECT p.id, p.guid, p.name, r.name AS coder, p.created_at AS createdAt, p.modified_at AS modifiedAt
    FROM guide_plans p JOIN coders r ON r.id = p.written_by`;
  const all = db.prepare<[], PlanRow>(`${select} ORDER BY p.id`);
  const one = db.prepare<[number], PlanRow>(`${select} WHERE p.id = ?`);
  const answers = db.prepare<[number], GuideAnswer>(
    `SELECT a.question, a.code_id AS codeId, a.choice, a.words, r.name AS coder FROM guide_answers a
     JOIN coders r ON r.id = a.written_by WHERE a.plan_id = ? ORDER BY a.id`,
  );
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO guide_plans (guid, name, written_by, created_at, modified_at) VALUES (@guid, @name, @coderId, @at, @at)`,
  );
  const rename = db.prepare<[string, string, number]>(
    'UPDATE guide_plans SET name = ?, modified_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM guide_plans WHERE id = ?');
  const keep = db.prepare<Record<string, unknown>>(
    `INSERT INTO guide_answers (guid, plan_id, question, code_id, choice, words, written_by, modified_at)
     VALUES (@guid, @planId, @question, @codeId, @choice, @words, @coderId, @at)
     ON CONFLICT (plan_id, question, ifnull(code_id, 0)) DO UPDATE SET choice = excluded.choice, words = excluded.words,
       written_by = excluded.written_by, modified_at = excluded.modified_at`,
  );
  const clear = db.prepare<[number, string, number | null]>(
    'DELETE FROM guide_answers WHERE plan_id = ? AND question = ? AND code_id IS ?',
  );
  const recode = db.prepare<[number, number, number]>(
    `UPDATE guide_answers SET code_id = ? WHERE code_id = ? AND NOT EXISTS (SELECT 1 FROM guide_answers AS other
     WHERE other.plan_id = guide_answers.plan_id AND other.code_id = ?)`,
  );
  const whole = (row: PlanRow): GuidePlan => ({ ...row, answers: answers.all(row.id) });
  const now = (): string => new Date().toISOString();
  return {
    all: (): GuidePlan[] => all.all().map(whole),
    find: (id: number): GuidePlan | undefined => {
      const row = one.get(id);
      return row && whole(row);
    },
    add: (name: string, coderId: number): number =>
      Number(insert.run({ guid: randomUUID(), name, coderId, at: now() }).lastInsertRowid),
    rename: (id: number, name: string): void => void rename.run(name, now(), id),
    remove: (id: number): void => void remove.run(id),
    /** Keeps an answer; one that says nothing is none. */
    keep: (planId: number, answer: Omit<GuideAnswer, 'coder'>, coderId: number): void => {
      const { question, codeId, choice, words } = answer;
      if (choice === '' && words === '') clear.run(planId, question, codeId);
      else keep.run({ planId, question, codeId, choice, words, coderId, guid: randomUUID(), at: now() });
    },
    /** What was answered of one code is answered of another from now on, unless that is answered already. */
    recode: (from: number, to: number): void => void recode.run(to, from, to),
  };
}
