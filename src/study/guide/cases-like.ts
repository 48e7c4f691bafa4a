import { sliderPlaces } from '../../domain/guide/guide.ts';
import {
  answeredBetween,
  answeredInPlace,
  leastCompared,
  likenessOf,
  type Likeness,
  type LikenessGroup,
  type Positions,
} from '../../domain/guide/likeness.ts';
import type { GuidePlan } from '../../storage/guide.ts';
import { keyOfCode, type GuideEvidence } from './evidence.ts';
import { choiceOf, isEnabler, type GuideFacet } from './guide.ts';

/** A case of the study, and how like a plan is to it. */
export interface CaseLike extends Likeness {
  readonly id: number;
  readonly name: string;
  /** Of so few things both are known that it says little. */
  readonly isThin: boolean;
}

/** What is compared: the choices between two ends weigh as much as what has to be in place. */
const likenessGroups = (facets: readonly GuideFacet[]): LikenessGroup[] => [
  {
    name: 'set-up choices',
    keys: facets.flatMap(({ sliders }) => sliders.map(({ code }) => keyOfCode(code.id))),
  },
  {
    name: 'enablers',
    keys: facets.flatMap(({ part, codes }) =>
      isEnabler(part) ? codes.map(({ code }) => keyOfCode(code.id)) : [],
    ),
  },
];

/** Where a plan lies on what is compared, as far as it is answered. */
function positionsOfPlan(facets: readonly GuideFacet[], plan: GuidePlan): Positions {
  const answered = facets.flatMap(({ part, codes, sliders }) => [
    ...sliders.map(
      ({ code }) => [code.id, answeredBetween(choiceOf(plan, code.id), sliderPlaces.length)] as const,
    ),
    ...(isEnabler(part) ? codes : []).map(
      ({ code }) => [code.id, answeredInPlace(choiceOf(plan, code.id))] as const,
    ),
  ]);
  return new Map(
    answered.flatMap(([codeId, value]) => (value === null ? [] : [[keyOfCode(codeId), value] as const])),
  );
}

/** The cases of the study, those most like a plan first; those of which too little is known last. */
export function casesLike(
  facets: readonly GuideFacet[],
  plan: GuidePlan,
  evidence: Pick<GuideEvidence, 'cases' | 'positions'>,
): CaseLike[] {
  const hers = positionsOfPlan(facets, plan);
  const groups = likenessGroups(facets);
  return evidence.cases
    .map(({ id, name }) => {
      const like = likenessOf(hers, evidence.positions(id), groups);
      return { id, name, ...like, isThin: like.apart.length < leastCompared };
    })
    .sort((a, b) => Number(a.isThin) - Number(b.isThin) || (b.likeness ?? -1) - (a.likeness ?? -1));
}
