import Database from 'better-sqlite3';
import { Refusal } from '../domain/refusal.ts';

/** Marks a SQLite file as a project of Throughline: "Thrl" in ASCII. */
export const applicationId = 0x5468_726c;

const settings = [
  ['journal_mode', 'WAL', 'wal'],
  // better-sqlite3 falls back to NORMAL in WAL mode, which loses acknowledged codings in a power cut.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
] as const;

/**
 * Opens a database file with every setting that safety rests on, each read back. Another program that holds the file is
 * waited for `patience` ms, in which nothing else is done.
 */
export function openDatabase(file: string, patience = 5000): Database.Database {
  const db = new Database(file, { timeout: patience });
  for (const [name, value, wanted] of settings) {
    db.pragma(`${name} = ${value}`);
    const got = db.pragma(name, { simple: true });
    const inMemory = db.memory && (name === 'journal_mode' || name === 'mmap_size');
    if (got !== wanted && !inMemory)
      throw new Error(`SQLite would not set ${name} to ${value}: it is ${String(got)}`);
  }
  return db;
}

/** Refuses a file that is not a project, is damaged, or holds something a project never holds. Changes nothing. */
export function examine(file: string, newest: number): void {
  const db = openForReading(file);
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) {
      throw new Refusal('invalid', 'This file is not a Throughline project.');
    }
    // SQLite answers user_version with an integer.
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version < 1) throw damaged();
    if (version > newest) {
      throw new Refusal(
        'invalid',
        'This project was made by a newer version of Throughline. Update to open it.',
      );
    }
    if (db.pragma('quick_check', { simple: true }) !== 'ok') throw damaged();
    refuseStrangers(db);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damaged();
    throw error;
  } finally {
    db.close();
  }
}

/** What a project file calls itself, read without opening it for work. Refuses a file that is not a project. */
export function glance(file: string): string {
  const db = openForReading(file);
  try {
    const name = db.prepare<[], string>('SELECT name FROM project').pluck().get();
    if (name === undefined) throw damaged();
    return name;
  } catch (error) {
    if (error instanceof Database.SqliteError)
      throw new Refusal('invalid', 'This file is not a Throughline project.');
    throw error;
  } finally {
    db.close();
  }
}

function openForReading(file: string): Database.Database {
  try {
    // Not `readonly`: such a connection cannot clear away the -wal and -shm it brings into being.
    const db = new Database(file, { fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    return db;
  } catch {
    throw new Refusal('invalid', 'This file cannot be opened as a project.');
  }
}

/** A view, or a trigger that is not ours, could run code of whoever made the file. */
function refuseStrangers(db: Database.Database): void {
  const strangers = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'view' OR (type = 'trigger' AND NOT (name = 'turns_leave_search' AND tbl_name = 'turns' AND sql LIKE '%AFTER DELETE ON turns BEGIN%DELETE FROM turn_search WHERE rowid = OLD.id;%END' AND length(sql) < 130))`,
    )
    .pluck()
    .all();
  if (strangers.length > 0) {
    throw new Refusal(
      'invalid',
      `This project file holds something Throughline never writes (${strangers.join(', ')}).`,
    );
  }
}

/** What is said of a file that is not whole. */
export const damaged = (): Refusal =>
  new Refusal('invalid', 'This project file is damaged and was left as it is. Open a backup of it instead.');
