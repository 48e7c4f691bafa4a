import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { damaged } from './database.ts';

/**
 * Copies a database to a file of its own: whole, checked, on the disk and for its owner alone, or not at all. Under its
 * proper name there is never a part of it. What others write meanwhile is not in it.
 */
export function writeCopy(db: Database.Database, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.new`;
  rmSync(temporary, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
    refuseUnlessWhole(temporary);
    putInPlace(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Gives a finished file its name, so that neither it nor the name is lost in a power cut. */
export function putInPlace(temporary: string, target: string): void {
  chmodSync(temporary, 0o600);
  syncToDisk(temporary);
  renameSync(temporary, target);
  // Windows cannot open a folder; there a rename is durable by itself.
  if (process.platform !== 'win32') syncToDisk(dirname(target));
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function refuseUnlessWhole(file: string): void {
  const copy = new Database(file, { fileMustExist: true });
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw damaged();
  } finally {
    copy.close();
  }
}
