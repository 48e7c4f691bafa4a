import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Basis } from '../domain/summary.ts';

/** What [number] in a summary points to, with the words as they were cited. */
export interface Citation {
  readonly number: number;
  readonly codingGuid: string;
  readonly exact: string;
}

/** What a researcher says of a case under a code. */
export interface Summary {
  readonly id: number;
  readonly caseId: number;
  readonly codeId: number;
  readonly text: string;
  readonly basis: Basis;
  readonly coder: string;
  readonly modifiedAt: string;
  readonly citations: readonly Citation[];
}

type Row = Omit<Summary, 'basis' | 'citations'> & { basis: string };

/** Cells of the framework matrix: at most one summary for a case under a code. */
export function summaryStorage(db: Database) {
  const citations = citationStorage(db);
  const select = `SELECT s.id, s.case_id AS caseId, s.code_id AS codeId, s.text, s.basis, r.name AS coder,
    s.modified_at AS modifiedAt FROM summaries s JOIN coders r ON r.id = s.written_by`;
  const all = db.prepare<[], Row>(`${select} ORDER BY s.id`);
  const at = db.prepare<[number, number], Row>(`${select} WHERE s.case_id = ? AND s.code_id = ?`);
  const write = db
    .prepare<Record<string, unknown>, number>(
      `INSERT INTO summaries (guid, case_id, code_id, text, basis, written_by, created_at, modified_at)
       VALUES (@guid, @caseId, @codeId, @text, @basis, @coderId, @at, @at)
       ON CONFLICT (case_id, code_id) DO UPDATE SET text = excluded.text, basis = excluded.basis,
         written_by = excluded.written_by, modified_at = excluded.modified_at RETURNING id`,
    )
    .pluck();
  const setBasis = db.prepare<[string, number]>('UPDATE summaries SET basis = ? WHERE id = ?');
  const remove = db.prepare<[number]>('DELETE FROM summaries WHERE id = ?');
  const move = db.prepare<[number, number]>('UPDATE summaries SET code_id = ? WHERE id = ?');

  const whole = (row: Row): Summary => ({
    ...row,
    // Written by `write` and `judge` alone.
    basis: JSON.parse(row.basis) as Basis,
    citations: citations.of(row.id),
  });
  const found = (caseId: number, codeId: number): Summary | undefined => {
    const row = at.get(caseId, codeId);
    return row && whole(row);
  };

  return {
    all: (): Summary[] => all.all().map(whole),
    at: found,
    /** Keeps what is said of a case under a code, with what it cites. */
    write: (
      {
        caseId,
        codeId,
        text,
        basis,
        citations: wanted,
      }: Pick<Summary, 'caseId' | 'codeId' | 'text' | 'basis' | 'citations'>,
      coderId: number,
    ): void => {
      const now = new Date().toISOString();
      const kept = {
        guid: randomUUID(),
        caseId,
        codeId,
        text,
        basis: JSON.stringify(basis),
        coderId,
        at: now,
      };
      const id = write.get(kept) ?? 0;
      citations.keep(id, wanted);
    },
    /** The summary was held against its evidence as it is now. */
    judge: (id: number, basis: Basis): void => void setBasis.run(JSON.stringify(basis), id),
    /** The summary belongs to another code from now on. */
    move: (id: number, codeId: number): void => void move.run(codeId, id),
    remove: (id: number): void => void remove.run(id),
    /** What cited one coding cites another from now on, with the words as they were cited. */
    citeInstead: citations.citeInstead,
  };
}

function citationStorage(db: Database) {
  const citations = db.prepare<[number], Citation>(
    `SELECT number, coding_guid AS codingGuid, exact FROM summary_citations WHERE summary_id = ? ORDER BY number`,
  );
  const cite = db.prepare<[string, number, number, string, string]>(
    'INSERT INTO summary_citations (guid, summary_id, number, coding_guid, exact) VALUES (?, ?, ?, ?, ?)',
  );
  const uncite = db.prepare<[number, number]>(
    'DELETE FROM summary_citations WHERE summary_id = ? AND number = ?',
  );
  const citeInstead = db.prepare<[string, string]>(
    'UPDATE summary_citations SET coding_guid = ? WHERE coding_guid = ?',
  );
  const isSame = (a: Citation, b: Citation): boolean =>
    a.number === b.number && a.codingGuid === b.codingGuid;
  return {
    of: (summaryId: number): Citation[] => citations.all(summaryId),
    citeInstead: (from: string, to: string): void => void citeInstead.run(to, from),
    /** Keeps what a summary cites now; what it still cites is left as it is. */
    keep: (summaryId: number, wanted: readonly Citation[]): void => {
      const before = citations.all(summaryId);
      for (const old of before)
        if (!wanted.some((one) => isSame(one, old))) uncite.run(summaryId, old.number);
      for (const one of wanted)
        if (!before.some((old) => isSame(old, one)))
          cite.run(randomUUID(), summaryId, one.number, one.codingGuid, one.exact);
    },
  };
}
