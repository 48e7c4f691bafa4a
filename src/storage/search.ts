import type { Database } from 'better-sqlite3';
import { placesOf, snippetsOf, type SearchTerms, type Snippet } from '../domain/search.ts';
import type { Span } from '../domain/text.ts';
import { isSaid } from './matter.ts';

/** A turn in which everything asked for occurs. */
export interface Hit {
  readonly sourceId: number;
  readonly sourceName: string;
  readonly turn: number;
  readonly start: number;
  readonly speaker: string | null;
  readonly snippets: readonly Snippet[];
}

/** A turn with every place at which what was asked for stands, as offsets into the source. */
export interface FoundTurn extends Span {
  readonly sourceId: number;
  readonly speakerId: number | null;
  readonly places: readonly Span[];
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
       FROM turn_search WHERE turn_search MATCH ? AND ${isSaid('turn_search.rowid')}
       ORDER BY rowid LIMIT ? OFFSET ?)
     SELECT s.id AS sourceId, s.name AS sourceName, t.number AS turn, t.start, p.label AS speaker, hits.fenced
     FROM hits JOIN turns t ON t.id = hits.turn_id JOIN source_versions v ON v.id = t.version_id
     JOIN sources s ON s.id = v.source_id LEFT JOIN speakers p ON p.id = t.speaker_id ORDER BY hits.turn_id`,
  );
  const count = db
    .prepare<[string], number>(
      `SELECT count(*) FROM turn_search WHERE turn_search MATCH ? AND ${isSaid('turn_search.rowid')}`,
    )
    .pluck();

  const whole = db.prepare<[string, number], Omit<FoundTurn, 'places'> & { fenced: string }>(
    `SELECT v.source_id AS sourceId, t.start, t."end", t.speaker_id AS speakerId,
       highlight(turn_search, 0, '${open}', '${close}') AS fenced
     FROM turn_search JOIN turns t ON t.id = turn_search.rowid JOIN source_versions v ON v.id = t.version_id
     WHERE turn_search MATCH ? AND ${isSaid('turn_search.rowid')} ORDER BY v.source_id, t.number LIMIT ?`,
  );

  return {
    /** The turns that hold all terms, with the places of the terms in each. */
    places: (terms: SearchTerms, limit: number): FoundTurn[] =>
      terms.phrases.length === 0
        ? []
        : whole.all(matchOf(terms), limit).map(({ fenced, ...turn }) => ({
            ...turn,
            places: placesOf(fenced, open, close).map(({ start, end }) => ({
              start: turn.start + start,
              end: turn.start + end,
            })),
          })),
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
