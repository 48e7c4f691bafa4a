import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { examine } from './check/examine.ts';
import { identityAt, isSameFile } from './file-identity.ts';
import { ending, partOfName } from './file-names.ts';
import type { Project } from './project.ts';

/**
 * Lets go of a project whose file is no longer the one that was opened, before anything is read from what stands there now
 * (SQLite would play the pages that were waiting beside the old file into the new one). What only the old file held is
 * kept as a file of its own in the same folder. Answers what happened, as a sentence for the researcher.
 */
export function letGoOfDisplaced(project: Project, now = new Date()): string {
  const { file } = project;
  const isWhole = project.settle();
  const renamed = isWhole ? sameFileElsewhere(project) : null;
  const kept = renamed !== null || holdsAllOf(file, project) ? null : keep(project, now);
  project.close();
  removeLeftovers(project);
  const name = basename(file);
  if (renamed !== null)
    return `The file ${name} was renamed to ${renamed} while it was open. Nothing was lost: it is in the list of projects under its new name.`;
  const what = existsSync(file) ? 'replaced by another file' : 'moved away or deleted';
  const where =
    kept === null
      ? 'What was done here is in the file that stands there now.'
      : `What stood here until then was kept beside it as ${kept}, which is in the list of projects.`;
  return `The file ${name} was ${what} while it was open (by a program that synchronises folders, a backup, or a person). ${where}`;
}

/** The name under which the very file that was opened now stands in its folder; null where it is not there. */
function sameFileElsewhere({ file, identity }: Project): string | null {
  const folder = dirname(file);
  const names = readdirSync(folder).filter((name) => name.endsWith(ending) && name !== basename(file));
  return names.find((name) => isSameFile(identityAt(join(folder, name)), identity)) ?? null;
}

/** Whether the file that stands there now knows every step of the history of the project that was opened. */
function holdsAllOf(file: string, project: Project): boolean {
  if (!existsSync(file)) return false;
  let db: Database.Database | null = null;
  try {
    examine(file);
    db = new Database(file, { fileMustExist: true });
    db.pragma('query_only = ON');
    const steps = db.prepare<[], string>(`SELECT guid || state FROM history ORDER BY id`).pluck();
    const there = new Set(steps.all());
    return project.history.steps().every((step) => there.has(step));
  } catch {
    // It cannot be read as a project: then it holds nothing of this one.
    return false;
  } finally {
    db?.close();
  }
}

/** Writes the project as it stands to a file of its own, whole or not at all, and answers its name. */
function keep(project: Project, now: Date): string {
  const folder = dirname(project.file);
  const day = now.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  const stem = partOfName(basename(project.file, ending));
  const free = (number: number): string => {
    const name = `${stem}-kept-${day}${number === 1 ? '' : `-${number}`}${ending}`;
    return existsSync(join(folder, name)) ? free(number + 1) : name;
  };
  const name = free(1);
  project.writeTo(join(folder, name));
  return name;
}

/** Takes away what SQLite left at the path of a file that is gone from there: it must not meet the file that came instead. */
function removeLeftovers({ file, pages }: Project): void {
  if (!isSameFile(identityAt(`${file}-wal`), pages)) return;
  rmSync(`${file}-wal`);
  rmSync(`${file}-shm`, { force: true });
}
