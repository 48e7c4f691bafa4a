import { inOrder } from '../../domain/attribute.ts';
import type { PlacedCode } from '../../domain/code.ts';
import { stanceOf } from '../../domain/coding.ts';
import type { EvidenceCoding } from '../../domain/evidence.ts';
import { denominatorsOf } from '../../domain/matrix-cell.ts';
import { knownOf, type CellPeople } from '../../domain/matrix-people.ts';
import type { EvidenceFilter, MatrixPlan } from '../../domain/matrix-plan.ts';
import { codingsInCell, countedInCell } from '../../domain/matrix-words.ts';
import { countMatrix } from '../../domain/matrix.ts';
import {
  belongs,
  noMembership,
  readMemberships,
  type Membership,
  type Moment,
  type Raised,
} from '../../domain/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { asColumn, columnsOf, countedIn, placesIn, type ColumnCode } from '../matrix/columns.ts';
import { filterOf, type EvidenceChoice } from '../matrix/evidence-choice.ts';
import { countingOf } from '../matrix/layer.ts';
import { codeAxis } from '../matrix/matrix-axes.ts';
import { readingOf } from '../matrix/matrix-reading.ts';
import { informantTypes } from '../matrix/matrix.ts';

/** Which facet holds the archetypes, and by which evidence cases are placed in them. */
export interface ProfileChoice extends EvidenceChoice {
  /** Null where none is chosen: then it is the facet that is called so. */
  readonly of: number | null;
}

/** The cases of a project and the archetypes that each belongs to. */
export interface Placement {
  readonly facet: PlacedCode;
  readonly archetypes: readonly PlacedCode[];
  readonly cases: readonly { readonly id: number; readonly name: string }[];
  readonly membership: (caseId: number, codeId: number) => Membership;
  /** The sources of a case, those that are about it alone and those that it shares with others. */
  readonly sourcesOf: (caseId: number) => { readonly own: number[]; readonly shared: number[] };
  readonly moments: readonly Moment[];
}

const calledSo = /archetype|ideal type|typology/i;

/** The facet whose codes are archetypes: the chosen one, else the one that is called so; null where there is none. */
export function archetypeFacet(project: Project, { of }: Pick<ProfileChoice, 'of'>): PlacedCode | null {
  const facets = placedCodes(project).filter(({ depth }) => depth === 0);
  return facets.find(({ id, name }) => (of === null ? calledSo.test(name) : id === of)) ?? null;
}

/** Places every case in the archetypes of a facet, as its sources say. */
export function placeCases(project: Project, facet: PlacedCode, choice: EvidenceChoice): Placement {
  const archetypes = placedCodes(project).filter(({ parentId }) => parentId === facet.id);
  const links = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  const { of, moments } = readMemberships(project.evidence.all(), {
    placesOf: placesIn(project, archetypes.map(asColumn)),
    casesOf: (sourceId) => (links.get(sourceId) ?? []).map(({ caseId }) => caseId),
    filter: filterOf(project, choice),
  });
  const placeOf = new Map(archetypes.map(({ id }, place) => [id, place]));
  const isShared = (sourceId: number): boolean => (links.get(sourceId)?.length ?? 0) > 1;
  const ofCase = Map.groupBy(project.cases.links(), ({ caseId }) => caseId);
  return {
    facet,
    archetypes,
    moments,
    cases: project.cases.all().toSorted((a, b) => inOrder.compare(a.name, b.name)),
    membership: (caseId, codeId) => of.get(`${caseId} ${placeOf.get(codeId) ?? ''}`) ?? noMembership,
    sourcesOf: (caseId) => {
      const all = (ofCase.get(caseId) ?? []).map(({ sourceId }) => sourceId);
      return { own: all.filter((id) => !isShared(id)), shared: all.filter(isShared) };
    },
  };
}

/** How the profile of an archetype is made. */
export interface ProfileRule extends ProfileChoice {
  /** Whose words make up the profile: those of the cases that belong to the archetype, or of the sources that speak of it. */
  readonly by: 'cases' | 'sources';
  /** The share of its informants that must place a case there for it to belong. */
  readonly least: number;
  readonly level: 'finest' | 'children';
}

/** A code of a profile with its numbers. */
export interface RaisedCode extends Raised {
  readonly code: PlacedCode;
}

/** What is raised where an archetype is found, facet by facet, beside what is raised elsewhere. */
export interface Profile {
  readonly placement: Placement;
  readonly archetype: PlacedCode;
  readonly members: readonly {
    readonly id: number;
    readonly name: string;
    readonly membership: Membership;
  }[];
  readonly sections: readonly { readonly facet: PlacedCode; readonly raised: readonly RaisedCode[] }[];
  readonly here: { readonly sources: number; readonly informants: number };
  readonly elsewhere: { readonly sources: number; readonly informants: number };
  /** Sources about cases that belong and cases that do not: they are on neither side. */
  readonly shared: number;
  /** The codings by which a code is raised on one side, those that count as one together. */
  readonly codingsOf: (codeId: number, side: 'here' | 'elsewhere') => number[][];
  /** The codings that speak of the archetype itself, where it is found. */
  readonly ownCodings: () => number[];
}

const sides = { here: 0, elsewhere: 1 } as const;

/** The profile of an archetype. Refuses a code that is no archetype. */
export function profileOfArchetype(project: Project, codeId: number, rule: ProfileRule): Profile {
  const codes = placedCodes(project);
  const code = codes.find(({ id }) => id === codeId);
  const facet = codes.find(({ id, depth }) => id === code?.parentId && depth === 0);
  if (!code || !facet) throw new Refusal('missing', 'That archetype is no longer in the codebook.');
  const placement = placeCases(project, facet, rule);
  const members = placement.cases
    .map((one) => ({ ...one, membership: placement.membership(one.id, codeId) }))
    .filter(({ membership }) => belongs(membership, rule.least));
  const sideOf = sidesOf(project, placement, { codeId, rule, members });
  const plan = planOf(project, { codes: [asColumn(code)], sideOf, filter: filterOf(project, rule) });
  return {
    placement,
    archetype: code,
    members,
    ...counted(project, facet, { rule, sideOf }),
    shared: project.sources.all().filter(({ id }) => sideOf(id) === null).length,
    ownCodings: () =>
      codingsInCell(
        { ...plan, filter: { ...plan.filter, layer: 'each' } },
        project.evidence.all(),
        sides.here,
        0,
      ),
  };
}

type SideOf = (sourceId: number) => 'here' | 'elsewhere' | null;

/** On which side of a profile a source is read; on none where it is about cases of both. */
function sidesOf(
  project: Project,
  { archetypes, moments }: Placement,
  { codeId, rule, members }: { codeId: number; rule: ProfileRule; members: readonly { id: number }[] },
): SideOf {
  const place = archetypes.findIndex(({ id }) => id === codeId);
  const cases = new Set(members.map(({ id }) => id));
  if (rule.by === 'sources') {
    const ids = new Set(
      moments.flatMap((one) => (one.place === place && one.codings > 0 ? one.sourceId : [])),
    );
    return (sourceId) => (ids.has(sourceId) ? 'here' : 'elsewhere');
  }
  const links = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  return (sourceId) => {
    const inside = new Set((links.get(sourceId) ?? []).map(({ caseId }) => cases.has(caseId)));
    if (inside.size > 1) return null;
    return inside.has(true) ? 'here' : 'elsewhere';
  };
}

function counted(
  project: Project,
  facet: PlacedCode,
  { rule, sideOf }: { rule: ProfileRule; sideOf: SideOf },
): Pick<Profile, 'sections' | 'here' | 'elsewhere' | 'codingsOf'> {
  const all = placedCodes(project);
  const facets = all.filter(({ depth, id, isAside }) => depth === 0 && id !== facet.id && !isAside);
  const byFacet = facets.map((one) => ({
    facet: one,
    codes: columnsOf(project, { under: one.id, level: rule.level, codes: [] }),
  }));
  const codes = [...new Map(byFacet.flatMap((one) => one.codes).map((code) => [code.key, code])).values()];
  const plan = planOf(project, { codes, sideOf, filter: filterOf(project, rule) });
  const codesOf = (code: ColumnCode | undefined): number[] => (code ? [...countedIn(all, code)] : []);
  const evidence = project.evidence.all();
  const raising = { ...plan, filter: { ...plan.filter, codings: isRaising } };
  const counts = countMatrix(plan, evidence, { people: false, coverage: false });
  const { people } = readingOf(project, {
    plan,
    coders: countingOf(project, { count: 'each', ...rule }).coders,
    row: () => ({ codeIds: [], coderId: null }),
    column: (place) => ({ codeIds: codesOf(codes[place]), coderId: null }),
  });
  const { ofInformant } = informantTypes(project);
  const typeOf = (id: number): number | undefined => ofInformant.get(id);
  const [here, elsewhere] = denominatorsOf(plan.rows, plan, evidence);
  if (!here || !elsewhere) throw new Error('a profile has two sides');
  const raised = codes.map((code, column): RaisedCode => {
    const [inHere, inElse] = [people(sides.here, column), people(sides.elsewhere, column)];
    return {
      code,
      here: { count: inHere.for.length, of: knownOf(inHere).size },
      elsewhere: { count: inElse.for.length, of: knownOf(inElse).size },
      unread: { here: inHere.unknown.length, elsewhere: inElse.unknown.length },
      against: inHere.against.length,
      qualified: inHere.qualified.length,
      codings: counts.codings[sides.here * counts.width + column] ?? 0,
      isSingle: isOneVoice(inHere, typeOf),
    };
  });
  const byCode = new Map(raised.map((one) => [one.code.id, one]));
  return {
    here,
    elsewhere,
    sections: byFacet.map((one) => ({
      facet: one.facet,
      raised: one.codes.flatMap(({ id }) => byCode.get(id) ?? []).sort(mostRaisedFirst),
    })),
    codingsOf: (codeId, side) =>
      countedInCell(
        raising,
        evidence,
        sides[side],
        codes.findIndex(({ id }) => id === codeId),
      ),
  };
}

const isRaising = ({ polarity }: EvidenceCoding): boolean => stanceOf(polarity) === 'for';

const mostRaisedFirst = (a: RaisedCode, b: RaisedCode): number =>
  b.here.count - a.here.count || b.codings - a.codings || a.elsewhere.count - b.elsewhere.count;

/** Whether people of one type alone raise it, though people of another are known not to. */
function isOneVoice(people: CellPeople, typeOf: (id: number) => number | undefined): boolean {
  return new Set([...knownOf(people)].map(typeOf)).size > 1 && new Set(people.for.map(typeOf)).size === 1;
}

/** A matrix of two rows, here and elsewhere, by codes. */
function planOf(
  project: Project,
  given: { codes: readonly ColumnCode[]; sideOf: SideOf; filter: EvidenceFilter },
): MatrixPlan {
  const { types, ofInformant } = informantTypes(project);
  return {
    rows: {
      sorts: 'words',
      count: 2,
      placesOf: (sourceId: number) => {
        const side = given.sideOf(sourceId);
        return side === null ? [] : [sides[side]];
      },
    },
    columns: codeAxis(given.codes, placesIn(project, given.codes), ({ id }) => [id]).axis,
    filter: given.filter,
    types: { count: types.length, of: (id) => ofInformant.get(id) ?? 0 },
  };
}
