import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import type { LanguageCode, StemmedLanguage } from '../../domain/language.ts';
import { stem } from '../stems.ts';
import { folded, plainly } from './folding.ts';
import { isFoldedFunctionWord, isFunctionWord } from './function-words/all.ts';
import { perLanguage } from './per-language.ts';
import { spellings, type Rewriting } from './spelling.ts';

type Snowballed = Exclude<StemmedLanguage, 'en'>;

const stemmers: Readonly<Record<Snowballed, (word: string) => string>> = {
  es: (word) => spanish.stem(word),
  fr: (word) => french.stem(word),
  pt: (word) => portuguese.stem(word),
  de: (word) => german.stem(word),
  it: (word) => italian.stem(word),
  nl: (word) => {
    // It remembers what it took off the word before, and would stem this one by it.
    dutch.suffixeRemoved = false;
    return dutch.stem(word);
  },
  ru: (word) => russian.stem(word),
  sv: (word) => swedish.stem(word),
  no: (word) => norwegian.stem(word),
};

const mostKnown = 200_000;
const knownStems = perLanguage((_: LanguageCode) => new Map<string, string>());

/**
 * The stem of a word of `language`, the same for its forms: in any case, with or without accents, with a straight or a
 * curly apostrophe. Function words are not stemmed, so that Spanish `como` (as) stays apart from `comer` (to eat).
 * Stems are for comparing, not for reading.
 */
export function stemIn(word: string, language: LanguageCode): string {
  if (language === 'en') return stem(word);
  const known = knownStems(language);
  const found = known.get(word);
  if (found !== undefined) return found;
  const plain = plainly(word);
  const stemmed = language === 'none' ? folded(plain, 'none') : stemOfPlain(plain, language);
  if (known.size >= mostKnown) known.clear();
  known.set(word, stemmed);
  return stemmed;
}

function stemOfPlain(plain: string, language: Snowballed): string {
  const { elided, attached, before, after } = spellings[language];
  if (isFunctionWord(plain, language)) return folded(plain, language);
  const bare = without(attached, without(elided, plain));
  const short = folded(bare, language);
  if (isFunctionWord(bare, language)) return short;
  const isWhole = short.length < 3 || /\P{L}/u.test(bare);
  const stemmed = isWhole
    ? short
    : rewritten(folded(stemmers[language](rewritten(bare, before)), language), after) || short;
  // The stem of comer is com, which is another word: a hyphen keeps them apart.
  return isFoldedFunctionWord(stemmed, language) ? `${stemmed}-` : stemmed;
}

const without = (part: RegExp | undefined, word: string): string =>
  part ? word.replace(part, '') || word : word;

const rewritten = (word: string, rewritings: readonly Rewriting[] = []): string =>
  rewritings.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);
