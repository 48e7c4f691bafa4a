import { namesOf, withDescendants, type Code } from '../../domain/code.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { topmost, lossOf, branchOf, type Loss } from '../../study/codebook/loss.ts';
import { dropOwnFacets } from './code-listing.ts';
import { refuseTooDeep, refuseTwin } from './codebook.ts';
import { hueElsewhere } from './hues.ts';

/** Where a code is put: under a parent (null is the top), before one of its children, or after the last. */
export interface Place {
  readonly parentId: number | null;
  readonly before: number | null;
}

/** Moves codes, each with all below it, to a place, in the order given and in one step. */
export function moveCodes(project: Project, coderId: number, ids: readonly number[], to: Place): void {
  project.act(coderId, 'codebook', () => {
    const moved = topmost(project, ids);
    for (const code of moved) refuseMove(project, code, to.parentId);
    refuseNamesakes(moved);
    for (const code of moved.filter(({ parentId }) => parentId !== to.parentId)) {
      const colour = hueElsewhere(project, code, to.parentId);
      if (colour !== code.colour) project.codes.recolour(code.id, colour);
    }
    const before =
      to.before !== null && ids.includes(to.before) ? nextSibling(project, to.before, ids) : to.before;
    const staying = childrenOf(project, to.parentId).filter(({ id }) => !moved.some((one) => one.id === id));
    const at = staying.findIndex(({ id }) => id === before);
    const order = staying.toSpliced(at < 0 ? staying.length : at, 0, ...moved);
    order.forEach((code, position) => {
      if (code.parentId === to.parentId && code.position === position + 1) return;
      project.codes.place(code.id, to.parentId, position + 1);
    });
    dropOwnFacets(project);
    refuseTooDeep(project);
    const where = to.parentId === null ? 'the top' : `“${findKnown(project, to.parentId).name}”`;
    const stays = moved.every(({ parentId }) => parentId === to.parentId);
    const done = stays ? `put ${namesOf(moved)} in another place in` : `moved ${namesOf(moved)} to`;
    return { result: undefined, sentence: `${done} ${where}` };
  });
}

function refuseMove(project: Project, code: Code, parentId: number | null): void {
  if (parentId !== null) {
    findKnown(project, parentId);
    if (withDescendants(project.codes.all(), code.id).has(parentId))
      throw new Refusal('conflict', `“${code.name}” cannot be put under itself.`);
  }
  refuseTwin(project, parentId, code.name, code.id);
}

/** Two that may stand apart under one name may not stand together. */
function refuseNamesakes(codes: readonly Code[]): void {
  const names = codes.map(({ name }) => name.toLowerCase());
  const twice = codes.find(({ name }, at) => names.indexOf(name.toLowerCase()) !== at);
  if (twice)
    throw new Refusal(
      'conflict',
      `Two of these codes are called “${twice.name}”: rename one first, or merge them.`,
    );
}

const childrenOf = (project: Project, parentId: number | null): Code[] =>
  project.codes.all().filter((code) => code.parentId === parentId);

function nextSibling(project: Project, id: number, besides: readonly number[]): number | null {
  const siblings = childrenOf(project, findKnown(project, id).parentId);
  const after = siblings.slice(siblings.findIndex((code) => code.id === id) + 1);
  return after.find((code) => !besides.includes(code.id))?.id ?? null;
}

/** Gives codes that came to share a position each their own, in the order in which they are shown. Only inside an action. */
export function settleOrder(project: Project): void {
  for (const siblings of Map.groupBy(project.codes.all(), ({ parentId }) => parentId).values()) {
    let last = 0;
    for (const { id, parentId, position } of siblings) {
      const own = Math.max(position, last + 1);
      if (own !== position) project.codes.place(id, parentId, own);
      last = own;
    }
  }
}

/** Puts codes aside, or takes them back. They keep their codings, but are offered no more. */
export function archiveCodes(
  project: Project,
  coderId: number,
  ids: readonly number[],
  isArchived: boolean,
): void {
  project.act(coderId, 'codebook', () => {
    const codes = ids.map((id) => findKnown(project, id));
    for (const code of codes) {
      if ((code.archivedAt !== null) !== isArchived) project.codes.archive(code.id, isArchived);
    }
    const done = isArchived ? 'archived' : 'restored';
    return { result: undefined, sentence: `${done} ${namesOf(codes)}` };
  });
}

/** What went with some codes, for the history; '' where nothing did. */
function alongSaid({ codings, summaries, conditions, cards }: Loss): string {
  const lost = [
    ...(codings > 0 ? [`${codings} codings`] : []),
    ...(summaries > 0 ? [`${summaries} summaries`] : []),
    ...(conditions > 0
      ? [
          counted(
            conditions,
            'condition or outcome of a truth table',
            'conditions or outcomes of truth tables',
          ),
        ]
      : []),
    ...(cards > 0 ? [counted(cards, 'card of a workshop', 'cards of workshops')] : []),
  ];
  return lost.length > 0 ? ` with ${lost.join(' and ')}` : '';
}

/**
 * Takes codes out of the codebook, with all below them. Refuses where codings use them, unless those are
 * to go along.
 */
export function removeCodes(
  project: Project,
  coderId: number,
  ids: readonly number[],
  takesAlong: 'nothing' | 'codings',
): void {
  project.act(coderId, 'codebook', () => {
    const named = topmost(project, ids);
    const loss = lossOf(project, ids);
    const { codings, summaries } = loss;
    if (codings > 0 && takesAlong === 'nothing') {
      throw new Refusal(
        'conflict',
        `${codings} codings were made with ${namesOf(named)}. Recode them first, or say that they go too.`,
      );
    }
    if (summaries > 0 && takesAlong === 'nothing') {
      throw new Refusal(
        'conflict',
        `${summaries} summaries of the framework matrix stand under ${namesOf(named)}. Say that they go too.`,
      );
    }
    // From below: a code goes after all that lie under it.
    for (const { id } of branchOf(project, ids).reverse()) {
      for (const coding of project.codings.ofCode(id)) {
        project.memos.remove('coding', coding.id);
        project.codings.remove(coding.guid);
      }
      project.memos.remove('code', id);
      for (const cell of project.cells.ofCode(id)) project.memos.remove('cell', cell.id);
      project.codes.remove(id);
    }
    return { result: undefined, sentence: `removed ${namesOf(named)}${alongSaid(loss)}` };
  });
}
