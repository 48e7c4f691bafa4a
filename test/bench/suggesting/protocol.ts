// The simulated researcher: she codes one transcript after another, and what she has not yet coded is asked about.
import type { Answer, Judged } from './measures.ts';
import { spokenIn, type CodedStudy } from './study.ts';

/** What she has coded, in order, and what is left: places of transcripts. */
export interface Split {
  readonly coded: readonly number[];
  readonly rest: readonly number[];
}

/** What a method says of the rest, by transcript, parallel to its passages; or why it says nothing. */
export type Answers =
  | {
      readonly answers: readonly (readonly Answer[])[];
      readonly msToLearn: number;
      /** From which likelihood on a code is said; null where the method gives none. */
      readonly threshold: number | null;
    }
  | { readonly silent: string };

/** A way to suggest codes. */
export interface Method {
  readonly name: string;
  readonly answer: (split: Split) => Answers | Promise<Answers>;
}

/** After how many coded transcripts is measured. */
export const stepsOf = ({ transcripts }: CodedStudy): number[] =>
  [0, 1, 3, 8, 20].filter((count) => count < transcripts.length);

/** The split after `count` transcripts, once for each order; the same orders each time the bench runs. */
export const splitsOf = ({ transcripts }: CodedStudy, count: number, orders: number): Split[] =>
  Array.from({ length: orders }, (_, seed) => {
    const order = shuffled([...transcripts.keys()], seed);
    return { coded: order.slice(0, count), rest: order.slice(count) };
  });

/** The answers to the informants' passages of the rest, beside what these were given. */
export const judgedOf = (
  study: CodedStudy,
  { rest }: Split,
  answers: readonly (readonly Answer[])[],
): Judged[] =>
  rest.flatMap((transcript, place) =>
    spokenIn(study, transcript).map(({ at, truth }) => ({
      ...(answers[place]?.[at] ?? { codes: [] }),
      truth,
    })),
  );

/** A list in an order that the seed alone decides. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const copy = [...list];
  let state = seed * 7919 + 1;
  for (let at = copy.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const other = (state >> 8) % (at + 1);
    const [one, another] = [copy[at], copy[other]];
    if (one !== undefined && another !== undefined) [copy[at], copy[other]] = [another, one];
  }
  return copy;
}
