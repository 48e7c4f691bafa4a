import type { LanguageCode, StemmedLanguage } from '../../domain/language.ts';
import { isStopStem } from '../stopwords.ts';
import { denyingWordsOf, isFoldedFunctionWord, vagueWordsOf } from './function-words/all.ts';
import { perLanguage } from './per-language.ts';
import { stemIn } from './stem-in.ts';

const stemsOf = (words: readonly string[], language: LanguageCode): ReadonlySet<string> =>
  new Set(words.map((word) => stemIn(word, language)));

const vagueStems = perLanguage((language: StemmedLanguage) => stemsOf(vagueWordsOf(language), language));

/**
 * Whether a stem (of `stemIn`) says nothing of what a passage is about. Where the language is `none` every word may
 * say something.
 */
export function isStopWord(stem: string, language: LanguageCode): boolean {
  if (language === 'none') return false;
  if (language === 'en') return isStopStem(stem);
  return stem.length < 2 || isFoldedFunctionWord(stem, language) || vagueStems(language).has(stem);
}

/** The stems that deny what stands with them: not, never, without, to lack. None where the language is `none`. */
export const negationsOf = perLanguage((language: LanguageCode) =>
  stemsOf(language === 'none' ? [] : denyingWordsOf(language), language),
);
