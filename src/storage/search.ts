import type { Database } from 'better-sqlite3';
import { snippetsOf, type SearchTerms, type Snippet } from '../domain/search.ts';

/** A turn in which everything asked for occurs. */
export interface Hit {
  readonly sourceId: number;
  readonly sourceName: string;
  readonly turn: number;
  readonly start: number;
  readonly speaker: string | null;
  readonly snippets: readonly Snippet[];
}

interface RawHit extends Omit<Hit, 'snippets'> {
  readonly fenced: string;
}

// Private-use characters: no transcript has them, and they cannot be taken for words.
const open = '\uE000';
const close = '\uE001';

/** Every word quoted, so that nothing typed is an operator. */
const matchOf = ({ phrases, openEnded }: SearchTerms): string =>
  phrases
    .map((phrase, place) => `"${phrase}"${openEnded && place === phrases.length - 1 ? '*' : ''}`)
    .join(' ');

export function searchStorage(db: Database) {
  const find = db.prepare<[string, number, number], RawHit>(
    `WITH hits AS MATERIALIZED (
       SELECT rowid AS turn_id, snippet(turn_search, 0, '${open}', '${close}', '…', 40) AS fenced
       FROM turn_search WHERE turn_search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?)
     SELECT s.id AS sourceId, s.name AS sourceName, t.number AS turn, t.start, p.label AS speaker, hits.fenced
     FROM hits JOIN turns t ON t.id = hits.turn_id JOIN source_versions v ON v.id = t.version_id
     JOIN sources s ON s.id = v.source_id LEFT JOIN speakers p ON p.id = t.speaker_id ORDER BY hits.turn_id`,
  );
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM turn_search WHERE turn_search MATCH ?')
    .pluck();

  return {
    /** The turns that hold all terms, in the order of the sources; `total` counts all of them. */
    find: (terms: SearchTerms, limit: number, offset = 0): { total: number; hits: Hit[] } => {
      if (terms.phrases.length === 0) return { total: 0, hits: [] };
      const match = matchOf(terms);
      const hits = find
        .all(match, limit, offset)
        .map(({ fenced, ...hit }) => ({ ...hit, snippets: snippetsOf(fenced, open, close) }));
      return { total: count.get(match) ?? 0, hits };
    },
  };
}
