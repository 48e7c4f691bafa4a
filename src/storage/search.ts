import type { Database } from 'better-sqlite3';
import {
  asksNothing,
  insideFinder,
  placesOf,
  snippetsAround,
  snippetsOf,
  type SearchTerms,
  type Snippet,
} from '../domain/search.ts';
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

interface Turn extends Span {
  readonly sourceId: number;
  readonly sourceName: string;
  readonly turn: number;
  readonly speaker: string | null;
  readonly speakerId: number | null;
}

// Private-use characters: no transcript has them, and they cannot be taken for words.
const open = '\uE000';
const close = '\uE001';

/** Every word quoted, so that nothing typed is an operator. */
const matchOf = ({ phrases, openEnded }: SearchTerms): string =>
  phrases
    .map((phrase, place) => `"${phrase}"${openEnded && place === phrases.length - 1 ? '*' : ''}`)
    .join(' ');

const turnColumns = `s.id AS sourceId, s.name AS sourceName, t.number AS turn, t.start, t."end", p.label AS speaker,
  t.speaker_id AS speakerId`;
const turnTables = `JOIN source_versions v ON v.id = t.version_id
  JOIN sources s ON s.id = v.source_id LEFT JOIN speakers p ON p.id = t.speaker_id`;

export function searchStorage(db: Database) {
  const words = ofWords(db);
  const inside = insideWords(db);
  return {
    /** The turns that hold all terms, with the places of the terms in each. */
    places: (terms: SearchTerms, limit: number): FoundTurn[] => {
      if (asksNothing(terms)) return [];
      if (terms.inside.length === 0) return words.places(matchOf(terms), limit);
      return inside(terms)
        .slice(0, limit)
        .map(({ sourceId, speakerId, start, end, places }) => ({
          sourceId,
          speakerId,
          start,
          end,
          places: places.map((place) => ({ start: start + place.start, end: start + place.end })),
        }));
    },
    /** The turns that hold all terms, in the order of the sources; `total` counts all of them. */
    find: (terms: SearchTerms, limit: number, offset = 0): { total: number; hits: Hit[] } => {
      if (asksNothing(terms)) return { total: 0, hits: [] };
      if (terms.inside.length === 0) return words.find(matchOf(terms), limit, offset);
      const found = inside(terms);
      const hits = found.slice(offset, offset + limit).map(({ text, places, ...turn }): Hit => {
        const { sourceId, sourceName, start, speaker } = turn;
        return {
          sourceId,
          sourceName,
          turn: turn.turn,
          start,
          speaker,
          snippets: snippetsAround(text, places),
        };
      });
      return { total: found.length, hits };
    },
  };
}

/** Whole words and their beginnings, by the index. */
function ofWords(db: Database) {
  const find = db.prepare<[string, number, number], Omit<Hit, 'snippets'> & { fenced: string }>(
    `WITH hits AS MATERIALIZED (
       SELECT rowid AS turn_id, snippet(turn_search, 0, '${open}', '${close}', '…', 40) AS fenced
       FROM turn_search WHERE turn_search MATCH ? AND ${isSaid('turn_search.rowid')}
       ORDER BY rowid LIMIT ? OFFSET ?)
     SELECT s.id AS sourceId, s.name AS sourceName, t.number AS turn, t.start, p.label AS speaker, hits.fenced
     FROM hits JOIN turns t ON t.id = hits.turn_id ${turnTables} ORDER BY hits.turn_id`,
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
    places: (match: string, limit: number): FoundTurn[] =>
      whole.all(match, limit).map(({ fenced, ...turn }) => ({
        ...turn,
        places: placesOf(fenced, open, close).map(({ start, end }) => ({
          start: turn.start + start,
          end: turn.start + end,
        })),
      })),
    find: (match: string, limit: number, offset: number): { total: number; hits: Hit[] } => {
      const hits = find
        .all(match, limit, offset)
        .map(({ fenced, ...hit }) => ({ ...hit, snippets: snippetsOf(fenced, open, close) }));
      return { total: count.get(match) ?? 0, hits };
    },
  };
}

interface InsideHit extends Turn {
  readonly text: string;
  /** Within the turn. */
  readonly places: readonly Span[];
}

/**
 * Terms that stand inside runs of letters: no index of words knows them, so the turns themselves are looked through. Whole
 * words among them are looked for so too: in such scripts they stand without blanks as well.
 */
function insideWords(db: Database): (terms: SearchTerms) => InsideHit[] {
  const all = db.prepare<[], Turn & { text: string }>(
    `SELECT ${turnColumns}, c.c0 AS text FROM turns t JOIN turn_search_content c ON c.id = t.id ${turnTables}
     WHERE ${isSaid('t.id')} ORDER BY v.source_id, t.number`,
  );
  return ({ inside, phrases }) => {
    const finders = [...inside, ...phrases].map(insideFinder);
    const found: InsideHit[] = [];
    for (const row of all.iterate()) {
      const each = finders.map((finder) => finder(row.text));
      if (each.some((places) => places.length === 0)) continue;
      found.push({ ...row, places: each.flat().sort((a, b) => a.start - b.start) });
    }
    return found;
  };
}
