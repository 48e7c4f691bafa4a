import { deniedAmong, negations, type Deniable } from '../negation.ts';
import { stem } from '../stems.ts';
import { isStopStem } from '../stopwords.ts';

/** A turn as the learning sees it. */
export interface Passage {
  readonly text: string;
  /** Whether the interviewer speaks: it is context, and nothing is suggested on it. */
  readonly asks: boolean;
  /** Whose words they are; '' where nobody is named. */
  readonly speaker: string;
}

/** A passage taken apart into what is learned from. */
export interface Worded extends Passage {
  /** Stems in order, function words and signs (`?`, `!`, numbers as `0num`) included. */
  readonly stems: readonly string[];
  /** Stems that say what it is about. */
  readonly content: readonly string[];
  /** Those that are only ever denied: “no trust”. */
  readonly denied: ReadonlySet<string>;
}

const wordOrSign = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[?!]/gu;
const fillers = new Set(['um', 'uh', 'er', 'hmm', 'mm', 'yeah', 'okai', 'ok', 'like', 'laugh']);

/** The stems of a text as they are learned from, with their places. */
function wordsOf(text: string): Deniable[] {
  return Array.from(text.matchAll(wordOrSign), ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    stem: word === '?' || word === '!' ? word : /^\p{N}/u.test(word) ? '0num' : stem(word),
  }));
}

export const stemsOf = (text: string): string[] => wordsOf(text).map((word) => word.stem);

const isContent = (word: string): boolean =>
  word !== '?' && word !== '!' && word !== '0num' && !isStopStem(word) && !fillers.has(word);

export function worded(passage: Passage): Worded {
  const words = wordsOf(passage.text);
  const stems = words.map((word) => word.stem);
  const isDenied = deniedAmong(passage.text, words, negations);
  const plain = new Set(stems.filter((_, at) => isDenied[at] !== true));
  const denied = new Set(stems.filter((word, at) => isDenied[at] === true && !plain.has(word)));
  return { ...passage, stems, content: stems.filter(isContent), denied };
}
