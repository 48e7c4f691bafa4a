import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { standing } from './freshness.ts';

/** That a coder read a source to its end, and when. */
export interface Finished {
  readonly sourceId: number;
  readonly coderId: number;
  readonly at: string;
}

/** That a coder read a source again for one code, which came after she had finished it. */
export interface Confirmed extends Finished {
  readonly codeId: number;
}

/** What was read: by whom, when, and for which codes. */
export function readingStorage(db: Database) {
  const finished = db.prepare<[], Finished>(
    'SELECT source_id AS sourceId, coder_id AS coderId, finished_at AS at FROM source_readings',
  );
  const confirmed = db.prepare<[], Confirmed>(
    'SELECT source_id AS sourceId, code_id AS codeId, coder_id AS coderId, read_at AS at FROM code_readings',
  );
  const since = db.prepare<[], [number, string]>(
    `SELECT c.id, max(c.created_at, coalesce((SELECT max(v.created_at) FROM code_versions v
       WHERE v.code_id = c.id AND v.needs_review = 1), '')) FROM codes c`,
  );
  const finish = db.prepare<[number, number, string]>(
    'INSERT OR IGNORE INTO source_readings (source_id, coder_id, finished_at) VALUES (?, ?, ?)',
  );
  const reopen = db.prepare<[number, number]>(
    'DELETE FROM source_readings WHERE source_id = ? AND coder_id = ?',
  );
  const reading = db.prepare<[number, number], { found: 1 }>(
    'SELECT 1 AS found FROM source_readings WHERE source_id = ? AND coder_id = ?',
  );
  const forget = db.prepare<[number, number, number]>(
    'DELETE FROM code_readings WHERE source_id = ? AND code_id = ? AND coder_id = ?',
  );
  const confirm = db.prepare<[string, number, number, number, string]>(
    'INSERT INTO code_readings (guid, source_id, code_id, coder_id, read_at) VALUES (?, ?, ?, ?, ?)',
  );

  return {
    finished: standing(db, ['source_readings'], () => finished.all()),
    confirmed: standing(db, ['code_readings'], () => confirmed.all()),
    /** Each code with the time since when it is there and means what it means. */
    codesSince: standing(db, ['codes', 'code_versions'], () => since.raw().all()),
    /** Whether a coder has read a source to its end. */
    isRead: (sourceId: number, coderId: number): boolean => reading.get(sourceId, coderId) !== undefined,
    setRead: (sourceId: number, coderId: number, isRead: boolean): void => {
      if (isRead) finish.run(sourceId, coderId, new Date().toISOString());
      else reopen.run(sourceId, coderId);
    },
    /** Remembers that a coder has read a source again for a code, now. */
    confirm: (sourceId: number, codeId: number, coderId: number): void => {
      forget.run(sourceId, codeId, coderId);
      confirm.run(randomUUID(), sourceId, codeId, coderId, new Date().toISOString());
    },
  };
}
