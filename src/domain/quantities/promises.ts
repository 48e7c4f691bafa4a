import type { Verdict } from '../finding.ts';

/** One way the numbers may stand once all is read: who speaks for something, of how many, and how many against it. */
export interface Outcome {
  readonly count: number;
  readonly of: number;
  readonly against: number;
}

/** What a quantity promises: whether one outcome keeps it. */
export type Promised = (outcome: Outcome) => Verdict;

type Holds = (share: number, outcome: Outcome) => boolean;

/** Where a word fits, where one may argue about it (elsewhere it does not fit), and why the bounds lie there. */
interface Bounds {
  readonly fits: Holds;
  readonly arguable: Holds;
  readonly why: string;
}

const never = (): boolean => false;

/** Every word of quantity that states no number, with its bounds. Shares run from 0 to 1. */
const words = {
  all: {
    fits: (share, { against }) => share === 1 && against === 0,
    arguable: never,
    why: 'One who does not say it, or who speaks against it, breaks it.',
  },
  notAll: {
    fits: (share) => share > 0 && share < 1,
    arguable: (share, { against }) => share === 0 || against > 0,
    why: 'Somebody is left out; where nobody at all says it, the words say too little.',
  },
  none: { fits: (share) => share === 0, arguable: never, why: 'One who says it breaks it.' },
  almostAll: {
    fits: (share) => share >= 0.85 && share < 1,
    arguable: (share) => share > 0.8,
    why: 'At most about one in seven is missing, and somebody is: four of five is a large majority.',
  },
  almostNone: {
    fits: (share) => share > 0 && share <= 0.15,
    arguable: (share) => share < 0.2,
    why: 'The mirror of almost all: somebody says it, at most about one in seven.',
  },
  vastMajority: {
    fits: (share) => share >= 0.8 && share < 1,
    arguable: (share) => share > 0.7,
    why: 'Four of five is vast to nearly everybody, seven of ten is not; all is more than a majority.',
  },
  most: {
    fits: (share) => share > 0.5 && share < 1,
    arguable: (share) => share === 1,
    why: 'More than half; where all say it, the word says less than is so.',
  },
  minority: {
    fits: (share) => share > 0 && share < 0.5,
    arguable: never,
    why: 'Fewer than half, and not nobody.',
  },
  smallMinority: {
    fits: (share) => share > 0 && share <= 0.25,
    arguable: (share) => share > 0 && share < 0.4,
    why: 'A quarter is a small part to nearly everybody, two fifths are not.',
  },
  few: {
    fits: (share) => share > 0 && share <= 0.3,
    arguable: (share) => share < 0.45,
    why: 'Under a third is few; toward half it is a minority.',
  },
  aFew: {
    fits: (share, { count }) => count >= 2 && share <= 0.3,
    arguable: (share, { count }) => count >= 1 && share < 0.45,
    why: 'As few, but more than one.',
  },
  many: {
    fits: (share, { count }) => count >= 3 && share >= 0.4 && share < 1,
    arguable: (share) => share >= 0.2,
    why: 'Readers hear half or more; under two fifths one may argue, under a fifth not; two people are not many.',
  },
  several: {
    fits: (share, { count }) => count >= 3 && share <= 0.6,
    arguable: (_share, { count }) => count >= 2,
    why: 'More than two, and no large majority.',
  },
  some: {
    fits: (share, { count }) => count >= 2 && share <= 0.6,
    arguable: (_share, { count }) => count >= 1,
    why: 'At least two, and others who do not.',
  },
  couple: {
    fits: (_share, { count }) => count === 2,
    arguable: (_share, { count }) => count === 3,
    why: 'Two; some mean three by it.',
  },
  both: {
    fits: (_share, { count, of, against }) => of === 2 && count === 2 && against === 0,
    arguable: never,
    why: 'There are two, and both say it.',
  },
  neither: {
    fits: (_share, { count, of }) => of === 2 && count === 0,
    arguable: never,
    why: 'There are two, and none says it.',
  },
  consensus: {
    fits: (share, { against }) => share >= 0.75 && against === 0,
    arguable: (share, { against }) => share > 0.6 && against === 0,
    why: 'Three of four say it and nobody speaks against it.',
  },
  often: {
    fits: (share) => share >= 0.4 && share < 1,
    arguable: (share) => share > 0.1,
    why: 'The word may speak of times and not of people: only where nearly nobody says it, it is wrong.',
  },
  times: {
    fits: never,
    arguable: () => true,
    why: '“Never” and “always” speak of times: how many say it does not decide them.',
  },
  unclear: { fits: never, arguable: () => true, why: 'What is denied may be more or less.' },
} as const satisfies Readonly<Record<string, Bounds>>;

/** A word of quantity that states no number. */
export type Word = keyof typeof words;

const shareOf = ({ count, of }: Outcome): number => (of === 0 ? 0 : count / of);

/** The promise of a word that states no number. */
export const promiseOf =
  (word: Word): Promised =>
  (outcome) => {
    const { fits, arguable }: Bounds = words[word];
    const share = shareOf(outcome);
    if (fits(share, outcome)) return 'fits';
    return arguable(share, outcome) ? 'not sure' : 'does not fit';
  };
