import { textVector } from './features.ts';
import type { Worded } from './passages.ts';
import { cosine } from './sparse.ts';
import type { Coded, Study } from './study.ts';

/** A passage of a transcript, and how alike it is: 1 for the same words. */
export interface Place {
  readonly transcript: number;
  readonly at: number;
  readonly alike: number;
}

const leastAlike = 0.08;

/** The passages with a code whose words are most like those of a passage (cosine of tf-idf), most like first. */
export function likePassages(
  { dictionary, features, transcripts }: Study,
  coded: readonly Coded[],
  { passage, code, most }: { passage: Worded; code: number; most: number },
): Place[] {
  const vector = textVector(dictionary, { stems: passage.content });
  return coded
    .flatMap(({ transcript, given }) =>
      given.flatMap((codes, at): Place[] => {
        const other = codes.has(code) ? features[transcript]?.[at] : undefined;
        const words = transcripts[transcript]?.[at];
        if (!other || !words || words.text === passage.text) return [];
        return [{ transcript, at, alike: cosine(vector, other.text) }];
      }),
    )
    .filter(({ alike }) => alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || a.transcript - b.transcript || a.at - b.at)
    .slice(0, most);
}

/** In how many passages of coded transcripts some stems stand together, and how many of these have a code. */
export function passagesWith(
  { transcripts }: Study,
  coded: readonly Coded[],
  { stems, code }: { stems: readonly string[]; code: number },
): { passages: number; coded: number } {
  let passages = 0;
  let withCode = 0;
  for (const { transcript, given } of coded)
    (transcripts[transcript] ?? []).forEach((passage, at) => {
      if (passage.asks || !stems.every((stem) => passage.stems.includes(stem))) return;
      passages++;
      if (given[at]?.has(code) === true) withCode++;
    });
  return { passages, coded: withCode };
}
