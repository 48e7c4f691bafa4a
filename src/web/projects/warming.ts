import type { Project } from '../../storage/project.ts';
import { inTurns } from '../http/in-turns.ts';

const warmed = new WeakSet<Project>();

/** Reads what is counted of a project ahead of the first page that needs it, a little at a time; once while it is open. */
export function warmOnce(project: Project): void {
  if (warmed.has(project)) return;
  warmed.add(project);
  // What goes wrong here goes wrong again, and is said, where a page asks for it.
  warm(project).catch(() => undefined);
}

/** The same, to be waited for: after much was written by another process. */
export async function warm(project: Project): Promise<void> {
  const reading = inTurns(project.evidence.readAhead());
  let next = await reading.next();
  while (next.done !== true) next = await reading.next();
}
