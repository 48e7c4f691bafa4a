import { trimmed, type Span } from './text.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Ends that only look like the end of a sentence. */
const unfinished =
  /(?:^|\s)(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|approx|no|p|pp|cf|fig|inc|ltd|jr|sr)\.\s*$/i;

/** The sentences of one stretch of a text, without the white space around them; in order, never overlapping. */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
  const sentences: Span[] = [];
  let from = start;
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const to = start + index + segment.length;
    if (unfinished.test(text.slice(from, to)) && to < end) continue;
    const sentence = trimmed(text, { start: from, end: to });
    if (sentence.start < sentence.end) sentences.push(sentence);
    from = to;
  }
  return sentences;
}
