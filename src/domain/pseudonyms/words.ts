import type { Span } from '../text.ts';

/** A word of a text with its place; what is compared is its composed form. */
export interface Word extends Span {
  readonly said: string;
}

/** The words of a text in order: runs of letters, digits and the marks upon them. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    said: word.normalize('NFC'),
  }));
