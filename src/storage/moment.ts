import type { Database } from 'better-sqlite3';
import type { CodingRow } from './codings.ts';
import { openDatabase } from './database.ts';
import { informantStorage } from './informants.ts';
import { sourceVersionStorage } from './source-versions.ts';
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
    // The first reading takes the moment.
    db.exec('BEGIN; SELECT count(*) FROM project');
    const { all, find } = sourceStorage(db);
    const { textOf, turnsOf } = sourceVersionStorage(db);
    const moment = {
      sources: { all, find },
      texts: { textOf, turnsOf },
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

function speakersBySource(db: Database) {
  const speakers = Map.groupBy(informantStorage(db).speakers(), ({ sourceId }) => sourceId);
  return (sourceId: number) => speakers.get(sourceId) ?? [];
}

type RawCoding = [
  id: number,
  guid: string,
  codeId: number,
  coderId: number,
  start: number,
  end: number,
  exact: string,
  polarity: CodingRow['polarity'],
  origin: CodingRow['origin'],
  createdAt: string,
];

/** The codings of each source in order, with memos that are read once: for all codings of a study half the work. */
function codingsBySource(db: Database): (sourceId: number) => CodingRow[] {
  const codings = db
    .prepare<[number], RawCoding>(
      `SELECT id, guid, code_id, coder_id, start, "end", exact, polarity, origin, created_at FROM codings
       WHERE source_id = ?`,
    )
    .raw();
  const memos = new Map(
    db.prepare<[], [number, string]>(`SELECT about_id, text FROM memos WHERE about = 'coding'`).raw().all(),
  );
  return (sourceId) =>
    codings
      .all(sourceId)
      .map(([id, guid, codeId, coderId, start, end, exact, polarity, origin, createdAt]) => ({
        id,
        guid,
        sourceId,
        codeId,
        coderId,
        start,
        end,
        exact,
        polarity,
        origin,
        memo: memos.get(id) ?? '',
        createdAt,
      }))
      .sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
}
