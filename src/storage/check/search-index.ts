import type { Database } from 'better-sqlite3';
import { wholeCheck } from './invariant.ts';

interface Indexed {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The words as the index keeps them; null where it has none. */
  readonly words: string | null;
}

/** The turns whose words in the search index are not those of their text, and whatever else the index holds. */
export function* wrongWordsInSearch(db: Database): Generator<string> {
  const versions = db.prepare<[], { id: number; name: string; text: string }>(
    `${wholeCheck} SELECT v.id, s.name, v.text FROM source_versions v JOIN sources s ON s.id = v.source_id ORDER BY v.id`,
  );
  const turns = db.prepare<[number], Indexed>(
    `SELECT t.number, t.start, t."end", c.c0 AS words FROM turns t LEFT JOIN turn_search_content c ON c.id = t.id
     WHERE t.version_id = ? ORDER BY t.number`,
  );
  let count = 0;
  for (const { id, name, text } of versions.iterate()) {
    for (const { number, start, end, words } of turns.iterate(id)) {
      count++;
      if (text.slice(start, end) !== words) yield `turn ${number} of “${name}”`;
    }
  }
  const kept =
    db.prepare<[], number>(`${wholeCheck} SELECT count(*) FROM turn_search_content`).pluck().get() ?? 0;
  if (kept !== count) yield `${kept} turns in the index, ${count} in the texts`;
}
