import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { examine, glance } from './database.ts';
import { backupName, ending, problemOfName } from './file-names.ts';
import { newestVersion } from './migrate.ts';
import { openProject, type Project } from './project.ts';

const idleMs = 2000;

/** A project of the workspace as the list shows it; `problem` says why it cannot be opened. */
export interface Listed {
  readonly key: string;
  readonly name: string;
  readonly problem: string | null;
  readonly changedAt: string;
}

/** What a project is made with. */
export interface Birth {
  readonly name: string;
  readonly description: string;
  /** What its file is to be called, where that is not to follow from the name. */
  readonly fileName?: string | undefined;
}

/** The folder of project files: one file each. A project is known by its key, the file's name without its ending. */
export function openWorkspace(folder: string) {
  makeFolder(join(folder, 'backups'));
  const open = new Map<string, Project>();
  const beingMade = new Set<string>();
  let idle: NodeJS.Timeout | undefined;

  const fileOf = (key: string): string => join(folder, key + ending);
  const keys = (): string[] =>
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .sort();

  function project(key: string): Project {
    const known = open.get(key);
    if (known) return known;
    if (!keys().includes(key))
      throw new Refusal('missing', `There is no project “${key}” in this workspace.`);
    const unnamed = problemOfName(key);
    if (unnamed) throw unnamed;
    const fresh = openChecked(fileOf(key), join(folder, 'backups', backupName(key)));
    open.set(key, fresh);
    return fresh;
  }

  return {
    folder,
    project,
    list: (): Listed[] => keys().map((key) => listed(key, fileOf(key))),
    /** Makes a project file, whole or not at all, by `fill`; answers its key, derived from `fileName` or else the name. */
    create: async (
      { name, description, fileName }: Birth,
      fill: (project: Project) => Promise<void> | void,
    ): Promise<string> => {
      const key = freeKey(fileName ?? name, (taken) => beingMade.has(taken) || existsSync(fileOf(taken)));
      const temporary = join(folder, `${key}-${randomUUID()}.new`);
      beingMade.add(key);
      try {
        await fillNew(temporary, name, description, fill);
        renameSync(temporary, fileOf(key));
      } finally {
        beingMade.delete(key);
        removeFile(temporary);
      }
      return key;
    },
    /** To be called after each change: leaves one file per project once things are quiet. */
    changed: (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => {
        for (const one of open.values()) settleQuietly(one);
      }, idleMs).unref();
    },
    close: (): void => {
      clearTimeout(idle);
      for (const one of open.values()) one.close();
      open.clear();
    },
  };
}

export type Workspace = ReturnType<typeof openWorkspace>;

/** Opens a project file after examining it, and proves that its quotes are the words. */
export function openChecked(file: string, backup: string): Project {
  if (!existsSync(file)) throw new Refusal('missing', `There is no file ${file}.`);
  if (!lstatSync(file).isFile())
    throw new Refusal('invalid', 'A project must be a file of its own, not a link or a folder.');
  examine(file, newestVersion);
  const project = openProject(file, backup);
  const [problem] = project.integrity.checkContents();
  if (problem === undefined) return project;
  project.close();
  throw new Refusal(
    'invalid',
    `This project did not pass its check and was left as it is: ${problem} Open a backup of it.`,
  );
}

/** Tidying up can wait: on a full disk the work is safe in the second file, and the next quiet moment tries again. */
function settleQuietly(project: Project): void {
  try {
    project.settle();
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
  }
}

/** Takes away what an interrupted process left: projects half made, copies half sent. Only while nobody else works here. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.new(?:-wal|-shm)?$/.test(name)) rmSync(join(folder, name));
  const backups = join(folder, 'backups');
  for (const name of readdirSync(backups)) {
    if (name.startsWith('copy-')) rmSync(join(backups, name), { recursive: true });
  }
}

async function fillNew(
  file: string,
  name: string,
  description: string,
  fill: (project: Project) => Promise<void> | void,
): Promise<void> {
  const project = openProject(file);
  try {
    chmodSync(file, 0o600);
    project.christen(name, description);
    await fill(project);
    project.settle();
  } finally {
    project.close();
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new Refusal(
      'invalid',
      `Projects cannot be kept in ${folder}: it is not a folder that can be written to.`,
    );
  }
}

function listed(key: string, file: string): Listed {
  const changedAt = statSync(file).mtime.toISOString();
  const unnamed = problemOfName(key);
  if (unnamed) return { key, name: key, problem: unnamed.message, changedAt };
  try {
    return { key, name: glance(file), problem: null, changedAt };
  } catch (error) {
    if (error instanceof Refusal) return { key, name: key, problem: error.message, changedAt };
    throw error;
  }
}

/** Letters, digits and hyphens of the name: safe as a file name on every system, and readable in an address. */
function freeKey(name: string, isTaken: (key: string) => boolean): string {
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

function removeFile(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
}
