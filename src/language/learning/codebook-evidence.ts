import type { LanguageCode } from '../../domain/language.ts';
import { findKeywords, indexKeywords, stemsIn, type WordedCode } from '../keywords.ts';
import { tokensOf } from '../tokens.ts';
import { isContent, stemsOf, stemsOfAll, type Worded } from './passages.ts';

const fromKeyword = 3;
const fromName = 2;
const fromDefinition = 1;
const fromUse = 1;
const fromExample = 1;
const fromPhrase = 8;
/** A word that is denied (“no trust”) says half as much. */
const ofDenied = 0.5;
const before = [0.6, 0.4, 0.3, 0.2, 0.15, 0.1];
const after = [0.5, 0.3, 0.2, 0.1];

/** What the words of a codebook say of passages, before anything was coded. */
export interface CodebookEvidence {
  /** How much of the entry of each code a passage says; parallel to the codes. */
  readonly of: (passage: Worded) => Float32Array;
  /** How much each stem of a passage says for one code by its entry; phrases are named by all their stems. */
  readonly wordsFor: (passage: Worded, code: number) => Map<string, number>;
  /** By code, the stems of its excluded phrases that a passage holds: there they do not mean the code. */
  readonly excludedIn: (stems: readonly string[]) => ReadonlyMap<number, ReadonlySet<string>>;
  /** The same with the words that somebody said are to be ignored for a code. */
  readonly silentIn: (stems: readonly string[]) => ReadonlyMap<number, ReadonlySet<string>>;
  /** Whether the name, definition or keywords of a code hold a stem. */
  readonly says: (word: string, code: number) => boolean;
  /** ln(1 + that, with what the passages around it say). One row for each passage. */
  readonly smoothed: (rows: readonly Float32Array[]) => Float32Array[];
}

/** A word or phrase of the codebook that a passage says, and how much that says for a code. */
interface Spoken {
  readonly name: string;
  readonly code: number;
  readonly value: number;
}

/** How much a stem says for a code. */
interface Weighted {
  readonly code: number;
  readonly weight: number;
}

/** Reads the entries of a codebook against passages: rare stems that few codes share say most. */
export function codebookEvidence(
  codes: readonly WordedCode[],
  passages: readonly Worded[],
  languages: readonly LanguageCode[],
): CodebookEvidence {
  const rarity = rarityIn(passages);
  const phrases = codes.flatMap((code, place) =>
    phrasesOf(code, languages).map((stems) => ({ place, stems })),
  );
  const written = writtenKeywords(codes, languages);
  const byStem = new Map<string, Weighted[]>();
  codes.forEach((code, place) => {
    for (const [word, weight] of wordsOf(code, languages))
      byStem.set(word, [...(byStem.get(word) ?? []), { code: place, weight }]);
  });
  const shared = (word: string): number => Math.log(1 + codes.length / (byStem.get(word)?.length ?? 1));

  const { excludedIn, silentIn } = silences(codes, languages);
  const normOf = ({ content }: Worded): number => Math.sqrt(8 + new Set(content).size);
  /** Each word and phrase of the codebook that a passage says, with what it says for which code. */
  const spoken = (passage: Worded): Spoken[] => {
    const { stems, content, denied } = passage;
    const silent = silentIn(stems);
    const words = [...new Set(content)].flatMap((name) =>
      (byStem.get(name) ?? [])
        .filter(({ code }) => silent.get(code)?.has(name) !== true)
        .map(({ code, weight }) => {
          const value = weight * rarity(name) * shared(name) * (denied.has(name) ? ofDenied : 1);
          return { name, code, value };
        }),
    );
    const whole = phrases
      .filter(({ stems: phrase }) => holds(stems, phrase))
      .map(({ place, stems: phrase }) => ({ name: phrase.join(' '), code: place, value: fromPhrase }));
    return [...words, ...whole, ...written(passage)];
  };

  return {
    of: (passage) => {
      const row = new Float32Array(codes.length);
      for (const { code, value } of spoken(passage)) row[code] = (row[code] ?? 0) + value;
      const norm = normOf(passage);
      return row.map((value) => value / norm);
    },
    wordsFor: (passage, code) => {
      const norm = normOf(passage);
      const own = spoken(passage).filter((one) => one.code === code);
      return new Map(own.map(({ name, value }) => [name, value / norm]));
    },
    excludedIn,
    silentIn,
    says: (word, code) => byStem.get(word)?.some((one) => one.code === code) === true,
    smoothed: (rows) => rows.map((_, at) => smoothedAt(rows, at)),
  };
}

/** The words of a passage that say nothing for a code there. */
function silences(
  codes: readonly WordedCode[],
  languages: readonly LanguageCode[],
): Pick<CodebookEvidence, 'excludedIn' | 'silentIn'> {
  const exclusions = codes.flatMap(({ exclusions: all }, place) =>
    all.flatMap((phrase) => stemsIn(phrase, languages).map((stems) => ({ place, stems }))),
  );
  const excludedIn = (stems: readonly string[]): Map<number, Set<string>> => {
    const found = new Map<number, Set<string>>();
    for (const { place, stems: phrase } of exclusions)
      if (holds(stems, phrase)) found.set(place, new Set([...(found.get(place) ?? []), ...phrase]));
    return found;
  };
  const ignored = ignoredOf(codes, languages);
  const silentIn = (stems: readonly string[]): Map<number, Set<string>> => {
    const found = excludedIn(stems);
    if (ignored.size === 0) return found;
    for (const word of new Set(stems))
      for (const place of ignored.get(word) ?? [])
        found.set(place, new Set([...(found.get(place) ?? []), word]));
    return found;
  };
  return { excludedIn, silentIn };
}

function smoothedAt(rows: readonly Float32Array[], at: number): Float32Array {
  const sum = Float32Array.from(rows[at] ?? []);
  const add = (row: Float32Array | undefined, weight: number): void => {
    row?.forEach((value, code) => (sum[code] = (sum[code] ?? 0) + weight * value));
  };
  before.forEach((weight, step) => {
    add(rows[at - step - 1], weight);
  });
  after.forEach((weight, step) => {
    add(rows[at + step + 1], weight);
  });
  return sum.map((value) => Math.log(1 + value));
}

/** ln(1 + N/(1+df)) of a stem among the passages. */
function rarityIn(passages: readonly Worded[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { content } of passages)
    for (const word of new Set(content)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + passages.length / (1 + (counts.get(word) ?? 0)));
}

/** The stems of an entry with the most that any part of it gives them. */
function wordsOf(
  { name, definition, useWhen, example, keywords }: WordedCode,
  languages: readonly LanguageCode[],
): Map<string, number> {
  const weights = new Map<string, number>();
  const take = (text: string, weight: number): void => {
    for (const language of languages)
      for (const word of stemsOf(text, language))
        if (isContent(word, language)) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  take(example, fromExample);
  take(useWhen, fromUse);
  take(definition, fromDefinition);
  take(name, fromName);
  for (const keyword of keywords) if (!isWritten(keyword, languages)) take(keyword, fromKeyword);
  return weights;
}

/** By word, the places of the codes for which it is ignored. */
function ignoredOf(codes: readonly WordedCode[], languages: readonly LanguageCode[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  codes.forEach(({ ignored }, place) => {
    for (const word of stemsOfAll(ignored.join('\n'), languages))
      found.set(word, [...(found.get(word) ?? []), place]);
  });
  return found;
}

/** Keywords of more than one word. */
const phrasesOf = ({ keywords }: WordedCode, languages: readonly LanguageCode[]): string[][] =>
  keywords
    .filter((keyword) => !isWritten(keyword, languages))
    .flatMap((keyword) => stemsIn(keyword, languages))
    .filter(({ length }) => length > 1);

/**
 * Whether a keyword means what is written and not what it is about: with digits (2030, G20), which are all alike to what is
 * learned, or of function words alone (don’t), which say nothing to it.
 */
const isWritten = (keyword: string, languages: readonly LanguageCode[]): boolean =>
  /\p{N}/u.test(keyword) ||
  languages.every((language) => !stemsOf(keyword, language).some((word) => isContent(word, language)));

/** Finds keywords that are taken as they are written; each counts as a phrase does. */
function writtenKeywords(
  codes: readonly WordedCode[],
  languages: readonly LanguageCode[],
): (passage: Worded) => Spoken[] {
  const own = codes.map((code, place) => ({
    ...code,
    id: place,
    keywords: code.keywords.filter((keyword) => isWritten(keyword, languages)),
  }));
  if (own.every(({ keywords }) => keywords.length === 0)) return () => [];
  const index = indexKeywords(own, languages);
  return ({ text, language }) => {
    const found = findKeywords(index, tokensOf(text, language));
    const names = new Map(
      found.map(({ codeId: code, keyword }) => {
        const name = tokensOf(keyword, language)
          .map(({ stem }) => stem)
          .join(' ');
        return [`${code} ${name}`, { name, code, value: fromPhrase }];
      }),
    );
    return [...names.values()];
  };
}

function holds(stems: readonly string[], phrase: readonly string[]): boolean {
  const [first] = phrase;
  for (let at = stems.indexOf(first ?? ''); at >= 0; at = stems.indexOf(first ?? '', at + 1)) {
    if (phrase.every((word, step) => stems[at + step] === word)) return true;
  }
  return false;
}
