import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { KeptPart } from '../domain/report/changes.ts';

/** What a part of a report can show: her own words alone, or something that was found. */
type PartKind =
  | 'text'
  | 'finding'
  | 'cell'
  | 'matrix'
  | 'voices'
  | 'saturation'
  | 'co-occurrence'
  | 'profile'
  | 'quote'
  | 'method';

/** What a part shows: which finding, case and code, archetype, coding, or how the page of a matrix or picture is asked for. */
export interface PartShown {
  readonly shows: PartKind;
  readonly findingId: number | null;
  readonly caseId: number | null;
  readonly codeId: number | null;
  readonly codingGuid: string | null;
  readonly asked: string;
}

/** What a person writes above a part. */
export interface PartText {
  readonly heading: string;
  readonly text: string;
}

/** A part of a report as it is kept. */
export interface ReportPart extends PartShown, PartText {
  readonly id: number;
  readonly guid: string;
  readonly coder: string;
}

/** What a person writes about a report itself. */
export interface ReportText {
  readonly title: string;
  readonly byline: string;
  /** From how many informants on a number may be told; 0: all may. */
  readonly least: number;
}

/** A report as it is kept, its parts in their order. */
export interface Report extends ReportText {
  readonly id: number;
  readonly guid: string;
  readonly coder: string;
  readonly modifiedAt: string;
  /** What it said when it was last exported or confirmed, and when that was; null where it never was. */
  readonly said: readonly KeptPart[];
  readonly saidAt: string | null;
  readonly parts: readonly ReportPart[];
}

type Row = Omit<Report, 'said' | 'parts'> & { readonly said: string };

export function reportStorage(db: Database) {
  const parts = partStorage(db);
  const select = `SELECT p.id, p.guid, p.title, p.byline, p.least, p.said, p.said_at AS saidAt, r.name AS coder,
    p.modified_at AS modifiedAt FROM reports p JOIN coders r ON r.id = p.written_by`;
  const all = db.prepare<[], Row>(`${select} ORDER BY p.id`);
  const one = db.prepare<[number], Row>(`${select} WHERE p.id = ?`);
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO reports (guid, title, byline, least, written_by, created_at, modified_at)
     VALUES (@guid, @title, @byline, @least, @coderId, @at, @at)`,
  );
  const update = db.prepare<Record<string, unknown>>(
    `UPDATE reports SET title = @title, byline = @byline, least = @least, written_by = @coderId, modified_at = @at
     WHERE id = @id`,
  );
  const keepSaid = db.prepare<[string, string, number]>(
    'UPDATE reports SET said = ?, said_at = ? WHERE id = ?',
  );
  const remove = db.prepare<[number]>('DELETE FROM reports WHERE id = ?');
  const whole = (row: Row): Report => ({
    ...row,
    // Written by `keepSaid` alone.
    said: JSON.parse(row.said) as KeptPart[],
    parts: parts.of(row.id),
  });
  const at = (): string => new Date().toISOString();
  return {
    all: (): Report[] => all.all().map(whole),
    find: (id: number): Report | undefined => {
      const row = one.get(id);
      return row && whole(row);
    },
    add: (text: ReportText, coderId: number): number =>
      Number(insert.run({ ...text, coderId, guid: randomUUID(), at: at() }).lastInsertRowid),
    write: (id: number, { title, byline, least }: ReportText, coderId: number): void =>
      void update.run({ id, title, byline, least, coderId, at: at() }),
    remove: (id: number): void => void remove.run(id),
    /** Keeps what a report says now. */
    keepSaid: (id: number, said: readonly KeptPart[]): void =>
      void keepSaid.run(JSON.stringify(said), at(), id),
    parts: parts.change,
  };
}

function partStorage(db: Database) {
  const of = db.prepare<[number], ReportPart>(
    `SELECT t.id, t.guid, t.shows, t.finding_id AS findingId, t.case_id AS caseId, t.code_id AS codeId,
       t.coding_guid AS codingGuid, t.asked, t.heading, t.text, r.name AS coder
     FROM report_parts t JOIN coders r ON r.id = t.written_by WHERE t.report_id = ? ORDER BY t.place, t.id`,
  );
  const insert = db.prepare<Record<string, unknown>>(
    `INSERT INTO report_parts (guid, report_id, place, shows, finding_id, case_id, code_id, coding_guid, asked, heading, text,
       written_by, created_at, modified_at)
     VALUES (@guid, @reportId, (SELECT coalesce(max(place), 0) + 1 FROM report_parts WHERE report_id = @reportId), @shows,
       @findingId, @caseId, @codeId, @codingGuid, @asked, @heading, @text, @coderId, @at, @at)`,
  );
  const update = db.prepare<Record<string, unknown>>(
    `UPDATE report_parts SET heading = @heading, text = @text, written_by = @coderId, modified_at = @at WHERE id = @id`,
  );
  const move = db.prepare<[number, number]>('UPDATE report_parts SET place = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM report_parts WHERE id = ?');
  const recode = db.prepare<[number, number]>('UPDATE report_parts SET code_id = ? WHERE code_id = ?');
  const takeInstead = db.prepare<[string, string]>(
    'UPDATE report_parts SET coding_guid = ? WHERE coding_guid = ?',
  );
  const at = (): string => new Date().toISOString();
  return {
    of: (reportId: number): ReportPart[] => of.all(reportId),
    change: {
      /** Puts a part at the end of a report and answers its id. */
      add: (reportId: number, part: PartShown & PartText, coderId: number): number =>
        Number(insert.run({ ...part, reportId, coderId, guid: randomUUID(), at: at() }).lastInsertRowid),
      write: (id: number, { heading, text }: PartText, coderId: number): void =>
        void update.run({ id, heading, text, coderId, at: at() }),
      /** Puts parts in an order: from 1 on. */
      arrange: (ids: readonly number[]): void => {
        ids.forEach((id, place) => move.run(place + 1, id));
      },
      remove: (id: number): void => void remove.run(id),
      /** What showed one code shows another from now on. */
      recode: (from: number, to: number): void => void recode.run(to, from),
      /** What showed one coding shows another from now on. */
      takeInstead: (from: string, to: string): void => void takeInstead.run(to, from),
    },
  };
}
