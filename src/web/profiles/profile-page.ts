import type { PlacementQuery, ProfileQuery } from '../../api/profiles.ts';
import type { PlacedCode } from '../../domain/code.ts';
import { polarities } from '../../domain/coding.ts';
import { counted } from '../../domain/counted.ts';
import type { Share } from '../../domain/finding.ts';
import { pointsApart, type Membership } from '../../domain/profile.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import type { Placement, Profile, RaisedCode } from '../../study/profiles/profiles.ts';
import { tellingQuotes } from '../../study/profiles/telling-quotes.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { Scope } from '../http/request-context.ts';
import { countForm } from '../matrix/counting.ts';
import { puttable } from '../reports/puttable.ts';
import { evidenceForm, evidenceParams, narrowedTo, optionsFor } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';
import { profileBars } from './profile-bars.ts';
import type { MembershipView } from './profile-views.ts';

/** By which evidence a list of excerpts is narrowed as a profile is. */
export function listParams(query: PlacementQuery | ProfileQuery): URLSearchParams {
  const { count } = query;
  const isAlone = count !== '' && count !== 'each' && count !== 'once';
  return evidenceParams(isAlone ? { ...query, coders: [Number(count.slice('coder-'.length))] } : query);
}

const noContradiction = polarities.filter((one) => one !== 'contradicts');

/** A case in an archetype with where its numbers open. */
export function membershipView(
  { base, query, placement }: { base: string; query: PlacementQuery | ProfileQuery; placement: Placement },
  { caseId, codeId }: { caseId: number; codeId: number },
  { placing, against, codings, shared }: Membership,
): MembershipView {
  const sources = placement.sourcesOf(caseId);
  const href = (wanted: readonly string[], among: readonly number[]): string => {
    const params = listParams(query);
    params.set('codes', String(codeId));
    params.set('cases', String(caseId));
    if (sources.shared.length > 0) params.delete('sources');
    // What is shared with other cases is no part of these numbers.
    if (sources.shared.length > 0) for (const id of among) params.append('sources', String(id));
    for (const one of wanted) params.append('polarities', one);
    return `${base}/excerpts?${params.toString()}`;
  };
  return {
    placing,
    against,
    isInNotes: codings > 0 && placing.count === 0,
    href: codings > 0 ? href(noContradiction, sources.own) : '',
    againstHref: against > 0 ? href(['contradicts'], sources.own) : '',
    shared,
    sharedHref: shared > 0 ? href(noContradiction, sources.shared) : '',
  };
}

/** The profile of one archetype: who belongs, what they raise more than others, and what they say. */
export function profilePage(scope: Scope, query: ProfileQuery, profile: Profile): Views['profiles/show'] {
  const { base, project } = scope;
  const { archetype, placement, sections } = profile;
  const params = profileParams(query);
  const evidence = evidenceForm(project, query);
  const at = `${base}/profiles/${archetype.id}`;
  return {
    base,
    id: archetype.id,
    put: puttable(scope, 'profile', { codeId: archetype.id, asked: params }),
    name: archetype.name,
    definition: archetype.definition,
    backHref: `${base}/profiles?of=${placement.facet.id}`,
    others: placement.archetypes.map(({ id, name }) => ({
      name,
      isHere: id === archetype.id,
      href: `${base}/profiles/${id}?${params}`,
    })),
    ...choices(query),
    ...countForm(project, query.count),
    evidence,
    only: narrowedTo(evidence),
    lead: leadOf(profile, query),
    words: project.memos.about('code', archetype.id),
    members: membersOf(scope, query, profile),
    sections: sections.map(({ facet, raised }) =>
      sectionOf(facet, raised, (codeId, side) => `${at}/excerpts?${params}&raised=${codeId}&side=${side}`),
    ),
    ...wordsOf(scope, profile),
  };
}

const choices = ({ by, least, level }: ProfileQuery) => ({
  by: optionsFor(
    [
      ['cases', 'its cases'],
      ['sources', 'sources that speak of it'],
    ],
    by,
  ),
  least: optionsFor(
    [
      ['1', 'any informant'],
      ['33', 'a third of them'],
      ['50', 'half of them'],
      ['66', 'two thirds of them'],
    ],
    String(least),
  ),
  level: optionsFor(
    [
      ['finest', 'the finest codes'],
      ['children', 'the codes right below'],
    ],
    level,
  ),
});

/** The query of an address that asks for the same profile. */
function profileParams({ by, least, level, count, ...choice }: ProfileQuery): string {
  const params = evidenceParams(choice);
  for (const [name, value] of Object.entries({ by, least, level, count })) params.set(name, String(value));
  return params.toString();
}

function leadOf({ members, placement, here, shared }: Profile, { by }: ProfileQuery): string {
  const names = members.map(({ name }) => name).join(', ');
  const belong =
    members.length === 0
      ? `None of ${placement.cases.length} cases belongs to it by this rule.`
      : `${members.length} of ${placement.cases.length} cases: ${names}.`;
  const read = by === 'cases' ? 'there' : 'in the sources that speak of it';
  const few = here.informants > 0 && here.informants <= 2 ? ' Of so few a share says little.' : '';
  const left =
    shared === 0
      ? ''
      : ` ${counted(shared, 'source is', 'sources are')} shared with cases that do not belong, and on neither side.`;
  return `${belong} ${counted(here.informants, 'informant speaks', 'informants speak')} ${read}.${few}${left}`;
}

function membersOf(
  { base, project }: Scope,
  query: ProfileQuery,
  { archetype, members, placement }: Profile,
) {
  return members.map(({ id, name, membership }) => ({
    ...membershipView({ base, query, placement }, { caseId: id, codeId: archetype.id }, membership),
    name,
    summary: project.summaries.at(id, archetype.id)?.text ?? '',
    summaryHref: `${base}/framework/${id}/${archetype.id}?under=${archetype.facetId}&level=children`,
  }));
}

type HrefOf = (codeId: number, side: 'here' | 'elsewhere') => string;

function sectionOf(facet: PlacedCode, raised: readonly RaisedCode[], hrefOf: HrefOf) {
  const codes = raised.filter(({ here, elsewhere, codings }) => here.count + elsewhere.count + codings > 0);
  const drawn = codes.map((one) => ({
    ...one,
    id: one.code.id,
    name: one.code.name,
    href: hrefOf(one.code.id, 'here'),
  }));
  return {
    facetId: facet.id,
    name: facet.name,
    says: mostApart(codes),
    bars: codes.some(({ here }) => here.count > 0) ? profileBars(facet.name, drawn) : null,
    codes: codes.map((one) => ({
      id: one.code.id,
      name: one.code.name,
      path: one.code.path,
      against: one.against,
      qualified: one.qualified,
      unread: one.unread.here + one.unread.elsewhere,
      isSingle: one.isSingle,
      apart: apartSaid(one),
      here: shareView(one.here, hrefOf(one.code.id, 'here')),
      elsewhere: shareView(one.elsewhere, hrefOf(one.code.id, 'elsewhere')),
    })),
  };
}

/** What stands out in a facet, in a sentence; '' where nothing does. */
function mostApart(codes: readonly RaisedCode[]): string {
  const far = codes.filter((one) => one.here.count > 1 && (pointsApart(one) ?? 0) >= 25);
  const [most, next] = far.sort((a, b) => (pointsApart(b) ?? 0) - (pointsApart(a) ?? 0));
  if (!most) return '';
  return `More than elsewhere: ${[most, ...(next ? [next] : [])].map((one) => `${one.code.name} (${apartSaid(one)} points)`).join(', ')}.`;
}

function apartSaid(raised: RaisedCode): string {
  const points = pointsApart(raised);
  return points === null ? '–' : `${points > 0 ? '+' : ''}${points}`.replace('-', '−');
}

const shareView = ({ count, of }: Share, href: string) => ({
  count,
  of,
  href: count > 0 ? href : '',
  percent: of === 0 ? '–' : `${Math.round((100 * count) / of)} %`,
});

const mostContrary = 6;

/** What is said of the archetype itself, where it is found: telling quotes, and those who see it otherwise. */
function wordsOf({ base, project }: Scope, profile: Profile) {
  const all = project.codings.some(profile.ownCodings());
  const contrary = all.filter(({ polarity }) => polarity === 'contradicts').map(({ id }) => id);
  const telling = all.filter(({ polarity }) => polarity !== 'contradicts').map(({ id }) => id);
  return {
    quotes: tellingQuotes(project, telling).map(({ informantType, quotes }) => ({
      informantType: informantType || 'in notes',
      quotes: quotes.map((one) => asLine(base, one)),
    })),
    contrary: excerptsOf(project, contrary.slice(0, mostContrary)).map((one) => asLine(base, one)),
  };
}
