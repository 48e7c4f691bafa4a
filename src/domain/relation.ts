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

/** A stretch with its turns, found by halving. `turns` are in order. */
export function inTurns(turns: readonly Span[], span: Span): InTurns {
  const at = (offset: number): number => {
    let low = 0;
    let high = turns.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((turns[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { start: span.start, end: span.end, first: at(span.start), last: at(span.end - 1) };
}
