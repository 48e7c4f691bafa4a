import type { Span } from './text.ts';

/** How a search is asked of the index: the phrases that must all occur, the last word as a beginning. */
export interface SearchTerms {
  readonly phrases: readonly string[];
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
  const phrases: string[] = [];
  for (const [, quoted, word] of typed
    .slice(0, longestQuery)
    .matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g)) {
    const phrase = (quoted ?? word ?? '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
    if (phrase !== '') phrases.push(phrase);
  }
  return { phrases: phrases.slice(0, mostTerms), openEnded: /[\p{L}\p{N}\p{M}]$/u.test(typed) };
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
