// The stored text of files that have no text of their own to keep: paragraphs with a blank line between them.
import type { Turn } from '../../domain/source.ts';
import { normalText, type Span, trimmed } from '../../domain/text.ts';
import type { Aside, Paragraph } from './paragraphs.ts';

/** What one speaker says at one time, before it has a place in a text. */
export interface Utterance {
  readonly speaker: string | null;
  readonly words: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** One paragraph for each utterance, `Label: words`, and the turns that point at the words alone. Blank ones are left out. */
export function composeTurns(utterances: Iterable<Utterance>): { text: string; turns: Turn[] } {
  const parts: string[] = [];
  const turns: Turn[] = [];
  let at = 0;
  for (const { speaker, words, startMs, endMs } of utterances) {
    const said = normalText(words).trim();
    if (!said) continue;
    const named =
      normalText(speaker ?? '')
        .replace(/\s+/g, ' ')
        .trim() || null;
    const label = named === null ? '' : `${named}: `;
    const gap = at ? '\n\n' : '';
    const start = at + gap.length + label.length;
    parts.push(gap, label, said);
    at = start + said.length;
    turns.push({ start, end: at, speaker: named, startMs, endMs });
  }
  return { text: parts.join(''), turns };
}

/** A paragraph of a document before it has a place in a text. */
export interface Block {
  readonly text: string;
  readonly heading: boolean;
  /** How many of its first characters are bold. */
  readonly strong?: number;
  /** Which table of the document it is a row of, and where in `text` the cells are. */
  readonly table?: number;
  readonly cells?: readonly Span[];
  /** When it was said (ms), where the file knows. */
  readonly startMs?: number | null;
  readonly endMs?: number | null;
  /** That it says who speaks, and no more. */
  readonly isLabel?: boolean;
  readonly aside?: Aside;
}

/** The blocks as one text and where each came to stand. A blank line inside a block makes two paragraphs of it. */
export function composeParagraphs(blocks: Iterable<Block>): { text: string; paragraphs: Paragraph[] } {
  const parts: string[] = [];
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const block of blocks) {
    const whole = normalText(block.text);
    for (const part of partsOf(whole)) {
      const { start: from, end } = trimmed(whole, part);
      if (from === end) continue;
      const start = at ? at + 2 : 0;
      parts.push(whole.slice(from, end));
      at = start + end - from;
      paragraphs.push({ start, end: at, ...looksOf(block, { from, to: end, start }) });
    }
  }
  return { text: parts.join('\n\n'), paragraphs };
}

function* partsOf(text: string): Iterable<Span> {
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\n[^\S\n]*(?:\n[^\S\n]*)+/g)) {
    yield { start, end: index };
    start = index + gap.length;
  }
  yield { start, end: text.length };
}

/** What a paragraph keeps of its block, its places moved to where it stands in the text. */
function looksOf(
  { heading, strong = 0, table, cells, startMs, endMs, isLabel, aside }: Block,
  { from, to, start }: { readonly from: number; readonly to: number; readonly start: number },
): Omit<Paragraph, 'start' | 'end'> {
  const moved = (at: number): number => Math.min(Math.max(at, from), to) - from + start;
  return {
    ...(heading ? { heading } : {}),
    ...(strong > from ? { strongTo: moved(strong) } : {}),
    ...(startMs === undefined ? {} : { startMs, endMs: endMs ?? null }),
    ...(isLabel ? { isLabel } : {}),
    ...(aside === undefined ? {} : { aside }),
    ...(table === undefined || cells === undefined
      ? {}
      : { table, cells: cells.map((cell) => ({ start: moved(cell.start), end: moved(cell.end) })) }),
  };
}
