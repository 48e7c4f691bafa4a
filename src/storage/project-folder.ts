import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { glance, holdingOf, type Holding } from './check/examine.ts';
import { ending, problemOfName } from './file-names.ts';
import { keysIn, refuseUnlessFile, stateOf } from './project-files.ts';
import { copyForReading, whyUnwritable } from './reading-copy.ts';

/** What a project shows of itself from outside. */
interface Glance {
  readonly name: string;
  /** Why it cannot be opened; null where it can. */
  readonly problem: string | null;
  /** How much it holds; null where that is not known before it is opened. */
  readonly holding: Holding | null;
}

/** The project files of a folder as they are seen from outside, whether or not they are open. */
export class ProjectFolder {
  readonly folder: string;
  /** Why nothing at all can be written here, as a sentence; null where something can. */
  protectedBecause: string | null = null;
  private readonly glances = new Map<string, Glance & { readonly state: string }>();

  constructor(folder: string) {
    this.folder = folder;
  }

  fileOf(key: string): string {
    return join(this.folder, key + ending);
  }

  /** The file of a project that is there, whether or not it can be opened. Refuses what is none. */
  fileThere(key: string): string {
    if (!keysIn(this.folder).includes(key))
      throw new Refusal('missing', `There is no project “${key}” in this workspace.`);
    const unnamed = problemOfName(key);
    if (unnamed) throw unnamed;
    const file = this.fileOf(key);
    refuseUnlessFile(file);
    return file;
  }

  /** Reads a project file without opening it for work; a copy of it where the file itself is to be left alone. */
  async looking<T>(key: string, look: (file: string) => T | Promise<T>): Promise<T> {
    const file = this.fileThere(key);
    const copy = this.whyReadOnly(key) === null ? null : copyForReading(file);
    try {
      return await look(copy?.file ?? file);
    } finally {
      copy?.remove();
    }
  }

  /** What a project calls itself and holds, and why it cannot be opened; read once until its file changes. */
  glance(key: string): Glance {
    const file = this.fileThere(key);
    const state = stateOf(file);
    const known = this.glances.get(key);
    if (known?.state === state) return known;
    const fresh = { state, ...this.glanceAnew(key, file) };
    this.glances.set(key, fresh);
    return fresh;
  }

  private glanceAnew(key: string, file: string): Glance {
    const copy = this.whyReadOnly(key) === null ? null : copyForReading(file);
    try {
      const seen = copy?.file ?? file;
      return { name: glance(seen), problem: null, holding: holdingOf(seen) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { name: key, problem: error.message, holding: null };
    } finally {
      copy?.remove();
    }
  }

  /** Why a project can only be read; null where she can work in it. */
  whyReadOnly(key: string): string | null {
    return this.protectedBecause ?? whyUnwritable(this.fileOf(key));
  }
}
