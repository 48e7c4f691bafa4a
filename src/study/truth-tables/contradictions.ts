// What could tell the cases of a contradiction apart: codes outside the table that some of them raise and the others do not.
import type { PlacedCode } from '../../domain/code.ts';
import { stanceOf, type Stance } from '../../domain/coding.ts';
import { heardIn } from '../../domain/silence.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { following } from '../following.ts';
import { readBy } from '../reading.ts';

/** A code that all cases on one side of a contradiction raise, and of which all on the other are silent, though read for it. */
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
  const stances = stancesByCode(project);
  const isRead = readThroughout(project);
  const isRaised = (codeId: number, caseId: number): boolean =>
    stances.get(codeId)?.get(caseId)?.has('for') === true;
  // With a reservation it is neither there nor missing.
  const isMissing = (codeId: number, caseId: number): boolean => {
    const said = stances.get(codeId)?.get(caseId);
    return said?.has('for') !== true && said?.has('qualified') !== true && isRead(codeId, caseId);
  };
  return placedCodes(project)
    .filter(({ id, hasChildren, isAside }) => !hasChildren && !isAside && !besides.includes(id))
    .flatMap((code): Divider[] => {
      const divides = (there: readonly number[], missing: readonly number[]): boolean =>
        there.every((id) => isRaised(code.id, id)) && missing.every((id) => isMissing(code.id, id));
      if (divides(with_, without)) return [{ code, raisedWith: true }];
      if (divides(without, with_)) return [{ code, raisedWith: false }];
      return [];
    })
    .slice(0, most);
}

/** Whether all that is about a case alone was read for a code: only then is its silence one. */
function readThroughout(project: Project): (codeId: number, caseId: number) => boolean {
  const links = project.cases.links();
  const casesOf = Map.groupBy(links, ({ sourceId }) => sourceId);
  const own = Map.groupBy(
    links.filter(({ sourceId }) => casesOf.get(sourceId)?.length === 1),
    ({ caseId }) => caseId,
  );
  return (codeId, caseId) => {
    const sources = (own.get(caseId) ?? []).map(({ sourceId }) => sourceId);
    return heardIn(sources, readBy(project, [], [codeId])) === 'read';
  };
}

/** By code and by case, how what stands in the case's own sources bears on the code. */
function stancesByCode(project: Project): ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<Stance>>> {
  const evidence = project.evidence.all();
  const links = project.cases.links();
  return following(project, 'how cases speak to each code', [evidence, links], () => {
    const casesOf = Map.groupBy(links, ({ sourceId }) => sourceId);
    const found = new Map<number, Map<number, Set<Stance>>>();
    for (const { sourceId, pieces } of evidence) {
      const [only, ...others] = casesOf.get(sourceId) ?? [];
      if (!only || others.length > 0) continue;
      for (const { coding } of pieces) {
        const cases = found.get(coding.codeId) ?? new Map<number, Set<Stance>>();
        const said = cases.get(only.caseId) ?? new Set<Stance>();
        found.set(coding.codeId, cases.set(only.caseId, said.add(stanceOf(coding.polarity))));
      }
    }
    return found;
  });
}
