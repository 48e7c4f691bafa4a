import type { Database } from 'better-sqlite3';
import type { CodingRow } from './codings.ts';
import { openDatabase } from './database.ts';
import { informantStorage } from './informants.ts';
import { isSaid } from './matter.ts';
import { numberOfText, type PlacedTurn } from './source-versions.ts';
import { sourceStorage } from './sources.ts';

/** The part of a project that grows with its texts, as it stood at one moment. */
export type Moment = ReturnType<typeof openMoment>;

/**
 * Opens a project file as it stands now, whatever others write from here on; nothing can be written through it. For long
 * reading: it is cheap to open, and while it is open the file cannot be tidied up, so it is to be closed soon.
 */
export function openMoment(file: string) {
  const db = openDatabase(file);
  try {
    // Everything is read once: pages that were read need not be kept.
    db.pragma('cache_size = -2000');
    // The first reading takes the moment.
    db.exec('BEGIN; SELECT count(*) FROM project');
    const { all, find } = sourceStorage(db);
    const moment = {
      sources: { all, find },
      texts: { textOf: textBySource(db), turnsOf: turnsBySource(db), numberOf: numberOfText(db) },
      informants: { speakersOf: speakersBySource(db) },
      codings: { ofSource: codingsBySource(db) },
      close: (): void => void db.close(),
    };
    db.pragma('query_only = ON');
    return moment;
  } catch (error) {
    db.close();
    throw error;
  }
}

function textBySource(db: Database): (sourceId: number) => string | undefined {
  const text = db
    .prepare<[number], string>(
      'SELECT text FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1',
    )
    .pluck();
  return (sourceId) => text.get(sourceId);
}

/** Where the turns of each source lie, and no more of them than an excerpt says: they are most of what is read. */
function turnsBySource(db: Database): (sourceId: number) => PlacedTurn[] {
  const turns = db.prepare<[number], PlacedTurn>(
    `SELECT number, start, "end", speaker_id AS speakerId, start_ms AS startMs FROM turns
     WHERE version_id = (SELECT id FROM source_versions WHERE source_id = ? ORDER BY number DESC LIMIT 1)
       AND ${isSaid('turns.id')} ORDER BY number`,
  );
  return (sourceId) => turns.all(sourceId);
}

function speakersBySource(db: Database) {
  const speakers = Map.groupBy(informantStorage(db).speakers(), ({ sourceId }) => sourceId);
  return (sourceId: number) => speakers.get(sourceId) ?? [];
}

/** The codings of each source in order, with memos that are read once: for all codings of a study half the work. */
function codingsBySource(db: Database): (sourceId: number) => CodingRow[] {
  const codings = db.prepare<[number], CodingRow>(
    `SELECT id, guid, source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start, "end", exact, polarity, origin,
       '' AS memo, created_at AS createdAt
     FROM codings WHERE source_id = ?`,
  );
  const memos = new Map(
    db.prepare<[], [number, string]>(`SELECT about_id, text FROM memos WHERE about = 'coding'`).raw().all(),
  );
  const withMemo = (coding: CodingRow): CodingRow => {
    const memo = memos.get(coding.id);
    return memo === undefined ? coding : { ...coding, memo };
  };
  return (sourceId) => {
    const found = codings.all(sourceId);
    return (memos.size === 0 ? found : found.map(withMemo)).sort(
      (a, b) => a.start - b.start || b.end - a.end || a.id - b.id,
    );
  };
}
