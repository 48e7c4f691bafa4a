// A text as lines and paragraphs.
import type { Span } from '../../domain/text.ts';

/** A paragraph of a text. A heading belongs to no speaker and ends the speech before it; so does a note (of a page, a comment). */
export interface Paragraph extends Span {
  readonly heading?: boolean;
  /** Where the bold words at its beginning end. */
  readonly strongTo?: number;
  /** Which table of the document it is a row of, and its cells. */
  readonly table?: number;
  readonly cells?: readonly Span[];
  /** When it was said (ms), where the file knows. */
  readonly startMs?: number | null;
  readonly endMs?: number | null;
  /** That it says who speaks, and no more. */
  readonly isLabel?: boolean;
  /** What was said of the text and not in it: a note of a page, a comment, what a program wrote before the first words. */
  readonly aside?: Aside;
}

export type Aside = 'note' | 'comment' | 'front';

/** The lines of `text` between `start` and `end` that hold more than white space. */
export function linesOf(text: string, { start, end }: Span = { start: 0, end: text.length }): Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end;) {
    const found = text.indexOf('\n', at);
    const stop = found === -1 || found > end ? end : found;
    if (text.slice(at, stop).trim()) lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  return lines;
}

/** Stretches of lines between blank ones. */
function blocksOf(text: string): Span[][] {
  const blocks: Span[][] = [];
  for (const line of linesOf(text)) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    if (block && last && line.start === last.end + 1) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/**
 * The paragraphs of a plain text: every line is one, unless the lines were broken at a column (as e-mail and old
 * editors do); then a paragraph goes on to the next blank line.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const blocks = blocksOf(text);
  if (!isBrokenAtColumn(text, blocks)) return blocks.flat();
  return blocks.map((lines) => ({ start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }));
}

function isBrokenAtColumn(text: string, blocks: readonly Span[][]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1));
  if (inner.length < 4) return false;
  if (blocks.some((lines) => lines.some(({ start, end }) => end - start > 120))) return false;
  const long = inner.filter(({ start, end }) => end - start >= 50).length;
  const ended = inner.filter(({ start, end }) =>
    /[.?!…:"”»)\]]\s*$/.test(text.slice(Math.max(start, end - 4), end)),
  );
  return long >= inner.length * 0.7 && ended.length < inner.length * 0.4;
}

/** Whether a line reads as a heading: marked as one, ruled off, numbered, or in capitals without an end mark. */
export function looksLikeHeading(line: string): boolean {
  const words = line.trim();
  if (/^(?:#{1,6}\s|[-=*_~]{3,}$)/.test(words)) return true;
  if (words.length > 80 || /[.?!,;…]$/.test(words)) return false;
  if (
    /^(?:interview|entretien|entrevista|focus group|part|partie|section|parte|teil|chapter)\s+[\d.IVX]+\S*(?:\s+\S{1,10}){0,3}$/i.test(
      words,
    )
  )
    return true;
  return words.length > 3 && /\p{Lu}{3}/u.test(words) && words === words.toUpperCase();
}
