import type { Verdict } from '../finding.ts';
import type { Outcome, Promised } from './promises.ts';

/** How a stated number is limited: “about half”, “more than 15 of 20”. */
export const limits = ['exactly', 'about', 'nearly', 'over', 'under', 'atLeast', 'atMost'] as const;
export type Limit = (typeof limits)[number] | 'plain';

/** A number that a claim states: a part of the whole, a percentage, so many of so many, or so many. */
export type Amount =
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'percent'; readonly percent: number; readonly decimals: number }
  | { readonly kind: 'of'; readonly count: number; readonly of: number; readonly isRatio: boolean }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'allBut'; readonly missing: number };

/** How far a part may be off: never noticed; where it is the nearest count or said to be about so; before it is wrong. */
const [close, near, far] = [0.02, 0.05, 0.1];

/** Sums of fractions are off by less than this. */
const rounding = 1e-9;

const sure = (fits: boolean): Verdict => (fits ? 'fits' : 'does not fit');
const either = (fits: boolean, arguable: boolean): Verdict =>
  fits ? 'fits' : arguable ? 'not sure' : 'does not fit';

/** What a stated number promises. A stated total has to be the total there is. */
export function promiseOfAmount(amount: Amount, limit: Limit): Promised {
  switch (amount.kind) {
    case 'part':
      return (outcome) => heldAgainst(outcome, amount.part, limit);
    case 'percent':
      return percentPromise(amount.percent, amount.decimals, limit);
    case 'of':
      return ofPromise(amount, limit);
    case 'count':
      return ({ count }) => compared(count, amount.count, limit);
    case 'allBut':
      return ({ count, of }) => sure(of - count === amount.missing);
  }
}

function percentPromise(percent: number, decimals: number, limit: Limit): Promised {
  if (limit !== 'plain' && limit !== 'exactly')
    return (outcome) => heldAgainst(outcome, percent / 100, limit);
  return ({ count, of }) => sure(of > 0 && roundedTo((100 * count) / of, decimals) === percent);
}

const roundedTo = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals + rounding) / 10 ** decimals;

function ofPromise({ count, of, isRatio }: Amount & { kind: 'of' }, limit: Limit): Promised {
  return (outcome) => {
    if (outcome.of === of) return compared(outcome.count, count, limit);
    // “Nine in ten” is a way to say a share: it is no lie of eighteen of twenty, and no count of them.
    if (isRatio) return heldAgainst(outcome, count / of, limit) === 'fits' ? 'not sure' : 'does not fit';
    return 'does not fit';
  };
}

type Beside = (is: number, stated: number) => Verdict;

/** A count beside the count that is stated, by its limit. Nobody at all is “less than ten” in logic only. */
const counts: Readonly<Record<Limit, Beside>> = {
  plain: (is, stated) => sure(is === stated),
  exactly: (is, stated) => sure(is === stated),
  about: (is, stated) =>
    either(Math.abs(is - stated) <= 1, Math.abs(is - stated) <= Math.max(2, stated * far)),
  nearly: (is, stated) => either(is === stated - 1, is <= stated && is >= stated - Math.max(2, stated * far)),
  over: (is, stated) => sure(is > stated),
  under: (is, stated) => either(is > 0 && is < stated, is === 0),
  atLeast: (is, stated) => sure(is >= stated),
  atMost: (is, stated) => either(is > 0 && is <= stated, is === 0),
};

const compared = (count: number, stated: number, limit: Limit): Verdict => counts[limit](count, stated);

const isOffAtMost = (is: number, stated: number, most: number): boolean =>
  Math.abs(is - stated) <= most + rounding;

/** A share beside the part that is stated, by its limit. */
const shares: Readonly<Record<Limit, Beside>> = {
  plain: (is, part) => either(isOffAtMost(is, part, close), isOffAtMost(is, part, far)),
  exactly: (is, part) => sure(isOffAtMost(is, part, 0)),
  about: (is, part) => either(isOffAtMost(is, part, near), isOffAtMost(is, part, far)),
  nearly: (is, part) =>
    either(
      is < part - rounding && isOffAtMost(is, part, near),
      is <= part + rounding && isOffAtMost(is, part, far),
    ),
  over: (is, part) => sure(is > part + rounding),
  under: (is, part) => either(is > 0 && is < part - rounding, is === 0),
  atLeast: (is, part) => sure(is >= part - rounding),
  atMost: (is, part) => either(is > 0 && is <= part + rounding, is === 0),
};

function heldAgainst(outcome: Outcome, part: number, limit: Limit): Verdict {
  const share = outcome.of === 0 ? 0 : outcome.count / outcome.of;
  if (limit === 'plain' && isNearest(outcome, part) && isOffAtMost(share, part, near)) return 'fits';
  return shares[limit](share, part);
}

/** “Half” of 11 is five or six: the count is the whole number nearest to the part. */
const isNearest = ({ count, of }: Outcome, part: number): boolean =>
  Math.abs(count - part * of) <= 0.5 + rounding;
