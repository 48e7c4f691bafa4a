import { withDescendants, type Code } from '../domain/code.ts';
import type { Polarity } from '../domain/coding.ts';
import type { SourceEvidence } from '../domain/evidence.ts';
import { countMatrix } from '../domain/matrix.ts';
import { inTurns, relates, type RelationAsked } from '../domain/relation.ts';
import type { Span } from '../domain/text.ts';
import type { Project } from '../storage/project.ts';
import { filterOf, type EvidenceChoice } from './matrix.ts';

/** Which excerpts are meant. Empty lists admit everything; a code stands for itself and all below it. */
export interface ExcerptChoice extends EvidenceChoice {
  readonly codes: readonly number[];
  readonly cases: readonly number[];
  readonly sources: readonly number[];
  readonly polarities: readonly Polarity[];
}

/** What is asked of codings beside their own marks: how they stand to those of another code, and which words they hold. */
export interface Query extends RelationAsked {
  /** The other code; null asks for no relation. */
  readonly other: number | null;
  /** Whether they shall stand so to one of its codings, or to none. */
  readonly whether: 'do' | 'do not';
  /** Words that the excerpt holds, capitals aside; '' admits everything. */
  readonly words: string;
}

/** The ids, among some codings, of those that answer a query; in their order. */
export function answering(project: Project, ids: readonly number[], query: Query): number[] {
  const wanted = query.words.trim().toLowerCase();
  const bySource = Map.groupBy(project.codings.some(ids), (coding) => coding.sourceId);
  const found = new Set<number>();
  for (const [sourceId, codings] of bySource) {
    const standsSo = query.other === null ? null : relationFinder(project, sourceId, query, query.other);
    for (const coding of codings) {
      if (!coding.exact.toLowerCase().includes(wanted)) continue;
      if (standsSo === null || standsSo(coding) === (query.whether === 'do')) found.add(coding.id);
    }
  }
  return ids.filter((id) => found.has(id));
}

function relationFinder(project: Project, sourceId: number, query: Query, other: number) {
  const codes = withDescendants(project.codes.all(), other);
  const turns = project.texts.turnsOf(sourceId);
  const others = project.codings
    .ofSource(sourceId)
    .filter(({ codeId }) => codes.has(codeId))
    .map((coding) => ({ id: coding.id, ...inTurns(turns, coding) }));
  return (coding: Span & { id: number }): boolean => {
    const one = inTurns(turns, coding);
    return others.some((another) => another.id !== coding.id && relates(query, one, another));
  };
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
