import type { Database } from 'better-sqlite3';
import type { CutText } from '../../domain/erasure/cuts.ts';
import type { Span } from '../../domain/text.ts';
import { redactLines } from '../history-log.ts';
import type { Twin } from '../moved-places.ts';
import { keepCutText, moveWithCut, stayingTexts, type StayingText } from './cut-texts.ts';
import { markReach, pastSources, unmark, type Root } from './reach.ts';
import { searchAnew } from './search-anew.ts';
import { countUnhinged, eraseUndoData } from './undo-data.ts';
import { rewrite, written, type Redact, type Written } from './written.ts';

/** A memo on something that goes. */
export interface GoingMemo {
  readonly id: number;
  readonly about: string;
  readonly text: string;
}

/** What was said of something once, and no longer is: names that undo data still knows. */
type Named = 'sources' | 'informants' | 'cases';

/**
 * What it takes to forget somebody. Nothing here is prepared when a project opens: it is done once in a study, if ever.
 * `reach` marks what goes with some rows; the rest reads and writes by those marks.
 */
export function erasureStorage(db: Database) {
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all();
  const texts = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  return {
    /** Reads with marks on what goes with some rows, and takes the marks away afterwards. */
    reaching: <T>(roots: readonly Root[], past: readonly number[], read: () => T): T => {
      markReach(db, roots, past);
      try {
        return read();
      } finally {
        unmark(db);
      }
    },
    /** Sources that undo data alone still knows: in which an informant spoke, that belonged to a case, or with the same text. */
    pastSources: (target: { kind: string; id: number }, going: readonly number[]): number[] =>
      pastSources(db, target, going),
    /** What a source, an informant or a case was called at any time; of a source also its file. */
    namesEver: (table: Named, id: number): string[] => {
      const columns = table === 'sources' ? ['name', 'file_name'] : ['name'];
      const images = columns.map(
        (column) => `SELECT json_extract(image, '$.${column}') AS name FROM history_rows
          WHERE of_table = '${table}' AND row_id = ${id} AND image IS NOT NULL
            AND json_extract(image, '$.guid') = (SELECT guid FROM ${table} WHERE id = ${id})`,
      );
      const now = columns.map((column) => `SELECT "${column}" AS name FROM ${table} WHERE id = ${id}`);
      const joined = table === 'informants' ? [namesJoined(id)] : [];
      return [...new Set(texts([...now, ...images, ...joined].join(' UNION ALL ')))].filter(
        (name) => name !== '',
      );
    },
    /** Where suggestions were decided on in a source. */
    decisionsIn: (sourceId: number): (Span & { id: number })[] =>
      db
        .prepare<[number], Span & { id: number }>(
          'SELECT id, start, "end" FROM suggestion_decisions WHERE source_id = ?',
        )
        .all(sourceId),
    /** Whether some words stand, one after the other, in a turn that stays. */
    isElsewhere: (words: readonly string[]): boolean =>
      db
        .prepare<[string], number>(
          `SELECT 1 FROM turn_search WHERE turn_search MATCH ? AND rowid NOT IN
             (SELECT row_id FROM temp.gone WHERE of_table = 'turns') LIMIT 1`,
        )
        .get(`"${words.join(' ')}"`) !== undefined,
    written: (): Generator<Written> => written(db),
    rewrite: (place: Written, redact: Redact): void => {
      rewrite(db, place, redact);
    },
    texts: (): Generator<StayingText> => stayingTexts(db),
    sentences: (): { id: number; sentence: string }[] => all('SELECT id, sentence FROM history ORDER BY id'),
    countUnhinged: (edited: readonly number[]): number => countUnhinged(db, edited),
    ...going(db),
    ...changing(db),
  };
}

/** SQL for the names of those who were joined into an informant: who spoke as one of them speaks as her now. */
const namesJoined = (id: number): string =>
  `SELECT json_extract(gone.image, '$.name') FROM history_rows gone
   JOIN history_rows spoke ON spoke.action_id = gone.action_id AND spoke.of_table = 'speakers'
     AND json_extract(spoke.image, '$.informant_id') = gone.row_id
   JOIN speakers s ON s.id = spoke.row_id AND s.informant_id = ${id}
   WHERE gone.of_table = 'informants' AND gone.image IS NOT NULL AND gone.row_id <> ${id}`;

/** What is marked, as it stands and as undo data knows it. */
function going(db: Database) {
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all();
  const texts = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  const isGone = (table: string, row: string): string =>
    `EXISTS (SELECT 1 FROM temp.gone g WHERE g.of_table = '${table}' AND g.row_id = ${row}.id)`;
  const isErased = (table: string): string =>
    `r.of_table = '${table}' AND r.image IS NOT NULL AND EXISTS
       (SELECT 1 FROM temp.erased e WHERE e.of_table = r.of_table AND e.row_id = r.row_id)`;

  return {
    /** How many rows of each table go. */
    counts: (): Record<string, number> =>
      Object.fromEntries(
        all<{ name: string; count: number }>(
          'SELECT of_table AS name, count(*) AS count FROM temp.gone GROUP BY of_table',
        ).map(({ name, count }) => [name, count]),
      ),
    memos: (): GoingMemo[] =>
      all<GoingMemo>(`SELECT m.id, m.about, m.text FROM memos m WHERE ${isGone('memos', 'm')} ORDER BY m.id`),
    /** Every text that goes whole, as it is and as undo data knows it. */
    goingTexts: (): string[] =>
      texts(`SELECT v.text FROM source_versions v WHERE ${isGone('source_versions', 'v')}
        UNION SELECT json_extract(r.image, '$.text') FROM history_rows r WHERE ${isErased('source_versions')}`),
    /** The words of every coding that goes, as it is and as undo data knows it. */
    goingQuotes: (): string[] =>
      texts(`SELECT c.exact FROM codings c WHERE ${isGone('codings', 'c')}
        UNION SELECT json_extract(r.image, '$.exact') FROM history_rows r WHERE ${isErased('codings')}`),
    /** Summaries and findings that cite a coding that goes. */
    citing: (): { summaries: number; findings: number } => {
      const guids = `SELECT c.guid FROM codings c WHERE ${isGone('codings', 'c')}`;
      const count = (of: string, table: string): number =>
        db
          .prepare<[], number>(
            `SELECT count(DISTINCT ${of}) FROM ${table} WHERE coding_guid IN (${guids})
          AND NOT ${isGone(table, table)}`,
          )
          .pluck()
          .get() ?? 0;
      return {
        summaries: count('summary_id', 'summary_citations'),
        findings: count('finding_id', 'finding_evidence'),
      };
    },
  };
}

/** What writes, inside the one transaction of an erasure. */
function changing(db: Database) {
  const removeGone = (table: string): void =>
    void db.exec(
      `DELETE FROM ${table} WHERE id IN (SELECT row_id FROM temp.gone WHERE of_table = '${table}')`,
    );
  return {
    eraseUndoData: (edited: readonly number[], redact: Redact): void => {
      eraseUndoData(db, edited, redact);
    },
    /** Takes away what stands and is marked. A turn that is marked alone stays: its words are cut from the text. */
    removeMarked: (): void => {
      for (const table of ['memos', 'cells', 'codings', 'suggestion_decisions', 'source_versions', 'sources'])
        removeGone(table);
      for (const table of ['informants', 'cases']) removeGone(table);
    },
    /** Nobody speaks under this label any more: what was said is not evidence. */
    unname: (speakerId: number, label: string): void =>
      void db
        .prepare<[string, number]>(
          'UPDATE speakers SET label = ?, informant_id = NULL, is_interviewer = 1 WHERE id = ?',
        )
        .run(label, speakerId),
    recount: (sourceId: number, words: number): void =>
      void db.prepare<[number, number]>('UPDATE sources SET words = ? WHERE id = ?').run(words, sourceId),
    keepCutText: (versionId: number, cut: CutText): void => {
      keepCutText(db, versionId, cut);
    },
    /** Takes away what a text was before: what goes from it stood there too. */
    forgetEarlier: (sourceId: number, versionId: number): void => {
      db.prepare<[number, number]>('DELETE FROM source_versions WHERE source_id = ? AND id <> ?').run(
        sourceId,
        versionId,
      );
      db.prepare<[number]>('UPDATE source_versions SET turns_before = NULL WHERE id = ?').run(versionId);
    },
    moveCodings: (sourceId: number, cut: CutText): Twin[] => moveWithCut(db, sourceId, cut),
    redactLines: (neutral: ReadonlyMap<number, string>): void => {
      if (neutral.size > 0) redactLines(db, neutral);
    },
    searchAnew: <T>(work: () => T): T => searchAnew(db, work),
  };
}
