import { Refusal } from '../../domain/refusal.ts';
import type { Action } from '../../storage/history-lines.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { dropOwnFacets } from '../codebook/code-listing.ts';
import { settleOrder } from '../codebook/code-tree.ts';

/** A step that changes more rows than this is taken back, or done again, only when she is sure. */
const mostUnasked = 200;

function refuseUnsure(project: Project, action: Action, isSure: boolean, what: string): void {
  const rows = project.history.rowsOf(action);
  if (isSure || rows <= mostUnasked) return;
  const step = `${what} one large step: ${action.coder} ${action.sentence}.`;
  throw new Refusal(
    'conflict',
    `${step} It changes ${rows.toLocaleString('en')} rows. Say that you are sure (confirmed=yes).`,
    { large: { step, rows } },
  );
}

/**
 * Takes back the last thing that was done, and answers what that was. Where `only` is a coder, what somebody else did is
 * not taken back: it is said whose it is. A large step is refused unless she is sure.
 */
export function undo(project: Project, only?: number, isSure = true): Action {
  return project.atOnce(() => {
    const action = project.history.lastDone();
    if (!action) throw new Refusal('conflict', 'There is nothing to undo.');
    if (only !== undefined && action.coderId !== only)
      throw new Refusal('conflict', `The last step is not yours: ${action.coder} ${action.sentence}.`, {
        isOthers: true,
      });
    refuseUnsure(project, action, isSure, 'This takes back');
    turn(project, action, 'undo', 'It cannot be undone');
    return action;
  });
}

/** Does again what was undone last, and answers what that was. A large step is refused unless she is sure. */
export function redo(project: Project, isSure = true): Action {
  return project.atOnce(() => {
    const action = project.history.firstUndone();
    if (!action) throw new Refusal('conflict', 'There is nothing to redo.');
    refuseUnsure(project, action, isSure, 'This does again');
    turn(project, action, 'redo', 'It cannot be done again');
    return action;
  });
}

/** Every rule that a project kept still holds afterwards, or nothing is done. */
function turn(project: Project, action: Action, which: 'undo' | 'redo', cannot: string): void {
  project.reversal.reversing(cannot, () => {
    project.history[which](action);
    if (project.reversal.brokenAmong(action.id).length === 0) return;
    // Rarely: what was broken before is not to be blamed on this step, so it is gone back once more to look.
    project.history[which === 'undo' ? 'redo' : 'undo'](action);
    const known = project.reversal.brokenAmong(action.id);
    project.history[which](action);
    project.reversal.proveTouched(cannot, action.id, known);
  });
}

const namedAtMost = 3;

/**
 * Takes back one older action, as a step of its own that can be undone like any other. Refuses where something done
 * later builds on it, and says what.
 */
export function takeBack(project: Project, coderId: number, id: number, isSure = true): Action {
  const action = project.history.find(id);
  if (!action) throw new Refusal('missing', 'There is no such line in the history.');
  if (action.state !== 'done') throw new Refusal('conflict', 'That is undone already.');
  if (action.emptiedAt !== null)
    throw new Refusal('conflict', 'What it takes to undo that was taken away for good.');
  refuseUnsure(project, action, isSure, 'This takes back');
  const later = project.history.after(action);
  if (later.length > 0) {
    const named = later.slice(0, namedAtMost).map(({ coder, sentence }) => `${coder} ${sentence}`);
    const more = later.length > namedAtMost ? `, and ${later.length - namedAtMost} more` : '';
    throw new Refusal(
      'conflict',
      `It cannot be undone by itself, since later steps build on it: ${named.join('; ')}${more}. Undo those first.`,
    );
  }
  return project.reversal.reversing(cannotAlone, () =>
    project.act(coderId, action.kind ?? 'project', () => {
      const known = project.reversal.brokenAmong(action.id);
      project.history.reverse(action);
      settleCodes(project);
      project.reversal.proveTouched(cannotAlone, project.history.underWay() ?? action.id, known);
      const { sentence, sourceId } = action;
      const place = sourceId === null ? {} : { sourceId };
      return { result: action, sentence: `undid one step: ${sentence}`, ...place };
    }),
  );
}

const cannotAlone = 'It cannot be undone by itself';

/** A code that comes back where another stands now stands after it; a guest is none where it came to be at home. */
function settleCodes(project: Project): void {
  settleOrder(project);
  // In a ring nobody is at home anywhere; that is refused.
  if (placedCodes(project).length === project.codes.all().length) dropOwnFacets(project);
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
