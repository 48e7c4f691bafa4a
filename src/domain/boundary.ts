import { isSpanOf, splitsCharacter, words, type Span } from './text.ts';

/** How far around a boundary is looked at first, so that a key in a long text reads a few words of it and not all. */
const near = 400;

/**
 * `span` with one edge moved by a word, or over the signs that stand at one: a full stop is a step of its own, so that it
 * can be left out and is not lost on the way back. Unchanged where it would become empty or leave the text.
 */
export function movedByWord(text: string, span: Span, edge: 'start' | 'end', by: 1 | -1): Span {
  const next = nextStop(text, { at: span[edge], edge, by });
  if (next === undefined) return span;
  const moved = { ...span, [edge]: next };
  return isSpanOf(text, moved) ? { start: moved.start, end: moved.end } : span;
}

interface Step {
  readonly at: number;
  readonly edge: 'start' | 'end';
  readonly by: 1 | -1;
}

/** Where the boundary comes to lie; looked for farther away as long as there is nothing to be sure of. */
function nextStop(text: string, { at, edge, by }: Step): number | undefined {
  for (let reach = near; ; reach *= 4) {
    const from = Math.max(0, at - reach);
    const to = Math.min(text.length, at + reach);
    const stops = stopsOf(text.slice(from, to), edge).map((stop) => from + stop);
    // What lies at the rim of what is looked at may be the middle of a word.
    const sure = stops.filter(
      (stop) => (from === 0 || stop > from + 1) && (to === text.length || stop < to - 1),
    );
    const next = by === 1 ? sure.find((stop) => stop > at) : sure.findLast((stop) => stop < at);
    if (next !== undefined || (from === 0 && to === text.length)) return next;
  }
}

/** The beginnings or the ends of words, and of the signs that stand at them up to the white space. */
function stopsOf(text: string, edge: 'start' | 'end'): number[] {
  const all = words(text);
  if (edge === 'end')
    return all.flatMap(({ end }, at) => {
      const signs = /^\S*/.exec(text.slice(end, all[at + 1]?.start))?.[0] ?? '';
      return signs === '' ? end : [end, end + signs.length];
    });
  return all.flatMap(({ start }, at) => {
    const signs = /\S*$/.exec(text.slice(at === 0 ? 0 : all[at - 1]?.end, start))?.[0] ?? '';
    return signs === '' ? start : [start - signs.length, start];
  });
}

/** No word is longer than this, so that one can be found without reading the whole text. */
const longestWord = 200;

/** `span` stretched to whole words, so that no coding begins or ends inside one. */
export function toWholeWords(text: string, { start, end }: Span): Span {
  return { start: wordAround(text, start)?.start ?? start, end: wordAround(text, end)?.end ?? end };
}

/** The word that `offset` falls inside of, not at its edge. */
function wordAround(text: string, offset: number): Span | undefined {
  const early = Math.max(0, offset - longestWord);
  const from = splitsCharacter(text, early) ? early - 1 : early;
  const found = words(text.slice(from, offset + longestWord)).find(
    (word) => from + word.start < offset && offset < from + word.end,
  );
  return found && { start: from + found.start, end: from + found.end };
}
