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

/** People, cases or types that speak for something, out of those of whom it is known whether they do. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A share, and how many more there are of whom it is not known: not all of their words were read for it. */
interface KnownShare extends Share {
  readonly unread: number;
}

/** The live denominators of a finding. */
export interface Weight {
  readonly cases: KnownShare;
  readonly informants: KnownShare;
  readonly types: KnownShare;
  /** The informants who speak for it, told apart by type. */
  readonly byType: readonly (KnownShare & { readonly type: string })[];
  /** Informants who speak against it, and those among them who also speak for it. */
  readonly against: number;
  readonly both: number;
}

/** Whether a word of quantity fits the numbers. */
export const verdicts = ['fits', 'does not fit', 'not sure'] as const;
type Verdict = (typeof verdicts)[number];

/** A word of quantity in a claim, and what the numbers say to it. */
export interface Quantifier {
  readonly word: string;
  /** *Not sure* where it depends on those of whom it is not known. */
  readonly verdict: Verdict;
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
      found.push({
        at: start,
        word: match[0],
        verdict: verdictOf(test, share, weight),
        says: saysOf(share, weight),
      });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _at, ...quantifier }) => quantifier);
}

/** Tries what the numbers may become when all is read: a word is right or wrong only where it stays so in any case. */
function verdictOf(test: Test, { count, of, unread }: KnownShare, weight: Weight): Verdict {
  const whole = of + unread;
  if (whole === 0) return 'not sure';
  const outcomes = Array.from({ length: unread + 1 }, (_, more) => test((count + more) / whole, weight));
  if (outcomes.every((fits) => fits)) return 'fits';
  return outcomes.some((fits) => fits) ? 'not sure' : 'does not fit';
}

const between = String.raw`^\W*(?:(?:of|the|these|those|our|two|three|four|five|six|seven) )*`;
const ofCases = new RegExp(
  `${between}(?:cases?|partnerships?|programmes?|projects?|sites?|countries)\\b`,
  'i',
);

/** Which numbers a word of quantity promises something about, by the words after it. */
function shareMeant(after: string, { cases, informants, byType }: Weight): KnownShare {
  if (ofCases.test(after)) return cases;
  const named = byType.filter(({ type }) => type !== '' && namesType(type).test(after));
  return named.sort((a, b) => b.type.length - a.type.length)[0] ?? informants;
}

const namesType = (type: string): RegExp =>
  new RegExp(`${between}${type.replaceAll(/[^\p{L}\p{N}]/gu, '.')}s?(?![\\p{L}\\p{N}])`, 'iu');

function saysOf(share: KnownShare, { cases, byType, against }: Weight): string {
  const type = byType.find((one) => one === share)?.type;
  const unit = share === cases ? 'cases' : type === undefined ? 'informants' : `informants of type “${type}”`;
  const contrary = against === 0 ? '' : `, ${against} ${against === 1 ? 'informant' : 'informants'} against`;
  const unread = share.unread === 0 ? '' : `, ${share.unread} not read yet`;
  return `${share.count} of ${share.of} ${unit} (${percent(share)})${unread}${contrary}`;
}

/** The denominators of a finding in one line. */
export function sayWeight({ cases, informants, types, against, both }: Weight): string {
  const parts = [
    said(cases, 'cases'),
    said(informants, 'informants'),
    said(types, 'informant types'),
    `${against} against${both > 0 ? ` (${both} of them also for)` : ''}`,
  ];
  return parts.join(' · ');
}

const said = ({ count, of, unread }: KnownShare, unit: string): string =>
  `${count} of ${of} ${unit}${unread === 0 ? '' : ` (${unread} not read yet)`}`;
