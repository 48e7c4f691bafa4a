import { overlaps, words, type Span } from './text.ts';

/** How one coding may stand to another of the same source. */
export const relations = ['overlapping', 'inside', 'in a turn with', 'near', 'after'] as const;
export type Relation = (typeof relations)[number];

/** A stretch with the places, in the list of turns, of the first and the last turn it touches. */
export interface InTurns extends Span {
  readonly first: number;
  readonly last: number;
  /** The same counted in turns of informants; one of an interviewer lies half-way between two of these. */
  readonly from: number;
  readonly to: number;
}

/** A relation that is asked for; `within` is how many turns or words may lie between, for *near* and *after*. */
export interface RelationAsked {
  readonly relation: Relation;
  readonly within: number;
  readonly unit: 'turns' | 'words';
}

/**
 * Whether `one` stands so to `other` in `text`. Turns of informants are counted from one to the other: 1 is the next, whatever
 * an interviewer asked between.
 * Words are those that stand between.
 */
export function relates(
  { relation, within, unit }: RelationAsked,
  text: () => string,
  one: InTurns,
  other: InTurns,
): boolean {
  const isNear = (): boolean =>
    unit === 'turns' ? stepsBetween(one, other) <= within : fewWordsBetween(text(), one, other, within);
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

/** The same in turns of informants. */
function stepsBetween(one: InTurns, other: InTurns): number {
  if (one.from > other.to) return Math.ceil(one.from - other.to);
  if (other.from > one.to) return Math.ceil(other.from - one.to);
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

/** Finds the turns of stretches; `turns` are in order. */
export function placedInTurns(
  turns: readonly (Span & { readonly isInterviewer?: boolean })[],
): (span: Span) => InTurns {
  let spoken = 0;
  const steps = turns.map(({ isInterviewer = false }) => (isInterviewer ? spoken + 0.5 : ++spoken));
  return ({ start, end }) => {
    const [first, last] = [turnAt(turns, start), turnAt(turns, end - 1)];
    return { start, end, first, last, from: steps[first] ?? 0, to: steps[last] ?? 0 };
  };
}

/** A stretch with its turns, which are in order. */
export const inTurns = (turns: readonly Span[], span: Span): InTurns => placedInTurns(turns)(span);

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
