// Claims that rest on claims: what depends on what, how doubt travels, and where the chain is weakest.

/** How a finding stands to another: it rests on it, or the other explains the same otherwise. */
export const claimRoles = ['rests', 'rival'] as const;
export type ClaimRole = (typeof claimRoles)[number];

/** By finding, those that it rests on. */
export type Rests = ReadonlyMap<number, readonly number[]>;

/** All that a finding rests on, through others as well; itself only where there is a ring. */
export function below(rests: Rests, id: number): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [...(rests.get(id) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(rests.get(next) ?? []));
  }
  return found;
}

/** Whether a finding would come to rest on itself by resting on another. */
export const wouldRing = (rests: Rests, id: number, on: number): boolean =>
  id === on || below(rests, on).has(id);

/** A claim in a chain, with what makes it weak. */
export interface Link {
  readonly id: number;
  readonly isStale: boolean;
  /** Whether a word of quantity in it does not fit, or is not sure. */
  readonly misfits: boolean;
  readonly hasEvidence: boolean;
  readonly isLookedInto: boolean;
  /** How sure one can be of it, all in all; '' where nobody judged. */
  readonly confidence: string;
}

const levels = ['very low', 'low', '', 'moderate', 'high'];

/** Why a claim is weak, the gravest first; '' where nothing is known against it. */
export function whyWeak({ isStale, misfits, hasEvidence, isLookedInto, confidence }: Link): string {
  if (!hasEvidence) return 'it has no evidence';
  if (misfits) return 'its words do not fit its numbers';
  if (isStale) return 'its evidence changed';
  if (!isLookedInto) return 'its negative case was not looked for';
  if (confidence === 'high') return '';
  return confidence === '' ? 'nobody judged how sure it is' : `confidence in it is ${confidence}`;
}

const gravity = ({ isStale, misfits, hasEvidence, isLookedInto, confidence }: Link): number =>
  (hasEvidence ? 0 : 80) +
  (misfits ? 40 : 0) +
  (isStale ? 20 : 0) +
  (isLookedInto ? 0 : 10) -
  levels.indexOf(confidence);

/** The weakest of some claims; null where there are none. */
export const weakestOf = <T extends Link>(links: readonly T[]): T | null =>
  links.reduce<T | null>(
    (worst, one) => (worst === null || gravity(one) > gravity(worst) ? one : worst),
    null,
  );

/** What became of a standard: set before the evidence was counted, after, or changed since. */
export type StandardState = 'none' | 'open' | 'before' | 'after' | 'changed';

/** How a standard stands to the evidence; `counted` is what it said when evidence first came in, null before that. */
export function standardState(standard: string, counted: string | null): StandardState {
  if (standard === '' && (counted ?? '') === '') return 'none';
  if (counted === null) return 'open';
  if (standard === counted) return 'before';
  return counted === '' ? 'after' : 'changed';
}
