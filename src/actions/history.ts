import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../storage/history-lines.ts';
import type { Project } from '../storage/project.ts';

/**
 * Takes back the last thing that was done, and answers what that was. Where `only` names a coder, what somebody else did is
 * not taken back: it is said whose it is.
 */
export function undo(project: Project, only?: string): Action {
  return project.atOnce(() => {
    const action = project.history.lastDone();
    if (!action) throw new Refusal('conflict', 'There is nothing to undo.');
    if (only !== undefined && action.coder !== only)
      throw new Refusal('conflict', `The last step is not yours: ${action.coder} ${action.sentence}.`, {
        isOthers: true,
      });
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

const namedAtMost = 3;

/**
 * Takes back one older action, as a step of its own that can be undone like any other. Refuses where something done
 * later builds on it, and says what.
 */
export function takeBack(project: Project, coderId: number, id: number): Action {
  const action = project.history.find(id);
  if (!action) throw new Refusal('missing', 'There is no such line in the history.');
  if (action.state !== 'done') throw new Refusal('conflict', 'That is undone already.');
  if (action.emptiedAt !== null)
    throw new Refusal('conflict', 'What it takes to undo that was taken away for good.');
  const later = project.history.after(action);
  if (later.length > 0) {
    const named = later.slice(0, namedAtMost).map(({ coder, sentence }) => `${coder} ${sentence}`);
    const more = later.length > namedAtMost ? `, and ${later.length - namedAtMost} more` : '';
    throw new Refusal(
      'conflict',
      `It cannot be taken back by itself, since later steps build on it: ${named.join('; ')}${more}. Take those back first.`,
    );
  }
  return project.orRefuse('Something made since stands in its way: it cannot be taken back by itself.', () =>
    project.act(coderId, () => {
      project.history.reverse(action);
      const { sentence, sourceId } = action;
      const place = sourceId === null ? {} : { sourceId };
      return { result: action, sentence: `took back: ${sentence}`, ...place };
    }),
  );
}

/**
 * Takes away for good what it takes to undo everything done before a day of this machine's clock: also the words that were quoted in it. The
 * lines themselves stay. Answers of how many actions.
 */
export function emptyHistory(project: Project, day: string): number {
  const emptied = project.atOnce(() => project.history.empty(startOfDay(day)));
  if (emptied > 0) project.shrink();
  return emptied;
}

/** The moment at which a day (`2025-03-31`) begins by the clock of this machine: without a zone a date is read by it. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
