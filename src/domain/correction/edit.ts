import type { Span } from '../text.ts';

/** A stretch of the old text, and how many UTF-16 units stand in its place in the new one. */
export interface Replacement extends Span {
  readonly length: number;
}

/** What was changed in a text: replacements in order, none touching another. */
export type Edit = readonly Replacement[];

/**
 * What becomes of a stretch when a text is edited: its words are as they were (`kept`), some of them changed (`touched`),
 * or none is left that is surely them (`gone`).
 */
export type Fate = 'kept' | 'touched' | 'gone';

/** Where a stretch of the old text stands in the new one; of one that is gone, where it would be looked for. */
export interface Moved extends Span {
  readonly fate: Fate;
}

interface Placed extends Replacement {
  /** Where what stands instead begins in the new text. */
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * Answers, for stretches of the old text (not empty), where they stand in the new one. What is inserted right at an end
 * does not belong to a stretch; what replaces words on both sides of an end does. A stretch is gone where all of its words
 * are, or where they were replaced together with words around it: nothing then says which of the new ones are its own.
 */
export function mapOf(edit: Edit): (span: Span) => Moved {
  const placed = placedOf(edit);
  return (span) => {
    const first = firstAfter(placed, span.start);
    const shift = shiftBefore(placed, first);
    const inside = within(placed, first, span);
    if (inside.length === 0) return { start: span.start + shift, end: span.end + shift, fate: 'kept' };
    return touchedBy(inside, span, shift);
  };
}

function placedOf(edit: Edit): Placed[] {
  let shift = 0;
  return edit.map((one) => {
    const newStart = one.start + shift;
    shift += one.length - (one.end - one.start);
    return { ...one, newStart, newEnd: newStart + one.length };
  });
}

/** The place of the first replacement that ends after an offset: those before it only move what comes later. */
function firstAfter(placed: readonly Placed[], offset: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function shiftBefore(placed: readonly Placed[], first: number): number {
  const last = placed[first - 1];
  return last ? last.newEnd - last.end : 0;
}

/** The replacements that change something between the ends of a stretch. */
function within(placed: readonly Placed[], first: number, { start, end }: Span): Placed[] {
  const found: Placed[] = [];
  for (let at = first; at < placed.length; at++) {
    const one = placed[at];
    if (!one || one.start >= end) break;
    if (one.end > start) found.push(one);
  }
  return found;
}

function touchedBy(inside: readonly Placed[], { start, end }: Span, shift: number): Moved {
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) throw new Error('nothing changed there');
  const newStart = first.start < start ? first.newStart : start + shift;
  const newEnd = last.end > end ? last.newEnd : end + last.newEnd - last.end;
  const isSwallowed = first === last && first.start <= start && first.end >= end;
  const isExactly = first.start === start && first.end === end;
  const isGone = newStart >= newEnd || (isSwallowed && !isExactly);
  return { start: newStart, end: newEnd, fate: isGone ? 'gone' : 'touched' };
}

/** The edit that leads back from the new text to the old one. */
export const reversed = (edit: Edit): Replacement[] =>
  placedOf(edit).map(({ start, end, newStart, newEnd }) => ({
    start: newStart,
    end: newEnd,
    length: end - start,
  }));
