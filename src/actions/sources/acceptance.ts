import { Refusal } from '../../domain/refusal.ts';
import { whatChanged, type Check } from '../../storage/check/check.ts';
import { checkFile } from '../../storage/check/examine.ts';
import { openProject, type Project } from '../../storage/project.ts';

/** Takes what something else than this program has written for what the project is; a line of the history says so. */
function acceptAsItIs(project: Project, coderId: number, changed: string): void {
  project.atOnce(() => {
    project.integrity.sealAsItIs();
    project.history.note(
      coderId,
      'project',
      `accepted what something else than Throughline had changed: ${changed}`,
    );
  });
}

/** Refuses where words may be lost, and where nothing was changed; answers what was. */
function refuseUnacceptable(check: Check): string {
  const damage = check.faults.filter(({ severity }) => severity === 'damage');
  if (damage.length > 0)
    throw new Refusal(
      'conflict',
      `What is damaged cannot be accepted: ${damage.map(({ sentence }) => sentence).join(' ')} Open a backup of it.`,
    );
  const changed = whatChanged(check);
  if (changed === undefined)
    throw new Refusal('conflict', 'There is nothing to accept: this project is as Throughline wrote it.');
  return changed;
}

/**
 * Accepts what something else has changed in a project file, though it is not opened for work while that is not done: as the coder of that name says, or else the first.
 * Refuses where words may be lost, and where nothing was changed.
 */
export function acceptFile(file: string, name: string | null): void {
  const changed = refuseUnacceptable(checkFile(file));
  const project = openProject(file);
  try {
    const [first] = project.coders.all();
    const coder = (name === null ? undefined : project.coders.named(name)) ?? first;
    if (!coder) throw new Refusal('invalid', 'Nobody has ever coded in this project.');
    acceptAsItIs(project, coder.id, changed);
  } finally {
    project.close();
  }
}
