import { disjoint, type Cut, type CutText } from '../../domain/erasure/cuts.ts';
import type { CutCoding } from '../../domain/pseudonyms/key.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';

/** Codings that begin or end inside something that is replaced: they reach to its ends from then on. */
export function cutCodings(
  project: Project,
  sourceId: number,
  text: string,
  cuts: readonly Cut[],
): CutCoding[] {
  const apart = disjoint(cuts);
  const isInside = (offset: number): boolean =>
    apart.some(({ start, end }) => start < offset && offset < end);
  return project.rewriting
    .codingsOf(sourceId)
    .filter(({ start, end }) => isInside(start) || isInside(end))
    .map(({ guid, start, end }) => ({ guid, start, end, exact: text.slice(start, end) }));
}

/** Codings of one code by one coder that would become one, because they differ only inside something that is replaced. */
export function twinProblems(project: Project, sourceId: number, { moved, text }: CutText): string[] {
  const known = new Set<string>();
  const problems: string[] = [];
  for (const { codeId, coderId, ...span } of project.rewriting.codingsOf(sourceId)) {
    const { start, end } = moved(span);
    const key = [codeId, coderId, start, end].join(' ');
    if (known.has(key)) {
      const code = placedCodes(project).find(({ id }) => id === codeId)?.name ?? '';
      const source = project.sources.find(sourceId)?.name ?? '';
      problems.push(
        `In “${source}” two codings with “${code}” would both be “${text.slice(start, end)}”: remove or resize one of them first.`,
      );
    }
    known.add(key);
  }
  return problems;
}
