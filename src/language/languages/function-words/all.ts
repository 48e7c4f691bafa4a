import type { StemmedLanguage } from '../../../domain/language.ts';
import { folded, plainly } from '../folding.ts';
import { perLanguage } from '../per-language.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { FunctionWords } from './function-words.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { norwegian } from './norwegian.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { swedish } from './swedish.ts';

const lists: Readonly<Record<StemmedLanguage, FunctionWords>> = {
  en: english,
  es: spanish,
  fr: french,
  pt: portuguese,
  de: german,
  it: italian,
  nl: dutch,
  ru: russian,
  sv: swedish,
  no: norwegian,
};

const listed = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** The words that hold `language` together, as they are spelt. */
export function functionWordsOf(language: StemmedLanguage): string[] {
  const { common, fillers, denying } = lists[language];
  return listed(`${common} ${fillers} ${denying}`);
}

/** What everybody says about everything in `language`, as it is spelt. */
export const vagueWordsOf = (language: StemmedLanguage): string[] => listed(lists[language].vague);

/** The words of `language` that deny what they stand with, as they are spelt. */
export function denyingWordsOf(language: StemmedLanguage): string[] {
  const { denying, lacking } = lists[language];
  return listed(`${denying} ${lacking}`);
}

const spelt = perLanguage((language: StemmedLanguage) => {
  const asSpelt = functionWordsOf(language).map(plainly);
  return { asSpelt: new Set(asSpelt), folded: new Set(asSpelt.map((word) => folded(word, language))) };
});

/**
 * Whether a plain word is one of those that hold `language` together. Its accents may be missing, but not others than
 * its own: French sur and sûr, German schon and schön.
 */
export function isFunctionWord(plain: string, language: StemmedLanguage): boolean {
  const words = spelt(language);
  const bare = folded(plain, language);
  return words.asSpelt.has(plain) || (bare === plain && words.folded.has(bare));
}

/** Whether a stem is a word (without its accents) that holds `language` together. */
export const isFoldedFunctionWord = (stem: string, language: StemmedLanguage): boolean =>
  spelt(language).folded.has(stem);
