import type { Database } from 'better-sqlite3';

/** A turn as a row, and as history and older versions of a text keep it. */
export interface TurnImage {
  readonly id: number | null;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly speaker_id: number | null;
  readonly start_ms: number | null;
  readonly end_ms: number | null;
  /** Left out where it was kept before there was such a number: it was `number` then. */
  readonly first_number?: number | null;
}

/** SQL for the turns of a version as JSON, in any order: what `TurnImage` says. */
export const turnsAsJson = (versionId: string): string =>
  `(SELECT json_group_array(json_object('id', t.id, 'number', t.number, 'start', t.start, 'end', t."end",
    'speaker_id', t.speaker_id, 'start_ms', t.start_ms, 'end_ms', t.end_ms, 'first_number', t.first_number))
    FROM main.turns t WHERE t.version_id = ${versionId})`;

/** Lays the turns of a source into one of its texts, and into the search index. */
export function turnLayout(db: Database) {
  const insert = db.prepare(
    `INSERT INTO turns (id, version_id, number, start, "end", speaker_id, start_ms, end_ms, first_number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE turns SET version_id = ?, number = ?, start = ?, "end" = ?, speaker_id = ?, start_ms = ?, end_ms = ?,
     first_number = ? WHERE id = ?`,
  );
  const remove = db.prepare<[number]>('DELETE FROM turns WHERE id = ?');
  const index = db.prepare<[number | bigint, string]>('INSERT INTO turn_search (rowid, words) VALUES (?, ?)');
  const reindex = db.prepare<[string, number]>('UPDATE turn_search SET words = ? WHERE rowid = ?');
  const of = db.prepare<[number], { id: number; words: string }>(
    `SELECT t.id, c.c0 AS words FROM turns t JOIN turn_search_content c ON c.id = t.id WHERE t.version_id = ?`,
  );

  const add = (versionId: number | bigint, text: string, turn: TurnImage): number => {
    const { id, number, start, end, speaker_id, start_ms, end_ms, first_number = number } = turn;
    const { lastInsertRowid } = insert.run(
      id,
      versionId,
      number,
      start,
      end,
      speaker_id,
      start_ms,
      end_ms,
      first_number,
    );
    index.run(lastInsertRowid, text.slice(start, end));
    return Number(lastInsertRowid);
  };

  return {
    /** Lays one turn into a text, and answers its id. */
    add,
    /**
     * Moves the turns of one version to another: those that are not among the new ones go, those without an id come. Answers
     * their ids.
     */
    move: (fromVersion: number, toVersion: number, text: string, turns: readonly TurnImage[]): number[] => {
      const known = new Map(of.all(fromVersion).map(({ id, words }) => [id, words]));
      const kept = new Set(turns.map(({ id }) => id));
      for (const id of known.keys()) if (!kept.has(id)) remove.run(id);
      return turns.map((turn) => {
        const before = turn.id === null ? undefined : known.get(turn.id);
        if (turn.id === null || before === undefined) return add(toVersion, text, turn);
        const { id, number, start, end, speaker_id, start_ms, end_ms, first_number = number } = turn;
        update.run(toVersion, number, start, end, speaker_id, start_ms, end_ms, first_number, id);
        const words = text.slice(start, end);
        if (words !== before) reindex.run(words, id);
        return id;
      });
    },
  };
}
