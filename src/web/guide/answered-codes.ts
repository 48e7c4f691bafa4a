import type { Share } from '../../domain/finding.ts';
import { choicesOf, type Need } from '../../domain/guide/guide.ts';
import { belongs } from '../../domain/profile.ts';
import { versionSaid } from '../../domain/text-version.ts';
import type { GuidePlan } from '../../storage/guide.ts';
import type { Excerpt } from '../../study/excerpts/excerpts.ts';
import type { CodeEvidence, GuideEvidence } from '../../study/guide/evidence.ts';
import { choiceOf, isEnabler, type GuideCode, type GuideFacet } from '../../study/guide/guide.ts';
import type { Placement, Profile } from '../../study/profiles/profiles.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { Scope } from '../http/request-context.ts';
import type { Option } from '../views/views.ts';
import type { AnsweredCode, EvidenceView, Opening } from './guide-views.ts';

/** All that the page of a plan is made from. */
export interface InPlan {
  readonly scope: Scope;
  readonly plan: GuidePlan;
  readonly facets: readonly GuideFacet[];
  readonly evidence: GuideEvidence;
  /** The archetype that the plan chooses, its profile and what it needs; nothing while none is chosen. */
  readonly chosen: GuideCode | undefined;
  readonly profile: Profile | null;
  readonly needs: readonly Need[];
  readonly placement: Placement | null;
}

/** So many codes of a facet show a quote unasked: those that come first. */
const quotedCodes = 2;

/** The codes of a facet with what the study says and what is answered: what is needed most comes first. */
export function answeredCodes(inPlan: InPlan, facet: GuideFacet): AnsweredCode[] {
  return ordered(inPlan, facet).map((code, place) => answeredCode(inPlan, facet, { ...code, place }));
}

/** Enablers and risks by what the archetype needs, then by how many raise them there; all else as in the codebook. */
function ordered(inPlan: InPlan, { part, codes }: GuideFacet): readonly GuideCode[] {
  if (!isEnabler(part) && part !== 'risk') return codes;
  const { needs, evidence } = inPlan;
  const rank = ({ code }: GuideCode): number => {
    const at = needs.findIndex((need) => need.code === code.name);
    return at < 0 ? needs.length : at;
  };
  const weight = ({ code }: GuideCode): number =>
    10 * share(hereIn(inPlan, code.id) ?? { count: 0, of: 0 }) + share(evidence.of(code.id).informants);
  return [...codes].sort((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
}

const share = ({ count, of }: Share): number => (of === 0 ? 0 : count / of);

/** Who raises a code in the cases of the chosen archetype. */
const hereIn = ({ profile }: InPlan, codeId: number): Share | undefined =>
  profile?.sections.flatMap(({ raised }) => raised).find(({ code }) => code.id === codeId)?.here;

function answeredCode(
  inPlan: InPlan,
  { part }: GuideFacet,
  { code, mark, place }: GuideCode & { readonly place: number },
): AnsweredCode {
  const { plan, needs, scope } = inPlan;
  const choice = choiceOf(plan, code.id);
  const need = needs.find((one) => one.code === code.name);
  const shows = place < quotedCodes || choice !== '' || need !== undefined;
  return {
    id: code.id,
    name: code.name,
    definition: code.definition,
    href: `${scope.base}/codebook/${code.id}`,
    ...evidenceView(inPlan, code.id, shows ? 1 : 0),
    options: optionsOf([{ value: '', label: 'not yet' }, ...choicesOf(part)], choice),
    words: plan.answers.find((one) => one.codeId === code.id)?.words ?? '',
    why: need?.why ?? '',
    isNeeded: need !== undefined,
    helpful: part === 'archetype' ? helpfulOf(inPlan, code.id, mark.helpful) : '',
    members: part === 'archetype' ? membersOf(inPlan, code.id) : [],
  };
}

export const optionsOf = (
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
): Option[] => choices.map((one) => ({ ...one, chosen: one.value === chosen }));

/** When an archetype is most helpful: as the team wrote on its page, else as the codebook says. */
const helpfulOf = ({ scope }: InPlan, codeId: number, marked: string): string =>
  scope.project.memos.about('code', codeId) || marked;

function membersOf({ scope, placement }: InPlan, codeId: number): AnsweredCode['members'] {
  const { base, project } = scope;
  return (placement?.cases ?? [])
    .filter(({ id }) => placement && belongs(placement.membership(id, codeId), 0.33))
    .map(({ id, name }) => ({
      name,
      href: `${base}/framework/${id}/${codeId}?under=${placement?.facet.id ?? ''}&level=children`,
      summary: project.summaries.at(id, codeId)?.text ?? '',
    }));
}

/** What the study says of a code; each number opens onto its words. */
export function evidenceView(inPlan: InPlan, codeId: number, quotes: number): EvidenceView {
  const { scope, evidence } = inPlan;
  const said = evidence.of(codeId);
  const href = `${scope.base}/excerpts?codes=${codeId}`;
  return {
    raised: {
      says: `${said.informants.count} of ${said.informants.of} informants`,
      href: said.informants.count > 0 ? `${href}&polarities=plain&polarities=supports` : '',
    },
    against: { says: against(said), href: said.against > 0 ? `${href}&polarities=contradicts` : '' },
    voices: voicesOf(said),
    here: hereView(inPlan, codeId),
    quotes: (quotes === 0 ? [] : evidence.quotes(codeId, quotes)).map((one) => quoteView(scope, one)),
  };
}

/** A quote with where it stands; who says it by type alone. */
function quoteView({ base }: Scope, quote: Excerpt): EvidenceView['quotes'][number] {
  const { exact, href, source, turn, informantType } = asLine(base, quote);
  return {
    exact,
    href,
    by: informantType || 'in notes',
    place: `${source}, ${turn}${versionSaid(quote.textVersion)}`,
  };
}

const against = ({ against: count }: CodeEvidence): string => (count === 0 ? '' : `${count} against`);

function voicesOf({ cases, byType, qualified }: CodeEvidence): string {
  const types = byType
    .filter(({ of }) => of > 0)
    .map(({ type, count, of }) => `${type || 'no type'} ${count} of ${of}`);
  return [
    `${cases.count} of ${cases.of} cases`,
    ...types,
    ...(qualified > 0 ? [`${qualified} with a reservation`] : []),
  ].join(' · ');
}

function hereView(inPlan: InPlan, codeId: number): Opening {
  const { chosen, scope } = inPlan;
  const here = hereIn(inPlan, codeId);
  if (!chosen || !here || here.of === 0) return { says: '', href: '' };
  return {
    says: `${here.count} of ${here.of} where ${chosen.code.name} is found`,
    href:
      here.count === 0 ? '' : `${scope.base}/profiles/${chosen.code.id}/excerpts?raised=${codeId}&side=here`,
  };
}
