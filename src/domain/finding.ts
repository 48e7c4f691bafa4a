/** Whether evidence speaks for a finding or against it. */
export const sides = ['for', 'against'] as const;
export type Side = (typeof sides)[number];

/** A finding is final when a person says so, once she has looked for what speaks against it. */
export type FindingState = 'draft' | 'final';

/**
 * The components of confidence after GRADE-CERQual (Lewin et al. 2018, doi:10.1186/s13012-017-0688-3), and the whole.
 * A person judges each and says why; nothing is graded by itself.
 */
export const components = [
  'methodological limitations',
  'coherence',
  'adequacy',
  'relevance',
  'overall',
] as const;
export type Component = (typeof components)[number];

const concerns = [
  'no or very minor concerns',
  'minor concerns',
  'moderate concerns',
  'serious concerns',
] as const;
const confidences = ['high', 'moderate', 'low', 'very low'] as const;

/** The levels that a component can be judged at. */
export const levelsOf = (component: Component): readonly string[] =>
  component === 'overall' ? confidences : concerns;

/** People, cases or types that speak for something, out of those there are. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The live denominators of a finding. */
export interface Weight {
  readonly cases: Share;
  readonly informants: Share;
  readonly types: Share;
  /** The informants who speak for it, told apart by type. */
  readonly byType: readonly (Share & { readonly type: string })[];
  /** Informants who speak against it, and those among them who also speak for it. */
  readonly against: number;
  readonly both: number;
}

/** A word of quantity in a claim, and what the numbers say to it. */
export interface Quantifier {
  readonly word: string;
  readonly fits: boolean;
  /** The numbers it was held against. */
  readonly says: string;
}

type Test = (share: number, weight: Weight) => boolean;

/** Words of quantity and the share they promise; the first that matches is meant. */
const rules: readonly (readonly [RegExp, Test])[] = [
  [/\b(?:almost|nearly|virtually) (?:all|every\w*|none|no one|nobody)\b/giu, (share) => share >= 0.85],
  [
    /\b(?:broad |general )?consensus\b|\bunanim\w+\b/giu,
    (share, { against }) => share >= 0.75 && against === 0,
  ],
  [
    /\b(?:all|every|everyone|everybody|always|each)\b/giu,
    (share, { against }) => share === 1 && against === 0,
  ],
  [/\b(?:no one|nobody|none|never)\b/giu, (share) => share === 0],
  [/\b(?:overwhelming|vast|large) majority\b/giu, (share) => share >= 0.8],
  [/\b(?:most|mostly|majority|generally|usually|typically)\b/giu, (share) => share > 0.5],
  [/\b(?:half)\b/giu, (share) => share >= 0.4 && share <= 0.6],
  [/\b(?:many|often|frequently|widely|commonly)\b/giu, (share) => share >= 0.3],
  [/\b(?:several|some|sometimes)\b/giu, (share, { informants }) => informants.count >= 2 && share < 1],
  [/\b(?:few|rarely|seldom|minority)\b/giu, (share) => share < 0.34],
];

const shareOf = ({ count, of }: Share): number => (of === 0 ? 0 : count / of);
const percent = (share: Share): string => `${Math.round(100 * shareOf(share))} %`;

/**
 * The words of quantity in a claim, each held against the numbers: against cases where the words after it speak of cases,
 * against one informant type where they name it, else against all informants. Nothing is changed in the claim: a person
 * decides what a word has to mean.
 */
export function quantifiersIn(claim: string, weight: Weight): Quantifier[] {
  const taken: { start: number; end: number }[] = [];
  const found: (Quantifier & { at: number })[] = [];
  for (const [pattern, test] of rules) {
    for (const match of claim.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((one) => start < one.end && end > one.start)) continue;
      taken.push({ start, end });
      const share = shareMeant(claim.slice(end, end + 40), weight);
      const fits = test(shareOf(share), weight);
      found.push({ at: start, word: match[0], fits, says: saysOf(share, weight) });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ word, fits, says }) => ({ word, fits, says }));
}

const between = String.raw`^\W*(?:(?:of|the|these|those|our|two|three|four|five|six|seven) )*`;
const ofCases = new RegExp(
  `${between}(?:cases?|partnerships?|programmes?|projects?|sites?|countries)\\b`,
  'i',
);

/** Which numbers a word of quantity promises something about, by the words after it. */
function shareMeant(after: string, { cases, informants, byType }: Weight): Share {
  if (ofCases.test(after)) return cases;
  const named = byType.filter(({ type }) => type !== '' && namesType(type).test(after));
  return named.sort((a, b) => b.type.length - a.type.length)[0] ?? informants;
}

const namesType = (type: string): RegExp =>
  new RegExp(`${between}${type.replaceAll(/[^\p{L}\p{N}]/gu, '.')}s?(?![\\p{L}\\p{N}])`, 'iu');

function saysOf(share: Share, { cases, byType, against }: Weight): string {
  const type = byType.find((one) => one === share)?.type;
  const unit = share === cases ? 'cases' : type === undefined ? 'informants' : `informants of type “${type}”`;
  const contrary = against === 0 ? '' : `, ${against} ${against === 1 ? 'informant' : 'informants'} against`;
  return `${share.count} of ${share.of} ${unit} (${percent(share)})${contrary}`;
}

/** The denominators of a finding in one line. */
export function sayWeight({ cases, informants, types, against, both }: Weight): string {
  const parts = [
    `${cases.count} of ${cases.of} cases`,
    `${informants.count} of ${informants.of} informants`,
    `${types.count} of ${types.of} informant types`,
    `${against} against${both > 0 ? ` (${both} of them also for)` : ''}`,
  ];
  return parts.join(' · ');
}
