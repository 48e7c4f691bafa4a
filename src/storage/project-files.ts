import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { ending } from './file-names.ts';

/** The keys of the projects of a folder: the names of their files without the ending. */
export const keysIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

/** The folder of projects, made where there is none; one that can only be read is good enough for reading. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    readdirSync(folder);
  } catch {
    throw new Refusal('invalid', unwritable(folder));
  }
}

export const unwritable = (folder: string): string =>
  `Projects cannot be kept in ${folder}: it is not a folder that can be written to. What is there can be read. To work, choose another folder with --workspace.`;

/** Refuses what is not a file of its own. */
export function refuseUnlessFile(file: string): void {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Refusal('invalid', 'A project must be a file of its own, not a link or a folder.');
}

/** What changes whenever somebody writes to a project file, or puts another in its place. */
export function stateOf(file: string): string {
  return ['', '-wal']
    .map((part) => {
      const found = statSync(file + part, { throwIfNoEntry: false });
      return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
    })
    .join('|');
}

/** Takes a project file away, with what SQLite keeps beside it. */
export function removeProjectFile(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
}

/** Takes away what an interrupted process left: projects half made, copies half sent. Only while nobody else works here. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.new(?:-wal|-shm)?$/.test(name)) rmSync(join(folder, name));
  const copies = copiesFolder(folder);
  if (existsSync(copies)) rmSync(copies, { recursive: true });
}

/** Where copies lie while they are sent. */
const copiesFolder = (folder: string): string => join(folder, 'copies');

/** A place for a copy that is sent away, and what takes it away afterwards. */
export function temporaryCopy(folder: string): { whole: string; remove: () => void } {
  const within = isWritable(folder) ? copiesFolder(folder) : tmpdir();
  mkdirSync(within, { recursive: true, mode: 0o700 });
  const place = mkdtempSync(join(within, 'throughline-copy-'));
  return {
    whole: join(place, `project${ending}`),
    remove: () => {
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Letters, digits and hyphens of the name: safe as a file name on every system, and readable in an address. */
export function freeKey(name: string, isTaken: (key: string) => boolean): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const base =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'project';
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d|new)$/.test(base) ? `${base}-project` : base;
  for (let number = 1; ; number++) {
    const key = number === 1 ? safe : `${safe}-${number}`;
    if (!isTaken(key)) return key;
  }
}

/** Prints what was not expected, for whoever mends it, where no request is there to be answered. */
export function report(error: unknown): void {
  console.error(error instanceof Error ? error.stack : error);
}

/** Whether something can be written there: to a file, or into a folder. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    // Whatever keeps us from writing, a right or the disk: we do not write.
    return false;
  }
}
