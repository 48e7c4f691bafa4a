import type { Database } from 'better-sqlite3';
import { moveCodings, moveDecisions, type Moving, type Twin } from './moved-places.ts';

/** What follows a text when it is corrected. Nothing here is prepared when a project opens: a text is corrected now and then. */
export function correctionStorage(db: Database) {
  return {
    /** Moves codings, with what summaries and findings know of their places; answers those that became the same as another. */
    moveCodings: (sourceId: number, moving: Moving): Twin[] => moveCodings(db, sourceId, moving),
    moveDecisions: (sourceId: number, placeOf: Moving['placeOf']): void => {
      moveDecisions(db, sourceId, { placeOf });
    },
    /** Whoever quotes a coding with the words it had quotes it with those it has. */
    requote: (guid: string, before: string, now: string): void => {
      for (const table of ['summary_citations', 'finding_evidence'])
        db.prepare<[string, string, string]>(
          `UPDATE ${table} SET exact = ? WHERE coding_guid = ? AND exact = ?`,
        ).run(now, guid, before);
    },
    recount: (sourceId: number, words: number): void =>
      void db
        .prepare<[number, number, number]>('UPDATE sources SET words = ? WHERE id = ? AND words <> ?')
        .run(words, sourceId, words),
  };
}
