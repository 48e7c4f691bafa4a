// The stored text of files that have no text of their own to keep: paragraphs with a blank line between them.
import type { Turn } from '../../domain/source.ts';
import { normalText } from '../../domain/text.ts';
import type { Paragraph } from './paragraphs.ts';

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
}

/** The blocks as one text and where each came to stand. A blank line inside a block makes two paragraphs of it. */
export function composeParagraphs(blocks: Iterable<Block>): { text: string; paragraphs: Paragraph[] } {
  const parts: string[] = [];
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const block of blocks) {
    for (const part of normalText(block.text).split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)) {
      const words = part.trim();
      if (!words) continue;
      const start = at ? at + 2 : 0;
      parts.push(words);
      at = start + words.length;
      paragraphs.push(block.heading ? { start, end: at, heading: true } : { start, end: at });
    }
  }
  return { text: parts.join('\n\n'), paragraphs };
}
