import type { LanguageCode } from '../../domain/language.ts';
import { stemIn } from '../languages/stem-in.ts';
import { isStopWord, negationsOf } from '../languages/stop-words.ts';
import { deniedAmong, type Deniable } from '../negation.ts';

/** A turn as the learning sees it. */
export interface Passage {
  readonly text: string;
  /** Whether the interviewer speaks: it is context, and nothing is suggested on it. */
  readonly asks: boolean;
  /** Whose words they are; '' where nobody is named. */
  readonly speaker: string;
  readonly language: LanguageCode;
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
function wordsOf(text: string, language: LanguageCode): Deniable[] {
  return Array.from(text.matchAll(wordOrSign), ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    stem: word === '?' || word === '!' ? word : /^\p{N}/u.test(word) ? '0num' : stemIn(word, language),
  }));
}

export const stemsOf = (text: string, language: LanguageCode): string[] =>
  wordsOf(text, language).map((word) => word.stem);

/** The stems of a text in any of some languages, each once. */
export const stemsOfAll = (text: string, languages: readonly LanguageCode[]): string[] => [
  ...new Set(languages.flatMap((language) => stemsOf(text, language))),
];

/** Whether a stem says what a passage is about. */
export const isContent = (word: string, language: LanguageCode): boolean =>
  word !== '?' && word !== '!' && word !== '0num' && !isStopWord(word, language) && !fillers.has(word);

export function worded(passage: Passage): Worded {
  const { language } = passage;
  const words = wordsOf(passage.text, language);
  const stems = words.map((word) => word.stem);
  const isDenied = deniedAmong(passage.text, words, negationsOf(language));
  const plain = new Set(stems.filter((_, at) => isDenied[at] !== true));
  const denied = new Set(stems.filter((word, at) => isDenied[at] === true && !plain.has(word)));
  return { ...passage, stems, content: stems.filter((word) => isContent(word, language)), denied };
}
