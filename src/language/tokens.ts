import type { LanguageCode } from '../domain/language.ts';
import { words, type Span } from '../domain/text.ts';
import { stemIn } from './languages/stem-in.ts';

/** A word of a text with its place (UTF-16 offsets into that text) and its stem. */
export interface Token extends Span {
  readonly stem: string;
}

/** The words of a text of `language` in order, or of one stretch of it. */
export function tokensOf(
  text: string,
  language: LanguageCode,
  { start, end }: Span = { start: 0, end: text.length },
): Token[] {
  const piece = text.slice(start, end);
  return words(piece).map((word) => ({
    start: start + word.start,
    end: start + word.end,
    stem: stemIn(piece.slice(word.start, word.end), language),
  }));
}
