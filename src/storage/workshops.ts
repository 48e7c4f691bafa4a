import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Answer, CardKind } from '../domain/workshop/workshop.ts';

/** What is put before people: the words they read, and what these are about. */
export interface WorkshopCard {
  readonly id: number;
  readonly guid: string;
  readonly kind: CardKind;
  readonly statement: string;
  readonly findingId: number | null;
  readonly caseId: number | null;
  /** With which code the answers are coded. */
  readonly codeId: number;
  readonly coder: string;
}

/** An answer that was read in; who gives it, and why, stands in its turn. */
export interface WorkshopAnswer {
  readonly id: number;
  readonly cardId: number;
  readonly sourceId: number;
  readonly turnId: number;
  readonly sheet: string;
  readonly answer: Answer;
  readonly codingGuid: string | null;
}

export interface Workshop {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly welcome: string;
  readonly counts: boolean;
  readonly coder: string;
  readonly cards: readonly WorkshopCard[];
  readonly answers: readonly WorkshopAnswer[];
}

type Row = Omit<Workshop, 'counts' | 'cards' | 'answers'> & { readonly counts: 0 | 1 };

export function workshopStorage(db: Database) {
  const cards = cardStorage(db);
  const answers = answerStorage(db);
  const select = `SELECT w.id, w.guid, w.name, w.welcome, w.counts, r.name AS coder
    FROM workshops w JOIN coders r ON r.id = w.written_by`;
  const all = db.prepare<[], Row>(`${select} ORDER BY w.id`);
  const one = db.prepare<[number], Row>(`${select} WHERE w.id = ?`);
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO workshops (guid, name, welcome, written_by, created_at, modified_at)
     VALUES (@guid, @name, @welcome, @coderId, @at, @at)`,
  );
  const write = db.prepare<[string, number, string, number]>(
    'UPDATE workshops SET welcome = ?, written_by = ?, modified_at = ? WHERE id = ?',
  );
  const count = db.prepare<[0 | 1, string, number]>(
    'UPDATE workshops SET counts = ?, modified_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM workshops WHERE id = ?');
  const now = (): string => new Date().toISOString();
  const whole = (row: Row): Workshop => ({
    ...row,
    counts: row.counts === 1,
    cards: cards.of(row.id),
    answers: answers.of(row.id),
  });
  return {
    all: (): Workshop[] => all.all().map(whole),
    find: (id: number): Workshop | undefined => {
      const row = one.get(id);
      return row && whole(row);
    },
    add: (name: string, welcome: string, coderId: number): number =>
      Number(insert.run({ guid: randomUUID(), name, welcome, coderId, at: now() }).lastInsertRowid),
    welcome: (id: number, welcome: string, coderId: number): void =>
      void write.run(welcome, coderId, now(), id),
    /** Whether its answers count from now on. */
    count: (id: number, counts: boolean): void => void count.run(counts ? 1 : 0, now(), id),
    remove: (id: number): void => void remove.run(id),
    cards: cards.change,
    answers: answers.change,
  };
}

function cardStorage(db: Database) {
  const of = db.prepare<[number], WorkshopCard>(
    `SELECT c.id, c.guid, c.kind, c.statement, c.finding_id AS findingId, c.case_id AS caseId, c.code_id AS codeId,
       r.name AS coder FROM workshop_cards c JOIN coders r ON r.id = c.written_by WHERE c.workshop_id = ? ORDER BY c.id`,
  );
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO workshop_cards (guid, workshop_id, kind, statement, finding_id, case_id, code_id, written_by, modified_at)
     VALUES (@guid, @workshopId, @kind, @statement, @findingId, @caseId, @codeId, @coderId, @at)`,
  );
  const write = db.prepare<[string, number, string, number]>(
    'UPDATE workshop_cards SET statement = ?, written_by = ?, modified_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM workshop_cards WHERE id = ?');
  const recode = db.prepare<[number, number]>('UPDATE workshop_cards SET code_id = ? WHERE code_id = ?');
  const now = (): string => new Date().toISOString();
  return {
    of: (workshopId: number): WorkshopCard[] => of.all(workshopId),
    change: {
      add: (workshopId: number, card: Omit<WorkshopCard, 'id' | 'guid' | 'coder'>, coderId: number): number =>
        Number(insert.run({ ...card, workshopId, coderId, guid: randomUUID(), at: now() }).lastInsertRowid),
      write: (id: number, statement: string, coderId: number): void =>
        void write.run(statement, coderId, now(), id),
      remove: (id: number): void => void remove.run(id),
      /** Answers that were coded with one code are coded with another from now on. */
      recode: (from: number, to: number): void => void recode.run(to, from),
    },
  };
}

function answerStorage(db: Database) {
  const of = db.prepare<[number], WorkshopAnswer>(
    `SELECT a.id, a.card_id AS cardId, a.source_id AS sourceId, a.turn_id AS turnId, a.sheet, a.answer,
       a.coding_guid AS codingGuid FROM workshop_answers a JOIN workshop_cards c ON c.id = a.card_id
     WHERE c.workshop_id = ? ORDER BY a.id`,
  );
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO workshop_answers (guid, card_id, source_id, turn_id, sheet, answer, coding_guid, read_by, read_at)
     VALUES (@guid, @cardId, @sourceId, @turnId, @sheet, @answer, @codingGuid, @coderId, @at)`,
  );
  const code = db.prepare<[string | null, number]>(
    'UPDATE workshop_answers SET coding_guid = ? WHERE id = ?',
  );
  return {
    of: (workshopId: number): WorkshopAnswer[] => of.all(workshopId),
    change: {
      add: (answer: Omit<WorkshopAnswer, 'id'>, coderId: number): void =>
        void insert.run({ ...answer, coderId, guid: randomUUID(), at: new Date().toISOString() }),
      /** By which coding an answer counts; null where it does not. */
      code: (id: number, codingGuid: string | null): void => void code.run(codingGuid, id),
    },
  };
}
