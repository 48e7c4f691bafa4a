// How far a claim hangs on one thing: what becomes of its numbers, and of its words, when that is left out.
import { counted } from './counted.ts';
import type { Quantifier, Share, Weight } from './finding.ts';

/** What can be left out of the evidence of a finding, or be all that is left of it. */
export const trialKinds = ['source', 'informant', 'informant type', 'coder', 'evidence', 'only'] as const;
export type TrialKind = (typeof trialKinds)[number];

/** What the words of a claim are held against: cases where they speak of cases, else informants. */
export type FragileUnit = 'cases' | 'informants';

/** A claim with one thing left out, or with one kind of evidence alone. */
export interface Trial {
  readonly kind: TrialKind;
  /** What is left out, or alone left: a name. */
  readonly what: string;
  readonly share: Share;
  /** The words of quantity that fitted before and do not any more, with what the numbers say. */
  readonly broken: readonly Quantifier[];
}

/** How fragile a claim is. */
export interface Fragility {
  readonly unit: FragileUnit;
  readonly share: Share;
  /** Words of quantity that fit as it stands: what a trial can break. */
  readonly fitting: readonly string[];
  readonly trials: readonly Trial[];
  /** The trial that hurts most; null where nothing is left out or nothing moves. */
  readonly worst: Trial | null;
}

/** What words of quantity speak of; informants where there are none. */
export const unitOf = (quantifiers: readonly Quantifier[]): FragileUnit =>
  quantifiers.length > 0 && quantifiers.every(({ says }) => /\bcases?\b/u.test(says))
    ? 'cases'
    : 'informants';

export const shareIn = (weight: Weight, unit: FragileUnit): Share => weight[unit];

/** A share as a number from 0 to 1; 0 of nobody is 0. */
export const portionOf = ({ count, of }: Share): number => (of === 0 ? 0 : count / of);

/**
 * The words that fitted and do not any more, in order of the claim. A word that is *not sure* was never borne out; one that
 * becomes so is: the numbers bear it no longer.
 */
export const brokenBy = (before: readonly Quantifier[], after: readonly Quantifier[]): Quantifier[] =>
  before.flatMap(({ verdict }, place) => {
    const now = after[place];
    return verdict === 'fits' && now && now.verdict !== 'fits' ? [now] : [];
  });

/** The worst of some trials: what breaks most words, then what moves the share furthest; ones that leave all as it is do not hurt. */
export function worstOf(trials: readonly Trial[], share: Share): Trial | null {
  const moved = (trial: Trial): number => Math.abs(portionOf(trial.share) - portionOf(share));
  const hurting = trials.filter((trial) => trial.broken.length > 0 || moved(trial) > 1e-9);
  const [worst] = hurting.toSorted((a, b) => b.broken.length - a.broken.length || moved(b) - moved(a));
  return worst ?? null;
}

/** What is left out, in words: “without Rosa Medina”, “by Jonas alone”. */
export function saidOf({ kind, what }: Pick<Trial, 'kind' | 'what'>): string {
  if (kind === 'only') return what;
  if (kind === 'informant type') return `without informants of type “${what}”`;
  if (kind === 'coder') return `without what ${what} coded and read`;
  return kind === 'source' ? `without the source “${what}”` : `without ${what}`;
}

/** How fragile a claim is, in a sentence or two that name the worst case. */
export function sayFragility({ unit, trials, worst, fitting }: Fragility): string {
  if (trials.length === 0) return 'There is nothing yet that could be left out.';
  const breaking = trials.filter(({ broken }) => broken.length > 0);
  const words = fitting.map((word) => `“${word}”`).join(', ');
  const [first] = worst?.broken ?? [];
  if (worst && first)
    return `${words} hangs on ${counted(breaking.length, 'single thing', 'single things')} of ${trials.length}. The worst case is ${saidOf(worst)}: “${first.word}” fits no longer, for it is ${first.says}.`;
  const bears = fitting.length === 0 ? '' : `${words} still fits whatever is left out alone. `;
  return worst
    ? `${bears}It moves furthest ${saidOf(worst)}: ${sharesSaid(worst, unit)}.`
    : `${bears}Nothing that is left out alone moves its number.`;
}

const sharesSaid = ({ share }: Trial, unit: FragileUnit): string =>
  `${share.count} of ${share.of} ${unit} (${Math.round(100 * portionOf(share))} %)`;
