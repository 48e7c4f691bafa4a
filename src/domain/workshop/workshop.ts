// A workshop: what a study says is put before people, and what they answer is evidence.
import type { Polarity } from '../coding.ts';
import type { Side } from '../finding.ts';

/** What somebody says to a claim. */
export const answers = ['agree', 'qualify', 'contest'] as const;
export type Answer = (typeof answers)[number];

/** What is put before people: a finding, a case under a code, an archetype. */
export const cardKinds = ['finding', 'cell', 'profile'] as const;
export type CardKind = (typeof cardKinds)[number];

/** How an answer bears on the code of its card. */
export const polarityOf = (answer: Answer): Polarity =>
  ({ agree: 'supports', qualify: 'qualifies', contest: 'contradicts' })[answer] as Polarity; // each is one

/** On which side of a finding an answer stands: who qualifies a claim still speaks for it. */
export const sideOf = (answer: Answer): Side => (answer === 'contest' ? 'against' : 'for');

/** An answer without a reason has no words of its own: these stand in its place. */
export const withoutReason: Readonly<Record<Answer, string>> = {
  agree: '(agrees, without a reason)',
  qualify: '(agrees in part, without a reason)',
  contest: '(contests it, without a reason)',
};

/** How many gave each answer to a card. */
export type Tally = Readonly<Record<Answer, number>>;

/** Counts answers. */
export function tallyOf(given: Iterable<Answer>): Tally {
  const tally = { agree: 0, qualify: 0, contest: 0 };
  for (const one of given) tally[one]++;
  return tally;
}

/**
 * How far people are apart on a card, from 0 (all give the same answer, or nobody answers) to 1 (half agree, half contest): the
 * variance of their answers on the scale agree 1, qualify 0, contest −1, which is 1 at most.
 */
export function disagreement({ agree, qualify, contest }: Tally): number {
  const all = agree + qualify + contest;
  if (all === 0) return 0;
  const mean = (agree - contest) / all;
  return (agree + contest) / all - mean * mean;
}

/** By this a file of answers says what it is. */
export const answerFormat = 'throughline-answers/1';

/** Names that stand in a text give way to this. */
export const hiddenName = '[name]';

/** What one person answered, as a file or a hand brings it. */
export interface Sheet {
  /** Tells it from all others: what was read in once is not read in again. */
  readonly guid: string;
  /** As she wrote it; '' where she gave none. */
  readonly name: string;
  readonly answers: readonly { readonly card: string; readonly answer: Answer; readonly reason: string }[];
}

export const longestReason = 4000;
export const longestNameOfPerson = 120;
