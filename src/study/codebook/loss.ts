import { withDescendants, type Code } from '../../domain/code.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from './codes.ts';

/** The codes among these that lie below none of the others: the others travel along. */
export function topmost(project: Project, ids: readonly number[]): Code[] {
  const below = new Set(
    ids.flatMap((id) => [...withDescendants(project.codes.all(), id)].filter((one) => one !== id)),
  );
  return [...new Set(ids)].filter((id) => !below.has(id)).map((id) => findKnown(project, id));
}

/** What goes when a code goes: it and all below it, and every coding made with them. */
export interface Loss {
  readonly codes: number;
  readonly codings: number;
  readonly memos: number;
  /** Summaries of cases under them. */
  readonly summaries: number;
  /** Outcomes and conditions of truth tables made of them, and cards of workshops whose answers are coded with them. */
  readonly conditions: number;
  readonly cards: number;
}

/** Says what would go with some codes. */
export function lossOf(project: Project, ids: readonly number[]): Loss {
  const codes = branchOf(project, ids);
  const codings = codes.flatMap(({ id }) => project.codings.ofCode(id));
  const noted = codes.filter(({ id }) => project.memos.about('code', id) !== '').length;
  const cells = codes.flatMap(({ id }) => project.cells.ofCode(id));
  const notedCells = cells.filter(({ id }) => project.memos.about('cell', id) !== '').length;
  const isGoing = ({ codeId }: { readonly codeId: number | null }): boolean =>
    codes.some(({ id }) => id === codeId);
  return {
    codes: codes.length,
    codings: codings.length,
    memos: noted + notedCells + codings.filter(({ memo }) => memo !== '').length,
    summaries: project.summaries.all().filter(isGoing).length,
    conditions: project.truthTables.all().flatMap(({ sets }) => sets.filter(isGoing)).length,
    cards: project.workshops.all().flatMap(({ cards }) => cards.filter(isGoing)).length,
  };
}

/** Codes and all below them, each before what lies under it. */
export function branchOf(project: Project, ids: readonly number[]): Code[] {
  const all = project.codes.all();
  const found: Code[] = [];
  const visit = (code: Code): void => {
    if (found.includes(code)) return;
    found.push(code);
    for (const child of all) if (child.parentId === code.id) visit(child);
  };
  for (const code of topmost(project, ids)) visit(code);
  return found;
}
