import { SqliteError } from 'better-sqlite3';
import { Refusal } from '../domain/refusal.ts';

/** What the disk, or another program, did to a file, as a sentence for the researcher; undefined for any other error. */
export function refusalOfFault(error: unknown): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = faults.find(([pattern]) => pattern.test(code));
  return found && new Refusal(found[1], found[2]);
}

/** Whether an error says that another program has the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);

const faults = [
  [
    /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/,
    'full',
    'The disk is full: nothing was saved. Free some space and try again.',
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    'busy',
    'Another program is writing into the file of this project, or holds it. Nothing was saved. Try again when it is done.',
  ],
  [
    /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM)/,
    'conflict',
    'The file of this project, or the folder or disk it is on, cannot be written to just now. Nothing was saved. Load the page again: what can be read is shown.',
  ],
  [
    /^SQLITE_IOERR|^EIO/,
    'busy',
    'The disk reported an error, so nothing was saved. Try again; if it happens again, save the project file somewhere else and look after this disk.',
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    'invalid',
    'The file of this project is damaged. Nothing was saved. Open a backup of it.',
  ],
] as const;
