import { overlaps, type Span } from './text.ts';

/** How one coding may stand to another of the same source. */
export const relations = ['overlap', 'lie inside', 'share a turn with', 'stand near', 'come after'] as const;
export type Relation = (typeof relations)[number];

/** A stretch with the places, in the list of turns, of the first and the last turn it touches. */
export interface InTurns extends Span {
  readonly first: number;
  readonly last: number;
}

/** A relation that is asked for; `within` is a number of turns, for *stand near* and *come after*. */
export interface RelationAsked {
  readonly relation: Relation;
  readonly within: number;
}

/** Whether `one` stands so to `other`. Nearness is counted from turn to turn: 0 is the same turn, 1 the next. */
export function relates({ relation, within }: RelationAsked, one: InTurns, other: InTurns): boolean {
  switch (relation) {
    case 'overlap':
      return overlaps(one, other);
    case 'lie inside':
      return one.start >= other.start && one.end <= other.end;
    case 'share a turn with':
      return distance(one, other) === 0;
    case 'stand near':
      return distance(one, other) <= within;
    case 'come after':
      return one.start >= other.end && one.first - other.last <= within;
  }
}

/** How many turns lie from one stretch to the other; 0 where they touch the same one. */
function distance(one: InTurns, other: InTurns): number {
  if (one.first > other.last) return one.first - other.last;
  if (other.first > one.last) return other.first - one.last;
  return 0;
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
