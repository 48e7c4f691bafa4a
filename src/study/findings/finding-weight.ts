import type { EvidenceCoding } from '../../domain/evidence.ts';
import { sayWeight, type Quantifier, type Side, type Weight } from '../../domain/finding.ts';
import { quantifiersIn } from '../../domain/quantities/quantities.ts';
import type { Read } from '../../domain/silence.ts';
import { changesSince, isStale, type Changes } from '../../domain/summary.ts';
import type { Finding } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { readBy } from '../reading.ts';
import { gather, type Gathered } from './gathered.ts';
import { groundsOf, restGrounds } from './grounds.ts';
import { emptyTally, weightOf } from './told-apart.ts';

/** A finding with all that its evidence says now. */
export interface WeighedFinding {
  readonly finding: Finding;
  readonly weight: Weight;
  readonly says: string;
  readonly quantifiers: readonly Quantifier[];
  /** The ids of the codings that speak for it, and against. */
  readonly ids: Readonly<Record<Side, readonly number[]>>;
  /** The cases and informants whose words were all read for it and who do not speak to it on either side. */
  readonly silent: { readonly cases: readonly string[]; readonly informants: readonly string[] };
  /** Those who do not speak to it in what was read, where not all was: of them it is not known. */
  readonly unread: { readonly cases: readonly string[]; readonly informants: readonly string[] };
  /** The cases for which only sources that they share with others speak to it. */
  readonly shared: readonly string[];
  readonly changes: Changes;
  readonly isStale: boolean;
}

/** Counts what speaks for a finding and against it: people, cases and types, out of all there are. */
export function weigh(project: Project, finding: Finding): WeighedFinding {
  const gathered = gather(project, finding);
  const counted = weighGathered(project, gathered);
  const { ids } = counted;
  const changes = changesSince(finding.basis, [...groundsOf(project, ids), ...restGrounds(project, finding)]);
  return {
    finding,
    ...counted,
    changes,
    says: sayWeight(counted.weight),
    quantifiers: quantifiersOf(project, finding, counted.weight),
    isStale: isStale(changes),
  };
}

/** The words of quantity in a claim, each held against some numbers. */
export const quantifiersOf = (project: Project, { claim }: Finding, weight: Weight): Quantifier[] =>
  quantifiersIn(
    claim,
    weight,
    project.cases.all().map(({ name }) => name),
  );

/** What is left of the evidence: words that are in, codings that count, and whose reading matters (of anybody where empty). */
export interface Kept {
  readonly words: (sourceId: number, informantId: number | null) => boolean;
  readonly coding: (coding: EvidenceCoding) => boolean;
  readonly coders: readonly number[];
}

const everything: Kept = { words: () => true, coding: () => true, coders: [] };

/** Weighs what was gathered, or what is left of it. */
export function weighGathered(project: Project, { hits, spoken, codes }: Gathered, kept: Kept = everything) {
  const found = { for: emptyTally(), against: emptyTally() };
  for (const { side, sourceId, informantId, coding } of hits) {
    if (!kept.words(sourceId, informantId) || !kept.coding(coding)) continue;
    found[side].codings.add(coding.id);
    found[side].sources.add(sourceId);
    if (informantId !== null) found[side].people.add(informantId);
  }
  const sourcesOfPeople = new Map<number, number[]>();
  const speaking = new Set<number>();
  for (const { sourceId, informantIds } of spoken)
    for (const id of informantIds) {
      if (!kept.words(sourceId, id)) continue;
      speaking.add(sourceId);
      if (id !== null) sourcesOfPeople.set(id, [...(sourcesOfPeople.get(id) ?? []), sourceId]);
    }
  const links = project.cases.links().filter(({ sourceId }) => speaking.has(sourceId));
  const ids = { for: [...found.for.codings], against: [...found.against.codings] };
  const reading = {
    // A claim that stands on no code was read for by nobody: no silence speaks to it.
    read: codes.length === 0 ? (): Read => 'not read' : readBy(project, kept.coders, codes),
    sourcesOfPeople,
    sourcesOfCases: new Map(
      [...Map.groupBy(links, ({ caseId }) => caseId)].map(([id, own]) => [
        id,
        own.map((one) => one.sourceId),
      ]),
    ),
  };
  return { ids, ...weightOf(project, found, reading) };
}
