import type { CodeEntry } from '../domain/code.ts';
import type { LanguageCode } from '../domain/language.ts';
import { overlaps, type Span } from '../domain/text.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A code as far as its words go. */
export type WordedCode = Pick<
  CodeEntry,
  'name' | 'definition' | 'useWhen' | 'example' | 'keywords' | 'exclusions'
> & {
  readonly id: number;
  /** Words that somebody said are no sign of the code. */
  readonly ignored: readonly string[];
};

/** A keyword or phrase of a code found in a text. */
export interface KeywordHit extends Span {
  readonly codeId: number;
  /** The keyword as the codebook writes it. */
  readonly keyword: string;
  /** How many words it has: a phrase says more than a word. */
  readonly length: number;
}

interface Phrase {
  readonly codeId: number;
  readonly keyword: string;
  readonly stems: readonly string[];
  readonly excludes: boolean;
}

/** The keywords of a codebook, ready to be found: phrases by their first stem. */
export type KeywordIndex = ReadonlyMap<string, readonly Phrase[]>;

/**
 * Prepares the keywords, phrases and exclusions of codes for texts of these languages. Those without a letter or digit can
 * never match.
 */
export function indexKeywords(
  codes: readonly WordedCode[],
  languages: readonly LanguageCode[],
): KeywordIndex {
  const phrases = codes.flatMap((code) => [
    ...code.keywords
      .flatMap((keyword) => phrasesOf(code.id, keyword, false, languages))
      .filter(isHeard(code, languages)),
    ...code.exclusions.flatMap((keyword) => phrasesOf(code.id, keyword, true, languages)),
  ]);
  return Map.groupBy(
    phrases.filter((phrase) => phrase.stems.length > 0),
    (phrase) => phrase.stems[0] ?? '',
  );
}

/** A keyword of which every word is ignored is no keyword. */
function isHeard({ ignored }: WordedCode, languages: readonly LanguageCode[]): (phrase: Phrase) => boolean {
  const silent = new Set(ignored.flatMap((word) => stemsIn(word, languages).flat()));
  return ({ stems }) => !stems.every((stem) => silent.has(stem));
}

/** The stems of some words, once for each language in which they differ. */
export function stemsIn(words: string, languages: readonly LanguageCode[]): string[][] {
  const byText = new Map(
    languages.map((language) => {
      const stems = tokensOf(words, language).map((token) => token.stem);
      return [stems.join(' '), stems];
    }),
  );
  return [...byText.values()];
}

/** A keyword as it may stand in texts of some languages. */
const phrasesOf = (
  codeId: number,
  keyword: string,
  excludes: boolean,
  languages: readonly LanguageCode[],
): Phrase[] => stemsIn(keyword, languages).map((stems) => ({ codeId, keyword, stems, excludes }));

/**
 * Every keyword in a run of tokens: whole words only, compared by stem, phrases word for word. A keyword that
 * shares words with an exclusion of its own code is no hit; of two hits of one code on the same words the longer stands.
 */
export function findKeywords(index: KeywordIndex, tokens: readonly Token[]): KeywordHit[] {
  const hits: KeywordHit[] = [];
  const excluded: KeywordHit[] = [];
  tokens.forEach((token, place) => {
    for (const phrase of index.get(token.stem) ?? []) {
      if (!phrase.stems.every((stem, offset) => tokens[place + offset]?.stem === stem)) continue;
      const { codeId, keyword, stems } = phrase;
      const end = tokens[place + stems.length - 1]?.end ?? token.end;
      (phrase.excludes ? excluded : hits).push({
        codeId,
        keyword,
        length: stems.length,
        start: token.start,
        end,
      });
    }
  });
  const kept: KeywordHit[] = [];
  for (const hit of hits.sort((a, b) => b.length - a.length)) {
    const taken = [...kept, ...excluded].some((other) => other.codeId === hit.codeId && overlaps(hit, other));
    if (!taken) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
