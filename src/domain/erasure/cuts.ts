import type { Span } from '../text.ts';

/** A stretch of a text that has to go, and what stands there instead. */
export interface Cut extends Span {
  readonly to: string;
}

/** A text after some of it was replaced, and where what is left of it stands now. */
export interface CutText {
  readonly text: string;
  /** A span of the old text in the new one; an end inside a cut becomes the end of what stands there instead. */
  readonly moved: (span: Span) => Span;
}

interface Placed extends Cut {
  /** Where what stands instead begins and ends in the new text. */
  readonly newStart: number;
  readonly newEnd: number;
}

/** Cuts in order, none overlapping another: of two that do, the longer one takes in the other. */
export function disjoint<T extends Cut>(cuts: readonly T[]): T[] {
  const sorted = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: T[] = [];
  for (const cut of sorted) {
    const last = apart.at(-1);
    if (!last || cut.start >= last.end) apart.push(cut);
    else if (cut.end > last.end) apart[apart.length - 1] = { ...last, end: cut.end };
  }
  return apart;
}

/** Replaces stretches of a text. */
export function cutOut(text: string, cuts: readonly Cut[]): CutText {
  const placed: Placed[] = [];
  let result = '';
  let from = 0;
  for (const cut of disjoint(cuts)) {
    result += text.slice(from, cut.start);
    const newStart = result.length;
    result += cut.to;
    placed.push({ ...cut, newStart, newEnd: result.length });
    from = cut.end;
  }
  result += text.slice(from);

  /** The last cut that begins before an offset. */
  const lastBefore = (offset: number): Placed | undefined => {
    let low = 0;
    let high = placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((placed[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return placed[low - 1];
  };
  const shifted = (offset: number, within: 'newStart' | 'newEnd'): number => {
    const cut = lastBefore(offset);
    if (!cut) return offset;
    return offset < cut.end ? cut[within] : offset + cut.newEnd - cut.end;
  };
  return {
    text: result,
    moved: ({ start, end }) => ({ start: shifted(start, 'newStart'), end: shifted(end, 'newEnd') }),
  };
}
