// How a project file is proved before it is worked on, and opened then.
import { existsSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { checkFile, refuseDamaged } from './check/examine.ts';
import { refuseUnlessFile } from './project-files.ts';
import { openingSteps, openProject, type Opening, type Project } from './project.ts';

/** Proves a project file before it is worked on; refuses one that must not be opened. May do it in another process. */
export interface Prover {
  /** What it is and that nothing strange is in it; brings it to the newest schema, after a copy of it is put at `backup`. */
  readonly examine: (file: string, backup: string) => Promise<void>;
  /** That the file is whole and every quote is the words at its place. */
  readonly prove: (file: string) => Promise<void>;
}

/** Proves a small one sooner than another process would begin. It is brought to the newest schema when it is opened. */
export const provingHere: Prover = {
  examine: () => Promise.resolve(),
  prove: (file) => {
    refuseDamaged(checkFile(file));
    return Promise.resolve();
  },
};

/** Opens a project file while others are answered. */
export async function openInTurns(file: string, opening: Opening): Promise<Project> {
  const steps = openingSteps(file, opening);
  let step = steps.next();
  while (step.done !== true) {
    await new Promise((next) => setImmediate(next));
    step = steps.next();
  }
  return step.value;
}

/** Opens a project file once it has passed its check. */
export function openChecked(file: string, backup: string, opening: Opening = {}): Project {
  if (!existsSync(file)) throw new Refusal('missing', `There is no file ${file}.`);
  refuseUnlessFile(file);
  refuseDamaged(checkFile(file));
  return openProject(file, { ...opening, backup });
}
