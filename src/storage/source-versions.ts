import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { freshness } from './freshness.ts';
import { latelyRead } from './lately-read.ts';

/** A turn as it is kept: numbered from 1 within its text; times in milliseconds. */
export interface TurnRow {
  readonly id: number;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly speakerId: number | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Where a turn lies, whose it is and when it was said. */
export type PlacedTurn = Pick<TurnRow, 'number' | 'start' | 'end' | 'speakerId' | 'startMs'>;

/** A turn before it is kept. */
export type NewTurn = Omit<TurnRow, 'id' | 'number'>;

/** Puts back a version of a text with its turns from the image that history kept. */
export type Restore = (image: string) => void;

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface VersionImage {
  readonly id: number;
  readonly guid: string;
  readonly source_id: number;
  readonly number: number;
  readonly text: string;
  readonly sha256: string;
  readonly created_by: number;
  readonly created_at: string;
  readonly turns: readonly {
    id: number;
    number: number;
    start: number;
    end: number;
    speaker_id: number | null;
    start_ms: number | null;
    end_ms: number | null;
  }[];
}

/** A dozen long interviews: what a page of excerpts needs, and who codes one source asks for it again and again. */
const roomForTexts = { entries: 60, size: 4_000_000 };
const roomForTurns = { entries: 60, size: 40_000 };

/** The texts of sources: never changed, only followed by a newer version. Every turn is in the search index. */
export function sourceVersionStorage(db: Database) {
  const insert = db.prepare<Omit<VersionImage, 'turns' | 'id'> & { id: number | null }>(
    `INSERT INTO source_versions (id, guid, source_id, number, text, sha256, created_by, created_at)
     VALUES (@id, @guid, @source_id, @number, @text, @sha256, @created_by, @created_at)`,
  );
  const insertTurn = db.prepare(
    `INSERT INTO turns (id, version_id, number, start, "end", speaker_id, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const index = db.prepare<[number | bigint, string]>('INSERT INTO turn_search (rowid, words) VALUES (?, ?)');
  const current = db.prepare<[number], { id: number; text: string; sha256: string }>(
    'SELECT id, text, sha256 FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1',
  );
  const turn = db.prepare<[number], { sourceId: number; number: number; start: number }>(
    `SELECT v.source_id AS sourceId, t.number, t.start FROM turns t JOIN source_versions v ON v.id = t.version_id
     WHERE t.id = ?`,
  );

  return {
    /** Keeps a source's first text and its turns, in order. */
    add: (version: { sourceId: number; text: string; coderId: number; turns: readonly NewTurn[] }): void => {
      const { lastInsertRowid } = insert.run({
        id: null,
        guid: randomUUID(),
        source_id: version.sourceId,
        number: 1,
        text: version.text,
        sha256: sha256(version.text),
        created_by: version.coderId,
        created_at: new Date().toISOString(),
      });
      version.turns.forEach((turn, place) => {
        const { start, end, speakerId, startMs, endMs } = turn;
        const row = insertTurn.run(null, lastInsertRowid, place + 1, start, end, speakerId, startMs, endMs);
        index.run(row.lastInsertRowid, version.text.slice(start, end));
      });
    },
    restore: (image: string): void => {
      // History alone writes these images, from this very schema.
      const version = JSON.parse(image) as VersionImage;
      insert.run(version);
      for (const turn of version.turns) {
        const { id, number, start, end, speaker_id, start_ms, end_ms } = turn;
        insertTurn.run(id, version.id, number, start, end, speaker_id, start_ms, end_ms);
        index.run(id, version.text.slice(start, end));
      }
    },
    ...readers(db),
    /** The newest text with the hash that was kept with it. */
    currentOf: (sourceId: number) => current.get(sourceId),
    /** Where a turn stands. */
    turn: (id: number) => turn.get(id),
  };
}

/** What is read again and again: texts, and their turns in order. */
function readers(db: Database) {
  const text = db
    .prepare<[number], string>(
      'SELECT text FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1',
    )
    .pluck();
  const turns = db.prepare<[number], TurnRow>(
    `SELECT id, number, start, "end", speaker_id AS speakerId, start_ms AS startMs, end_ms AS endMs
     FROM turns WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)
     ORDER BY number`,
  );
  const turnsLately = latelyRead<readonly TurnRow[]>((sourceId) => turns.all(sourceId), {
    isStale: freshness(db, ['source_versions'], ['turns']),
    sizeOf: ({ length }) => length,
    room: roomForTurns,
  });
  return {
    /** The newest text of a source, or undefined where there is no such source. */
    textOf: latelyRead((sourceId) => text.get(sourceId), {
      isStale: freshness(db, ['source_versions']),
      sizeOf: ({ length }) => length,
      room: roomForTexts,
    }),
    turnsOf: (sourceId: number): readonly TurnRow[] => turnsLately(sourceId) ?? [],
  };
}
