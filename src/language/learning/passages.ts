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
}

const wordOrSign = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[?!]/gu;
const fillers = new Set(['um', 'uh', 'er', 'hmm', 'mm', 'yeah', 'okai', 'ok', 'like', 'laugh']);

/** The stems of a text as they are learned from. */
export function stemsOf(text: string): string[] {
  return Array.from(text.matchAll(wordOrSign), ([word]) => {
    if (word === '?' || word === '!') return word;
    return /^\p{N}/u.test(word) ? '0num' : stem(word);
  });
}

const isContent = (word: string): boolean =>
  word !== '?' && word !== '!' && word !== '0num' && !isStopStem(word) && !fillers.has(word);

export function worded(passage: Passage): Worded {
  const stems = stemsOf(passage.text);
  return { ...passage, stems, content: stems.filter(isContent) };
}
