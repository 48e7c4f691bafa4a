import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ending } from '../file-names.ts';

/** A file of the workspace, beside the project, that holds something. */
export interface HoldingFile {
  /** Its path below the folder of the workspace, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed. */
  readonly at: string;
  /** Whether it is a project of its own, which only its own page can erase from. */
  readonly isProject: boolean;
}

const chunkBytes = 8 * 1024 * 1024;

/** By what it is known that a file holds something. */
export interface Marks {
  readonly always: readonly string[];
  /** What tells it only in a file that is no project. */
  readonly outsideProjects: readonly string[];
  /** Whether a text says what goes at some length: an import half done holds none of the marks of rows. */
  readonly tells: (text: string) => boolean;
}

/** A file that is larger than any import is not read as a text. */
const longestText = 200 * 1024 * 1024;

/** Every file below a folder that holds any of some marks, but for the project itself and what lies beside it. */
export function filesHolding(folder: string, own: string, marks: Marks): HoldingFile[] {
  return filesBelow(folder)
    .filter((file) => !isOf(own, file) && isMarked(file, marks))
    .map((file) => described(folder, file));
}

function isMarked(file: string, { always, outsideProjects, tells }: Marks): boolean {
  if (isProjectFile(file)) return holds(file, always);
  if (holds(file, [...always, ...outsideProjects])) return true;
  return statSync(file).size <= longestText && tells(readFileSync(file, 'utf8'));
}

const isProjectFile = (file: string): boolean => /\.throughline(?:-wal|-shm|-journal)?$/.test(file);

/** Every file below a folder, the project among them, that holds any of some texts; by its path below the folder. */
export const searchFiles = (folder: string, needles: readonly string[]): string[] =>
  filesBelow(folder).flatMap((file) => (holds(file, needles) ? pathIn(folder, file) : []));

/** How many files there are below a folder. */
export const countFiles = (folder: string): number => filesBelow(folder).length;

/** Takes files away, each by its path as `filesHolding` gave it; no other file, and no project, is ever touched. */
export function removeFiles(folder: string, holding: readonly HoldingFile[], paths: readonly string[]): void {
  for (const { path, isProject } of holding)
    if (paths.includes(path) && !isProject)
      for (const part of ['', '-wal', '-shm']) rmSync(join(folder, path) + part, { force: true });
}

const isOf = (project: string, file: string): boolean =>
  ['', '-wal', '-shm', '-journal'].some((part) => file === project + part);

const pathIn = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');

function described(folder: string, file: string): HoldingFile {
  const { size, mtime } = statSync(file);
  const path = pathIn(folder, file);
  // Put away for later is not thrown away.
  const isProject = /^(?:archive\/)?[^/]+$/.test(path) && path.endsWith(ending);
  return { path, bytes: size, at: mtime.toISOString(), isProject };
}

/** Files alone: a link leads out of the workspace. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return filesBelow(path);
    return found?.isFile() ? [path] : [];
  });
}

/**
 * Whether a file holds any of some texts as bytes. Nothing is made of what stands around: in a file of SQLite that may be
 * the next column. Read piece by piece.
 */
function holds(file: string, needles: readonly string[]): boolean {
  const wanted = needles.filter((needle) => needle !== '').map((needle) => Buffer.from(needle));
  const longest = Math.max(0, ...wanted.map(({ length }) => length));
  const piece = Buffer.alloc(chunkBytes + longest);
  const handle = openSync(file, 'r');
  try {
    let kept = 0;
    for (;;) {
      const read = readSync(handle, piece, kept, chunkBytes, null);
      if (read === 0) return false;
      const filled = piece.subarray(0, kept + read);
      if (wanted.some((needle) => filled.includes(needle))) return true;
      // The end is looked at again with what comes after it.
      kept = Math.min(longest, filled.length);
      filled.copy(piece, 0, filled.length - kept);
    }
  } finally {
    closeSync(handle);
  }
}
