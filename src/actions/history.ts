import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../storage/history.ts';
import type { Project } from '../storage/project.ts';

/** Takes back the last thing that was done, whoever did it, and answers what that was. */
export function undo(project: Project): Action {
  return project.atOnce(() => {
    const action = project.history.lastDone();
    if (!action) throw new Refusal('conflict', 'There is nothing to undo.');
    project.history.undo(action);
    return action;
  });
}

/** Does again what was undone last, and answers what that was. */
export function redo(project: Project): Action {
  return project.atOnce(() => {
    const action = project.history.firstUndone();
    if (!action) throw new Refusal('conflict', 'There is nothing to redo.');
    project.history.redo(action);
    return action;
  });
}
