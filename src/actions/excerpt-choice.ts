import { countedUnder } from '../domain/code.ts';
import type { Polarity } from '../domain/coding.ts';
import type { Project } from '../storage/project.ts';
import { filterOf, type EvidenceChoice } from './matrix.ts';
import { queryFilter } from './query.ts';

/** Which excerpts are meant. Empty lists admit everything; a code stands for itself and all below it. */
export interface ExcerptChoice extends EvidenceChoice {
  readonly codes: readonly number[];
  readonly cases: readonly number[];
  readonly sources: readonly number[];
  readonly polarities: readonly Polarity[];
  /** A query as it is typed; '' asks for nothing more. */
  readonly q: string;
}

/** The ids of the codings a choice means, counted as a matrix counts: words of the interviewer alone are no evidence. */
export function chosenCodings(project: Project, choice: ExcerptChoice): number[] {
  const admits = codingFilter(project, choice);
  const { informant } = filterOf(project, choice);
  const answers = queryFilter(project, choice.q);
  const found = new Set<number>();
  for (const { sourceId, kind, pieces } of project.evidence.all()) {
    for (const { coding, informantId } of pieces) {
      if (informant?.(informantId) !== false && admits(coding, { id: sourceId, kind })) found.add(coding.id);
    }
  }
  return answers ? [...found].filter(answers) : [...found];
}

/** Whether a choice admits a coding as such, whoever's words it holds. */
export function codingFilter(
  project: Project,
  choice: ExcerptChoice,
): (
  coding: { codeId: number; coderId: number; polarity: Polarity },
  source: { id: number; kind: string },
) => boolean {
  const codes = new Set(choice.codes.flatMap((id) => [...countedUnder(project.codes.all(), id)]));
  const cases = new Set(choice.cases);
  const inCases = new Set(
    project.cases.links().flatMap((link) => (cases.has(link.caseId) ? link.sourceId : [])),
  );
  const among = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one);
  return (coding, source) =>
    (codes.size === 0 || codes.has(coding.codeId)) &&
    (cases.size === 0 || inCases.has(source.id)) &&
    among(choice.sources, source.id) &&
    among(choice.kinds, source.kind) &&
    among(choice.coders, coding.coderId) &&
    among(choice.polarities, coding.polarity);
}
