import { constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isWritable, stateOf } from './project-files.ts';

const prefix = 'throughline-reading-';

/** A copy of a project file that can be opened where the file itself must be left alone. */
export interface ReadingCopy {
  readonly file: string;
  /** Whether the file still is as it was when it was copied. */
  readonly isCurrent: () => boolean;
  readonly remove: () => void;
}

/**
 * Copies a project file, with what SQLite keeps beside it, into a folder of its own that nobody else can read. SQLite
 * cannot read a project in place without writing beside it, and a file on another computer's watch may change under it.
 */
export function copyForReading(file: string): ReadingCopy {
  const was = stateOf(file);
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const copy = join(folder, basename(file));
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  return {
    file: copy,
    isCurrent: () => stateOf(file) === was,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes away the copies that an interrupted process left behind. */
export function sweepReadingCopies(isAlive: (pid: number) => boolean): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Why nothing can be written into a project file, as a sentence; null where it can. */
export function whyUnwritable(file: string): string | null {
  const folder = dirname(file);
  if (!isWritable(folder))
    return `The folder ${folder} cannot be written to (it, or the disk it is on, is write-protected), so this project can only be read here.`;
  if (existsSync(file) && !isWritable(file))
    return `The file ${basename(file)} is write-protected, so this project can only be read here.`;
  return null;
}
