import { overlaps, words, type Span } from './text.ts';

/** How one coding may stand to another of the same source. */
export const relations = ['overlapping', 'inside', 'in a turn with', 'near', 'after'] as const;
export type Relation = (typeof relations)[number];

/** A stretch with the places, in the list of turns, of the first and the last turn it touches. */
export interface InTurns extends Span {
  readonly first: number;
  readonly last: number;
}

/** A relation that is asked for; `within` is how many turns or words may lie between, for *near* and *after*. */
export interface RelationAsked {
  readonly relation: Relation;
  readonly within: number;
  readonly unit: 'turns' | 'words';
}

/**
 * Whether `one` stands so to `other` in `text`. Turns are counted from turn to turn: 0 is the same turn, 1 the next.
 * Words are those that stand between.
 */
export function relates(
  { relation, within, unit }: RelationAsked,
  text: () => string,
  one: InTurns,
  other: InTurns,
): boolean {
  const isNear = (): boolean =>
    unit === 'turns' ? turnsBetween(one, other) <= within : fewWordsBetween(text(), one, other, within);
  switch (relation) {
    case 'overlapping':
      return overlaps(one, other);
    case 'inside':
      return one.start >= other.start && one.end <= other.end;
    case 'in a turn with':
      return turnsBetween(one, other) === 0;
    case 'near':
      return isNear();
    case 'after':
      return one.start >= other.end && isNear();
  }
}

/** How many turns lie from one stretch to the other; 0 where they touch the same one. */
function turnsBetween(one: InTurns, other: InTurns): number {
  if (one.first > other.last) return one.first - other.last;
  if (other.first > one.last) return other.first - one.last;
  return 0;
}

/** No word and the blank after it are longer: what is further apart need not be counted. */
const longestWord = 60;

function fewWordsBetween(text: string, one: Span, other: Span, most: number): boolean {
  const from = Math.min(one.end, other.end);
  const to = Math.max(one.start, other.start);
  if (from >= to) return true;
  return to - from <= (most + 1) * longestWord && words(text.slice(from, to)).length <= most;
}

/** A stretch with its turns, which are in order. */
export const inTurns = (turns: readonly Span[], { start, end }: Span): InTurns => ({
  start,
  end,
  first: turnAt(turns, start),
  last: turnAt(turns, end - 1),
});

/** The place, among turns in order, of the last one that begins at or before `offset`, found by halving. */
export function turnAt(turns: readonly Span[], offset: number): number {
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((turns[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
