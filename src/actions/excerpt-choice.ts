import { withDescendants, type Code } from '../domain/code.ts';
import type { Polarity } from '../domain/coding.ts';
import type { SourceEvidence } from '../domain/evidence.ts';
import { countMatrix } from '../domain/matrix.ts';
import type { Project } from '../storage/project.ts';
import { filterOf, type EvidenceChoice } from './matrix.ts';

/** Which excerpts are meant. Empty lists admit everything; a code stands for itself and all below it. */
export interface ExcerptChoice extends EvidenceChoice {
  readonly codes: readonly number[];
  readonly cases: readonly number[];
  readonly sources: readonly number[];
  readonly polarities: readonly Polarity[];
}

/** The ids of the codings a choice means, counted as a matrix counts: words of the interviewer alone are no evidence. */
export function chosenCodings(project: Project, choice: ExcerptChoice): number[] {
  const admits = codingFilter(project, choice);
  const { informant } = filterOf(project, choice);
  const found = new Set<number>();
  for (const { sourceId, kind, pieces } of project.evidence.all()) {
    for (const { coding, informantId } of pieces) {
      if (informant?.(informantId) !== false && admits(coding, { id: sourceId, kind })) found.add(coding.id);
    }
  }
  return [...found];
}

/** Whether a choice admits a coding as such, whoever's words it holds. */
export function codingFilter(
  project: Project,
  choice: ExcerptChoice,
): (
  coding: { codeId: number; coderId: number; polarity: Polarity },
  source: { id: number; kind: string },
) => boolean {
  const codes = new Set(choice.codes.flatMap((id) => [...withDescendants(project.codes.all(), id)]));
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

/** How many codings, sources and informants speak to a code, itself and all below it. */
export interface CodeCount {
  readonly codings: number;
  readonly sources: number;
  readonly informants: number;
}

/** The count of a code that was never used. */
export const uncounted: CodeCount = { codings: 0, sources: 0, informants: 0 };

/** The last counts of each evidence: they hold until the evidence or the codebook changes. */
const counted = new WeakMap<
  readonly SourceEvidence[],
  { codes: readonly Code[]; counts: Map<number, CodeCount> }
>();

/** How often each code of the project was used. */
export function countByCode(project: Project): ReadonlyMap<number, CodeCount> {
  const codes = project.codes.all();
  const evidence = project.evidence.all();
  const known = counted.get(evidence);
  if (known?.codes === codes) return known.counts;
  const counts = countCodes(codes, evidence);
  counted.set(evidence, { codes, counts });
  return counts;
}

/** A matrix of one row. */
function countCodes(codes: readonly Code[], evidence: readonly SourceEvidence[]): Map<number, CodeCount> {
  const places = new Map(codes.map((code, place) => [code.id, place]));
  const aboves = new Map(codes.map((code) => [code.id, code.parentId]));
  const lineage = (id: number | null): number[] =>
    id === null ? [] : [places.get(id) ?? 0, ...lineage(aboves.get(id) ?? null)];
  const lines = new Map(codes.map((code) => [code.id, lineage(code.id)]));
  const everything = [0];
  const counts = countMatrix(
    {
      rowCount: 1,
      rowsOf: () => everything,
      columnCount: codes.length,
      columnsOf: (id) => lines.get(id) ?? [],
      filter: {},
    },
    evidence,
  );
  return new Map(
    codes.map(({ id }, place) => [
      id,
      {
        codings: counts.codings[place] ?? 0,
        sources: counts.sources[place] ?? 0,
        informants: counts.informants[place] ?? 0,
      },
    ]),
  );
}
