import { hasPrefixes, isUnspaced } from './scripts.ts';
import type { Span } from './text.ts';

/** How a search is asked: the phrases that must all occur, the last word as a beginning. */
export interface SearchTerms {
  /** Whole words, of which there is an index. */
  readonly phrases: readonly string[];
  /** What may stand anywhere in a run of letters: words of scripts without blanks, or with words before words. */
  readonly inside: readonly string[];
  /** Whether the last phrase may be the beginning of a longer word. */
  readonly openEnded: boolean;
}

const mostTerms = 32;
const longestQuery = 1000;

/**
 * What a person typed, as terms: words between quotation marks stay together, everything else is a word of its own.
 * Nothing is an operator, so no input is an error. Without any letter or digit there are no terms.
 */
export function searchTerms(typed: string): SearchTerms {
  const all: string[] = [];
  for (const [, quoted, word] of typed
    .slice(0, longestQuery)
    .matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g)) {
    const phrase = (quoted ?? word ?? '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
    if (phrase !== '') all.push(phrase);
  }
  const terms = all.slice(0, mostTerms);
  const isInside = (phrase: string): boolean => isUnspaced(phrase) || hasPrefixes(phrase);
  return {
    phrases: terms.filter((phrase) => !isInside(phrase)),
    inside: terms.filter(isInside),
    openEnded: /[\p{L}\p{N}\p{M}]$/u.test(typed) && !isInside(terms.at(-1) ?? ''),
  };
}

/** Whether nothing is asked for. */
export const asksNothing = ({ phrases, inside }: SearchTerms): boolean =>
  phrases.length + inside.length === 0;

/** Finds where a phrase stands anywhere in a text, capitals, accents and vowel signs aside; UTF-16 units of the text. */
export function insideFinder(phrase: string): (text: string) => Span[] {
  const wanted = folded(phrase).text;
  return (text) => {
    const { text: plain, places } = folded(text);
    const found: Span[] = [];
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length))
      found.push({ start: places[at] ?? 0, end: places[at + wanted.length] ?? text.length });
    return found;
  };
}

/** A text without capitals and marks, and for each of its units where it stands in the text. */
function folded(text: string): { text: string; places: number[] } {
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const bare = letter
      .normalize('NFD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase();
    plain += bare;
    while (places.length < plain.length) places.push(at);
    at += letter.length;
  }
  return { text: plain, places };
}

/**
 * Finds words in a text as the search finds them in turns: whole words that follow each other, capitals, accents and whatever
 * stands between words aside; `isBeginning` says that the last may go on. Words without a letter or digit are in no text.
 */
export function wordsFinder(words: string, isBeginning: boolean): (text: string) => boolean {
  const wanted = plainWords(words);
  if (wanted.length === 0) return () => false;
  const phrase = ` ${wanted.join(' ')}${isBeginning ? '' : ' '}`;
  return (text) => ` ${plainWords(text).join(' ')} `.includes(phrase);
}

const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A found turn cut into what matched and what did not. */
export interface Snippet {
  readonly text: string;
  readonly matched: boolean;
}

/** Where, in text whose matches were fenced, the matches stand; UTF-16 units of the text without its fences. */
export function placesOf(fenced: string, open: string, close: string): Span[] {
  const places: Span[] = [];
  let at = 0;
  for (const { text, matched } of snippetsOf(fenced, open, close)) {
    if (matched) places.push({ start: at, end: at + text.length });
    at += text.length;
  }
  return places;
}

/** Splits text in which matches are fenced by `open` and `close` into its parts. */
export function snippetsOf(fenced: string, open: string, close: string): Snippet[] {
  return fenced.split(open).flatMap((part, place) => {
    if (place === 0) return part === '' ? [] : [{ text: part, matched: false }];
    const [matched = '', rest = ''] = part.split(close);
    return [{ text: matched, matched: true }, ...(rest === '' ? [] : [{ text: rest, matched: false }])];
  });
}

/** How much of a turn stands around the first place that was found, in a result. */
const around = 140;

/** A turn as its result shows it: what was found, and some of what stands around. */
export function snippetsAround(text: string, places: readonly Span[]): Snippet[] {
  const first = places[0]?.start ?? 0;
  const from = Math.max(0, first - around);
  const to = Math.min(text.length, first + 2 * around);
  const parts: Snippet[] = from > 0 ? [{ text: '…', matched: false }] : [];
  let at = from;
  for (const { start, end } of places) {
    if (start < at || end > to) continue;
    if (start > at) parts.push({ text: text.slice(at, start).toWellFormed(), matched: false });
    parts.push({ text: text.slice(start, end), matched: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to).toWellFormed(), matched: false });
  return to < text.length ? [...parts, { text: '…', matched: false }] : parts;
}

/**
 * Finds all terms in a text that has no index: words whole, the last as a beginning, others anywhere; null where one of them
 * is missing, else what was found with what stands around.
 */
export function foundIn(terms: SearchTerms): (text: string) => Snippet[] | null {
  const { phrases, inside, openEnded } = terms;
  if (asksNothing(terms)) return () => null;
  const finders = [
    ...inside.map(insideFinder),
    ...phrases.map((phrase, place) => wholeFinder(phrase, openEnded && place === phrases.length - 1)),
  ];
  return (text) => {
    const each = finders.map((find) => find(text));
    if (each.some((places) => places.length === 0)) return null;
    return snippetsAround(
      text,
      each.flat().sort((a, b) => a.start - b.start),
    );
  };
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}\p{M}]/u.test(unit);

/** Finds where a phrase stands as whole words. */
function wholeFinder(phrase: string, isBeginning: boolean): (text: string) => Span[] {
  const anywhere = insideFinder(phrase);
  return (text) =>
    anywhere(text).filter(
      ({ start, end }) => !isLetter(text[start - 1]) && (isBeginning || !isLetter(text[end])),
    );
}
