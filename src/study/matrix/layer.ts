import type { Layer } from '../../domain/passages.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';

/** How codings are counted: each, each passage once, or those of one coder alone; "" leaves it to the project. */
export type Count = '' | Layer | `coder-${string}`;

/** Whose codings count, and how. */
export interface Counting {
  readonly coders: readonly number[];
  readonly layer: Layer;
}

/**
 * Whose codings count for a choice, and how. Where nothing is said, passages count once as soon as a source was coded by
 * several of those who count: two who agree would else count as two. Refuses a coder who is not there.
 */
export function countingOf(
  project: Project,
  { coders, count = '' }: { readonly coders: readonly number[]; readonly count?: Count },
): Counting {
  if (count === 'each' || count === 'once') return { coders, layer: count };
  if (count === '') return { coders, layer: severalCoded(project, coders) ? 'once' : 'each' };
  const id = Number(count.slice('coder-'.length));
  if (!project.coders.all().some((coder) => coder.id === id))
    throw new Refusal('missing', 'The coder whose codings were to count is not in this project.');
  // Nobody’s, where the filter leaves her out.
  return { coders: coders.length === 0 || coders.includes(id) ? [id] : [-1], layer: 'each' };
}

/** Whether several of some coders (of all where none is named) have coded in one source. */
function severalCoded(project: Project, coders: readonly number[]): boolean {
  const evidence = project.evidence.all();
  const together = following(project, 'who has coded together', [evidence], () =>
    evidence.map(({ codings }) => [...new Set(codings.map(({ coderId }) => coderId))]),
  );
  const counts = (id: number): boolean => coders.length === 0 || coders.includes(id);
  return together.some((ids) => ids.filter(counts).length > 1);
}

/** Whose codings count, and how, as what an address asks for. */
export const countSaid = (project: Project, choice: Parameters<typeof countingOf>[1]): Count =>
  choice.count === undefined || choice.count === '' ? countingOf(project, choice).layer : choice.count;
