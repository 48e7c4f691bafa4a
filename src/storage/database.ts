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

/** Opens a project file only to read it. Nothing that stands in it is run. */
export function openForReading(file: string): Database.Database {
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

/** What is said of a file that is not whole. */
export const damaged = (): Refusal =>
  new Refusal('invalid', 'This project file is damaged and was left as it is. Open a backup of it instead.');
