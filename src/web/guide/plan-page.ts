import { countedUnder, type PlacedCode } from '../../domain/code.ts';
import { counted } from '../../domain/counted.ts';
import { guideSteps, partSaid, type GuideStep } from '../../domain/guide/guide.ts';
import type { GuidePlan } from '../../storage/guide.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { weigh } from '../../study/findings/finding-weight.ts';
import { casesLike } from '../../study/guide/cases-like.ts';
import { guideEvidence } from '../../study/guide/evidence.ts';
import {
  chosenArchetype,
  choiceOf,
  isEnabler,
  markedFacets,
  needsOf,
  type GuideFacet,
} from '../../study/guide/guide.ts';
import {
  archetypeFacet,
  placeCases,
  profileOfArchetype,
  type ProfileRule,
} from '../../study/profiles/profiles.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';
import { answeredCodes, type InPlan } from './answered-codes.ts';
import type { SectionView, StepView } from './guide-views.ts';
import { likeView } from './like-view.ts';
import { sliderView } from './slider-view.ts';

/** By which rule cases belong to the archetype of a plan: that of the profiles as they open. */
const profileRule: ProfileRule = {
  of: null,
  by: 'cases',
  least: 0.33,
  level: 'finest',
  coders: [],
  informantTypes: [],
  kinds: [],
};

/** A plan with what the study says at each step. */
export function planPage(scope: Scope, plan: GuidePlan): Views['guide/plan'] {
  const inPlan = readPlan(scope, plan);
  const { facets, evidence } = inPlan;
  const at = `${scope.base}/guide/${plan.id}`;
  return {
    base: scope.base,
    id: plan.id,
    at,
    name: plan.name,
    isMarked: facets.length > 0,
    steps: guideSteps.map((step, place) => stepView(inPlan, step, place + 1)),
    like: likeView(scope, facets, casesLike(facets, plan, evidence), inPlan.placement),
  };
}

function readPlan(scope: Scope, plan: GuidePlan): InPlan {
  const facets = markedFacets(scope.project);
  const chosen = chosenArchetype(facets, plan);
  return {
    scope,
    plan,
    facets,
    chosen,
    evidence: guideEvidence(scope.project, facets),
    profile: chosen ? profileOfArchetype(scope.project, chosen.code.id, profileRule) : null,
    needs: chosen ? needsOf(facets, chosen) : [],
    placement: placementOf(scope),
  };
}

/** Which cases belong to which archetype, where a facet holds archetypes. */
function placementOf({ project }: Scope) {
  const marked = markedFacets(project).find(({ part }) => part === 'archetype');
  const facet = archetypeFacet(project, { of: marked?.code.id ?? null });
  return facet && placeCases(project, facet, profileRule);
}

function stepView(inPlan: InPlan, step: GuideStep, number: number): StepView {
  const { plan, facets, scope } = inPlan;
  const own = facets.filter(({ part }) => step.parts.includes(part));
  const questions = step.questions.map(({ key, asks }) => ({
    key,
    asks,
    words: plan.answers.find((one) => one.codeId === null && one.question === key)?.words ?? '',
  }));
  const asked = own.flatMap(({ codes, sliders }) => [...codes, ...sliders].map(({ code }) => code.id));
  const answered = asked.filter((id) => choiceOf(plan, id) !== '').length;
  const written = questions.filter(({ words }) => words !== '').length;
  return {
    key: step.key,
    number,
    title: step.title,
    about: step.about,
    questions,
    progress: `${answered + written} of ${asked.length + questions.length} answered`,
    sections: own.map((facet) => sectionView(inPlan, facet)),
    unmarked:
      own.length > 0
        ? ''
        : `The codebook marks no facet as ${step.parts.map((part) => `“${part}” (${partSaid[part]})`).join(' or ')}.`,
    findings: findingsOn(scope, own),
  };
}

function sectionView(inPlan: InPlan, facet: GuideFacet): SectionView {
  const { scope, plan } = inPlan;
  const { code, part, sliders, others } = facet;
  return {
    facetId: code.id,
    name: code.name,
    definition: code.definition,
    matrixHref: `${scope.base}/matrix?rows=case&columns=code&under=${code.id}&level=${part === 'archetype' ? 'children' : 'finest'}`,
    codes: answeredCodes(inPlan, facet),
    sliders: sliders.map((slider) => sliderView(inPlan, slider, plan)),
    notes: [
      ...notesOfNeeds(inPlan, facet),
      ...(part === 'set-up' && others.length > 0 ? [notTwoEnds(others)] : []),
    ],
  };
}

const notTwoEnds = (others: readonly PlacedCode[]): string =>
  `${others.map(({ name }) => `“${name}”`).join(', ')}: a choice has exactly two codes below it; ${others.length === 1 ? 'this one has' : 'these have'} another number and cannot be put between two ends.`;

/** What the chosen archetype needs that is none of the codes; said once, under the first facet of enablers. */
function notesOfNeeds({ facets, needs, chosen }: InPlan, facet: GuideFacet): string[] {
  const first = facets.find(({ part }) => isEnabler(part));
  if (!isEnabler(facet.part)) return [];
  if (!chosen)
    return first === facet ? ['Choose an archetype in step 3: what it leans on then stands first here.'] : [];
  if (first !== facet) return [];
  return needs.filter(({ code }) => code === '').map(({ why }) => `${chosen.code.name} also needs: ${why}`);
}

/** The findings that rest on codes of some facets. */
function findingsOn({ base, project }: Scope, facets: readonly GuideFacet[]): StepView['findings'] {
  const codes = placedCodes(project);
  const counting = new Set(facets.flatMap(({ code }) => [...countedUnder(codes, code.id)]));
  return project.findings
    .all()
    .filter(({ evidence }) => evidence.some(({ codeId }) => codeId !== null && counting.has(codeId)))
    .map((finding) => ({
      claim: finding.claim,
      says: `${finding.state}; ${weigh(project, finding).says}`,
      href: `${base}/findings/${finding.id}`,
    }));
}

/** How far a plan has come, in a few words. */
export function planSaid(plan: GuidePlan, facets: readonly GuideFacet[]): string {
  const chosen = chosenArchetype(facets, plan);
  return [
    `by ${plan.coder}`,
    counted(plan.answers.length, 'answer'),
    ...(chosen ? [chosen.code.name] : []),
  ].join(' · ');
}
