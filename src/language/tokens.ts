import type { Span } from '../domain/text.ts';
import { words } from '../domain/text.ts';
import { stem } from './stems.ts';

/** A word of a text with its place (UTF-16 offsets into that text) and its stem. */
export interface Token extends Span {
  readonly stem: string;
}

/** The words of `text` in order, or of one stretch of it. */
export function tokensOf(text: string, { start, end }: Span = { start: 0, end: text.length }): Token[] {
  const piece = text.slice(start, end);
  return words(piece).map((word) => ({
    start: start + word.start,
    end: start + word.end,
    stem: stem(piece.slice(word.start, word.end)),
  }));
}
