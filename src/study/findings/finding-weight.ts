import { countedUnder } from '../../domain/code.ts';
import type { EvidenceCoding, Piece } from '../../domain/evidence.ts';
import { sayWeight, type Quantifier, type Side, type Weight } from '../../domain/finding.ts';
import { quantifiersIn } from '../../domain/quantities/quantities.ts';
import { heardIn, type Read } from '../../domain/silence.ts';
import { changesSince, isStale, type Changes, type Ground } from '../../domain/summary.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Finding, FindingEvidence } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';
import { readBy } from '../reading.ts';

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

/** A piece of evidence on one side of a finding. */
interface Hit {
  readonly side: Side;
  readonly sourceId: number;
  readonly informantId: number | null;
  readonly coding: EvidenceCoding;
}

/** All that a finding is weighed by: found once, however often it is weighed with something left out. */
export interface Gathered {
  readonly hits: readonly Hit[];
  /** Who has words in which source. */
  readonly spoken: readonly {
    readonly sourceId: number;
    readonly informantIds: readonly (number | null)[];
  }[];
  readonly codes: readonly number[];
}

/** Gathers the evidence of a finding on both sides, and who could have spoken to it. */
export function gather(project: Project, finding: Finding): Gathered {
  const sideOf = sorter(project, finding.evidence);
  const evidence = project.evidence.all();
  return {
    hits: evidence.flatMap(({ sourceId, pieces }) =>
      pieces.flatMap((piece) =>
        [...sideOf(piece, sourceId)].map((side) => ({
          side,
          sourceId,
          informantId: piece.informantId,
          coding: piece.coding,
        })),
      ),
    ),
    spoken: evidence.map(({ sourceId, kind, lengths, pieces }) => ({
      sourceId,
      // Whoever answered in a workshop was asked that alone: she speaks to it, or does not count.
      informantIds: kind === 'workshop answer' ? answering(pieces, sourceId, sideOf) : [...lengths.keys()],
    })),
    codes: codesOf(project, finding.evidence),
  };
}

/** Who of a source speaks to a finding on either side. */
function answering(
  pieces: readonly Piece[],
  sourceId: number,
  sideOf: (piece: Piece, sourceId: number) => ReadonlySet<Side>,
): (number | null)[] {
  const own = pieces.filter((piece) => sideOf(piece, sourceId).size > 0);
  return [...new Set(own.map(({ informantId }) => informantId))];
}

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

/** The codings a finding stands on, each with its side: a coding that changes sides has changed. */
export function groundsOf(project: Project, ids: Readonly<Record<Side, readonly number[]>>): Ground[] {
  const of = (side: Side): Ground[] =>
    project.codings.some(ids[side]).map(({ guid, codeId, start, end, polarity }) => ({
      guid,
      codeId,
      start,
      end,
      polarity: `${side} ${polarity}`,
    }));
  return [...of('for'), ...of('against')];
}

/** The claims that a finding rests on, each as it reads, whether it is final and how sure it is: another reading is a change. */
export function restGrounds(project: Project, { rests }: Finding): Ground[] {
  return rests.flatMap(({ onId, role }) => {
    const on = role === 'rests' ? project.findings.find(onId) : undefined;
    if (!on) return [];
    const { guid, claim, state, judgements } = on;
    const overall = judgements.find(({ component }) => component === 'overall')?.level ?? '';
    return [{ guid, codeId: 0, start: 0, end: 0, polarity: `rests ${versionOf({ claim, state, overall })}` }];
  });
}

interface Found {
  readonly codings: Set<number>;
  readonly sources: Set<number>;
  readonly people: Set<number>;
}

const emptyTally = (): Found => ({ codings: new Set(), sources: new Set(), people: new Set() });

/** What of the study was read for all that a finding is about. */
interface Reading {
  readonly read: (sourceId: number) => Read;
  /** By informant and by case, the sources in which there are words of theirs. */
  readonly sourcesOfPeople: ReadonlyMap<number, readonly number[]>;
  readonly sourcesOfCases: ReadonlyMap<number, readonly number[]>;
}

function weightOf(project: Project, found: Readonly<Record<Side, Found>>, reading: Reading) {
  const { read, sourcesOfPeople, sourcesOfCases } = reading;
  const isShared = sharedBy(sourcesOfCases);
  const inCases = ({ sources }: Found, counts: (sourceId: number) => boolean): Set<number> =>
    new Set(
      [...sourcesOfCases].flatMap(([id, all]) =>
        all.some((one) => sources.has(one) && counts(one)) ? id : [],
      ),
    );
  const own = (found_: Found): Set<number> => inCases(found_, (id) => !isShared(id));
  const informants = project.informants.all().filter(({ id }) => sourcesOfPeople.has(id));
  const cases = project.cases.all();
  const inShared = new Set([...inCases(found.for, isShared), ...inCases(found.against, isShared)]);
  const ofCases = toldApart(
    cases,
    { for: own(found.for), against: own(found.against) },
    ({ id }) => heardIn(sourcesOfCases.get(id) ?? [], read) === 'read',
    ({ id }) => inShared.has(id),
  );
  const people = { for: found.for.people, against: found.against.people };
  const ofPeople = toldApart(
    informants,
    people,
    ({ id }) => heardIn(sourcesOfPeople.get(id) ?? [], read) === 'read',
  );
  const byType = [...Map.groupBy(informants, ({ type }) => type)].map(([type, all]) => ({
    type,
    unread: all.filter((one) => ofPeople.unknown.has(one)).length,
    of: all.filter((one) => !ofPeople.unknown.has(one)).length,
    count: all.filter(({ id }) => people.for.has(id)).length,
    against: all.filter(({ id }) => people.against.has(id)).length,
  }));
  const weight: Weight = {
    cases: { ...ofCases.share, ...(ofCases.shared.length > 0 && { shared: ofCases.shared.length }) },
    informants: ofPeople.share,
    types: {
      count: byType.filter(({ count }) => count > 0).length,
      of: byType.filter(({ of }) => of > 0).length,
      unread: byType.filter(({ of }) => of === 0).length,
    },
    byType,
    against: people.against.size,
    both: [...people.against].filter((id) => people.for.has(id)).length,
  };
  const namesOf = (all: Iterable<{ name: string }>): string[] => [...all].map(({ name }) => name);
  return {
    weight,
    silent: { cases: namesOf(ofCases.silent), informants: namesOf(ofPeople.silent) },
    unread: { cases: namesOf(ofCases.unknown), informants: namesOf(ofPeople.unknown) },
    shared: namesOf(ofCases.shared),
  };
}

/** Whether a source is about several cases: then it says less of each. */
function sharedBy(sourcesOfCases: Reading['sourcesOfCases']): (sourceId: number) => boolean {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const id of [...sourcesOfCases.values()].flat()) (seen.has(id) ? shared : seen).add(id);
  return (sourceId) => shared.has(sourceId);
}

/**
 * Those who speak to a finding on either side, those who were read and do not, those of whom it is not known, and those of
 * whom only something shared with others speaks to it: they neither say it themselves nor are silent.
 */
function toldApart<T extends { readonly id: number }>(
  all: readonly T[],
  speaks: Readonly<Record<Side, ReadonlySet<number>>>,
  isRead: (one: T) => boolean,
  isInShared: (one: T) => boolean = () => false,
) {
  const quiet = all.filter(({ id }) => !speaks.for.has(id) && !speaks.against.has(id));
  const unknown = new Set(quiet.filter((one) => !isRead(one)));
  const read = quiet.filter((one) => !unknown.has(one));
  const shared = read.filter(isInShared);
  return {
    unknown,
    shared,
    silent: read.filter((one) => !isInShared(one)),
    share: {
      of: all.length - unknown.size - shared.length,
      unread: unknown.size,
      count: all.filter(({ id }) => speaks.for.has(id)).length,
    },
  };
}

/** The codes that a finding is about: those of its evidence with all that counts under them, and those of its excerpts. */
function codesOf(project: Project, evidence: readonly FindingEvidence[]): number[] {
  const codes = project.codes.all();
  return evidence.flatMap(({ codeId, codingGuid }) => {
    if (codeId !== null) return [...countedUnder(codes, codeId)];
    const coding = codingGuid === null ? undefined : project.codings.find(codingGuid);
    return coding ? [coding.codeId] : [];
  });
}

/**
 * On which side a piece of evidence stands, if on any. An excerpt stands where it was put. The codings of a code or cell
 * stand on its side, those that contradict their code on the other.
 */
function sorter(
  project: Project,
  evidence: readonly FindingEvidence[],
): (piece: Piece, sourceId: number) => ReadonlySet<Side> {
  const codes = project.codes.all();
  const sourcesOf = Map.groupBy(project.cases.links(), ({ caseId }) => caseId);
  const excerpts = new Map(
    evidence.flatMap(({ codingGuid, side }) => {
      const coding = codingGuid === null ? undefined : project.codings.find(codingGuid);
      return coding ? [[coding.id, side] as const] : [];
    }),
  );
  const links = evidence.flatMap(({ codeId, caseId, side }) =>
    codeId === null
      ? []
      : {
          side,
          codes: countedUnder(codes, codeId),
          sources:
            caseId === null ? null : new Set((sourcesOf.get(caseId) ?? []).map(({ sourceId }) => sourceId)),
        },
  );
  return ({ coding }, sourceId) => {
    const put = excerpts.get(coding.id);
    if (put) return new Set([put]);
    const own = links.filter(
      (link) => link.codes.has(coding.codeId) && link.sources?.has(sourceId) !== false,
    );
    return new Set(own.map(({ side }) => (coding.polarity === 'contradicts' ? opposite(side) : side)));
  };
}

const opposite = (side: Side): Side => (side === 'for' ? 'against' : 'for');
