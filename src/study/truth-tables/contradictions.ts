// What could tell the cases of a contradiction apart: codes outside the table that some of them raise and the others do not.
import type { PlacedCode } from '../../domain/code.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { following } from '../following.ts';

/** A code that all cases on one side of a contradiction raise, and none on the other. */
export interface Divider {
  readonly code: PlacedCode;
  /** Whether it is raised where the outcome is, or where it is not. */
  readonly raisedWith: boolean;
}

/** Codes of the finest level by which the cases with and without the outcome differ throughout, at most so many. */
export function dividersOf(
  project: Project,
  { with: with_, without }: { readonly with: readonly number[]; readonly without: readonly number[] },
  { besides, most }: { readonly besides: readonly (number | null)[]; readonly most: number },
): Divider[] {
  const raised = casesByCode(project);
  const isThere = (codeId: number, caseId: number): boolean => raised.get(codeId)?.has(caseId) === true;
  return placedCodes(project)
    .filter(({ id, hasChildren, isAside }) => !hasChildren && !isAside && !besides.includes(id))
    .flatMap((code): Divider[] => {
      const inWith = with_.filter((id) => isThere(code.id, id)).length;
      const inWithout = without.filter((id) => isThere(code.id, id)).length;
      if (inWith === with_.length && inWithout === 0) return [{ code, raisedWith: true }];
      if (inWith === 0 && inWithout === without.length) return [{ code, raisedWith: false }];
      return [];
    })
    .slice(0, most);
}

/** By code, the cases in whose own sources somebody raises it. */
function casesByCode(project: Project): ReadonlyMap<number, ReadonlySet<number>> {
  const evidence = project.evidence.all();
  const links = project.cases.links();
  return following(project, 'cases that raise each code', [evidence, links], () => {
    const casesOf = Map.groupBy(links, ({ sourceId }) => sourceId);
    const found = new Map<number, Set<number>>();
    for (const { sourceId, pieces } of evidence) {
      const [only, ...others] = casesOf.get(sourceId) ?? [];
      if (!only || others.length > 0) continue;
      for (const { coding } of pieces) {
        if (coding.polarity === 'contradicts') continue;
        found.set(coding.codeId, (found.get(coding.codeId) ?? new Set()).add(only.caseId));
      }
    }
    return found;
  });
}
