import { countedUnder } from '../../domain/code.ts';
import type { Piece } from '../../domain/evidence.ts';
import { quantifiersIn, sayWeight, type Quantifier, type Side, type Weight } from '../../domain/finding.ts';
import { changesSince, isStale, type Changes, type Ground } from '../../domain/summary.ts';
import type { Finding, FindingEvidence } from '../../storage/findings.ts';
import type { Project } from '../../storage/project.ts';

/** A finding with all that its evidence says now. */
export interface WeighedFinding {
  readonly finding: Finding;
  readonly weight: Weight;
  readonly says: string;
  readonly quantifiers: readonly Quantifier[];
  /** The ids of the codings that speak for it, and against. */
  readonly ids: Readonly<Record<Side, readonly number[]>>;
  /** The cases and informants who do not speak to it on either side. */
  readonly silent: { readonly cases: readonly string[]; readonly informants: readonly string[] };
  readonly changes: Changes;
  readonly isStale: boolean;
}

/** Counts what speaks for a finding and against it: people, cases and types, out of all there are. */
export function weigh(project: Project, finding: Finding): WeighedFinding {
  const sideOf = sorter(project, finding.evidence);
  const found = { for: emptyTally(), against: emptyTally() };
  const asked = new Set<number>();
  for (const { sourceId, pieces, lengths } of project.evidence.all()) {
    for (const id of lengths.keys()) if (id !== null) asked.add(id);
    for (const piece of pieces)
      for (const side of sideOf(piece, sourceId)) {
        found[side].codings.add(piece.coding.id);
        found[side].sources.add(sourceId);
        if (piece.informantId !== null) found[side].people.add(piece.informantId);
      }
  }
  const ids = { for: [...found.for.codings], against: [...found.against.codings] };
  const changes = changesSince(finding.basis, groundsOf(project, ids));
  const { weight, silent } = weightOf(project, found, asked);
  return {
    ...{ finding, weight, ids, silent, changes, says: sayWeight(weight) },
    quantifiers: quantifiersIn(finding.claim, weight),
    isStale: isStale(changes),
  };
}

/** The codings a finding stands on, each with its side: a coding that changes sides has changed. */
export function groundsOf(project: Project, ids: Readonly<Record<Side, readonly number[]>>): Ground[] {
  const of = (side: Side): Ground[] =>
    project.codings.some(ids[side]).map(({ guid, codeId, start, end, polarity }) => ({
      ...{ guid, codeId, start, end, polarity: `${side} ${polarity}` },
    }));
  return [...of('for'), ...of('against')];
}

interface Found {
  readonly codings: Set<number>;
  readonly sources: Set<number>;
  readonly people: Set<number>;
}

const emptyTally = (): Found => ({ codings: new Set(), sources: new Set(), people: new Set() });

function weightOf(project: Project, found: Readonly<Record<Side, Found>>, asked: ReadonlySet<number>) {
  const casesOf = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  const inCases = (sources: ReadonlySet<number>): Set<number> =>
    new Set([...sources].flatMap((id) => (casesOf.get(id) ?? []).map(({ caseId }) => caseId)));
  const informants = project.informants.all().filter(({ id }) => asked.has(id));
  const typesOf = (people: ReadonlySet<number>): Set<string> =>
    new Set(informants.flatMap(({ id, type }) => (people.has(id) ? type : [])));
  const casesFor = inCases(found.for.sources);
  const casesHeard = new Set([...casesFor, ...inCases(found.against.sources)]);
  const cases = project.cases.all();
  const weight: Weight = {
    cases: { count: casesFor.size, of: cases.length },
    informants: { count: found.for.people.size, of: asked.size },
    types: { count: typesOf(found.for.people).size, of: typesOf(asked).size },
    byType: [...Map.groupBy(informants, ({ type }) => type)].map(([type, all]) => ({
      ...{ type, of: all.length },
      count: all.filter(({ id }) => found.for.people.has(id)).length,
    })),
    against: found.against.people.size,
    both: [...found.against.people].filter((id) => found.for.people.has(id)).length,
  };
  const heard = new Set([...found.for.people, ...found.against.people]);
  const silent = {
    cases: cases.flatMap(({ id, name }) => (casesHeard.has(id) ? [] : name)),
    informants: informants.flatMap(({ id, name }) => (heard.has(id) ? [] : name)),
  };
  return { weight, silent };
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
