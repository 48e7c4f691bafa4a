import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import type { Holding } from './check/examine.ts';
import { putInPlace } from './durable-file.ts';
import { OpenedProjects } from './opened-projects.ts';
import {
  freeKey,
  keysIn,
  makeFolder,
  removeProjectFile,
  report,
  isWritable,
  unwritable,
} from './project-files.ts';
import { ProjectFolder } from './project-folder.ts';
import { openProject, type Project } from './project.ts';

const idleMs = 2000;
/** So long a request waits, and everybody with it, for a program that holds a file. */
const patienceMs = 50;

/** A project of the workspace as the list shows it; `problem` says why it cannot be opened. */
export interface Listed {
  readonly key: string;
  readonly name: string;
  readonly problem: string | null;
  readonly changedAt: string;
  /** How much it holds; null where that is not known before it is opened. */
  readonly holding: Holding | null;
}

/** What a project is made with. */
export interface Birth {
  readonly name: string;
  readonly description: string;
  /** What its file is to be called, where that is not to follow from the name. */
  readonly fileName?: string | undefined;
}

/**
 * The folder of project files: one file each. A project is known by its key, the file's name without its ending. Another
 * program that holds a file is waited for `patience` ms.
 */
export function openWorkspace(folder: string, { patience = patienceMs }: { patience?: number } = {}) {
  makeFolder(folder);
  const files = new ProjectFolder(folder);
  const opened = new OpenedProjects(files, patience);
  const beingMade = new Set<string>();
  let idle: NodeJS.Timeout | undefined;

  /** Makes a project file, whole or not at all, by `fill`; answers its key, derived from `fileName` or else the name. */
  const create = (
    { name, description, fileName }: Birth,
    fill: (project: Project) => Promise<void> | void,
  ): Promise<string> =>
    createBy(fileName ?? name, (temporary) => fillNew(temporary, name, description, fill));

  /** Makes a project of the file that `write` writes to the path it is given, whole or not at all; answers its key. */
  async function createBy(called: string, write: (file: string) => Promise<void>): Promise<string> {
    opened.letGoOfStrays();
    refuseUnwritable();
    const key = freeKey(called, (taken) => beingMade.has(taken) || existsSync(files.fileOf(taken)));
    const temporary = join(folder, `${key}-${randomUUID()}.new`);
    beingMade.add(key);
    try {
      await write(temporary);
      putInPlace(temporary, files.fileOf(key));
      opened.begin(key);
    } finally {
      beingMade.delete(key);
      removeProjectFile(temporary);
    }
    return key;
  }

  function settleWhenQuiet(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (!opened.settle()) settleWhenQuiet();
    }, idleMs).unref();
  }

  const whyUnwritable = (): string | null =>
    files.protectedBecause ?? (isWritable(folder) ? null : unwritable(folder));

  function refuseUnwritable(): void {
    const why = whyUnwritable();
    if (why !== null) throw new Refusal('conflict', why);
  }

  return {
    folder,
    files,
    opened,
    project: (key: string): Project => opened.project(key),
    list: (): Listed[] => {
      opened.letGoOfStrays();
      return keysIn(folder).map((key) => listed(key, files));
    },
    create,
    createBy,
    /** Why nothing can be made in the folder, as a sentence; null where it can. */
    whyUnwritable,
    refuseUnwritable,
    /** To be called after each change: leaves one file per project once things are quiet and nobody reads it. */
    changed: settleWhenQuiet,
    close: (): void => {
      clearTimeout(idle);
      opened.closeAll();
    },
  };
}

export type Workspace = ReturnType<typeof openWorkspace>;

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

function listed(key: string, files: ProjectFolder): Listed {
  const found = lstatSync(files.fileOf(key), { throwIfNoEntry: false });
  const changedAt = (found?.mtime ?? new Date(0)).toISOString();
  try {
    const { name, problem, holding } = files.glance(key);
    return { key, name, problem, changedAt, holding };
  } catch (error) {
    if (error instanceof Refusal) return { key, name: key, problem: error.message, changedAt, holding: null };
    report(error);
    // One file never keeps the others from being listed, whatever is wrong with it.
    return { key, name: key, problem: 'This file cannot be read.', changedAt, holding: null };
  }
}
