// Which of many terms together hold all wanted rows, with as few terms as can be: every such choice.

/** What was found, and whether it is all there is. */
export interface Covers {
  /** Each a list of places of terms, in order. */
  readonly covers: readonly (readonly number[])[];
  /** Whether there are more of the same size than are listed. */
  readonly hasMore: boolean;
  /** Whether it is proved that fewer terms do not do. Where the search was given up, a smaller choice may be there. */
  readonly isProved: boolean;
}

/** How far the search goes: so many choices, so many steps. Counted, not timed: the same question has the same answer. */
export interface Patience {
  readonly covers: number;
  readonly steps: number;
}

/** A set of places, 32 to a word. */
type Bits = Uint32Array;

const has = (bits: Bits, place: number): boolean => ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
const put = (bits: Bits, place: number): void => {
  bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
};

/**
 * All smallest choices of terms that together hold `rows` rows; `holding` lists for each term the rows it holds. Terms that
 * hold the same rows stand for each other: the search sees them as one, and they are told apart at the end.
 */
export function smallestCovers(
  rows: number,
  holding: readonly (readonly number[])[],
  patience: Patience,
): Covers {
  const alike = Map.groupBy(holding.keys(), (place) => (holding[place] ?? []).join(' '));
  alike.delete('');
  const groups = [...alike.values()];
  const byGroup = groups.map(([first]) => holding[first ?? 0] ?? []);
  const found = search(rows, byGroup, patience);
  const covers = found.covers.flatMap((cover) =>
    toldApart(
      cover.map((place) => groups[place] ?? []),
      patience.covers + 1,
    ),
  );
  return {
    covers: covers.slice(0, patience.covers),
    hasMore: found.hasMore || covers.length > patience.covers,
    isProved: found.isProved,
  };
}

/** One of each group, in every way, up to so many. */
function toldApart(groups: readonly (readonly number[])[], most: number): number[][] {
  let ways: number[][] = [[]];
  for (const group of groups)
    ways = ways.flatMap((way) => group.map((place) => [...way, place])).slice(0, most);
  return ways.map((way) => way.sort((a, b) => a - b));
}

interface Search {
  readonly rows: number;
  /** By term the rows it holds, by row the terms that hold it. */
  readonly holding: readonly Bits[];
  readonly heldBy: readonly (readonly number[])[];
  best: number;
  covers: number[][];
  hasMore: boolean;
  steps: number;
}

function search(rows: number, holding: readonly (readonly number[])[], patience: Patience): Covers {
  const asked = hardest(rows, holding);
  const place = new Map(asked.map((row, at) => [row, at]));
  const kept = holding.map((own) => own.flatMap((row) => place.get(row) ?? []));
  const state: Search = {
    rows: asked.length,
    holding: kept.map((own) => asBits(own, asked.length)),
    heldBy: Array.from({ length: asked.length }, (_, row) =>
      kept.flatMap((own, term) => (own.includes(row) ? term : [])),
    ),
    best: Infinity,
    covers: [],
    hasMore: false,
    steps: 0,
  };
  const first = greedy(state);
  state.best = first.length;
  const isDone = look(state, patience, {
    chosen: [],
    held: asBits([], state.rows),
    banned: asBits([], kept.length),
  });
  const covers = state.covers.length > 0 ? state.covers : [first];
  return { covers, hasMore: state.hasMore, isProved: isDone };
}

/** The rows that matter: where all terms that hold one hold another too, the other comes by itself. */
function hardest(rows: number, holding: readonly (readonly number[])[]): number[] {
  const heldBy = Array.from({ length: rows }, (_, row) => {
    const terms = holding.flatMap((own, term) => (own.includes(row) ? term : []));
    return { row, terms: asBits(terms, holding.length), count: terms.length };
  }).sort((a, b) => a.count - b.count || a.row - b.row);
  const kept: typeof heldBy = [];
  for (const one of heldBy) if (!kept.some(({ terms }) => isWithin(terms, one.terms))) kept.push(one);
  return kept.map(({ row }) => row);
}

function asBits(places: readonly number[], size: number): Bits {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (const place of places) put(bits, place);
  return bits;
}

const isWithin = (inner: Bits, outer: Bits): boolean =>
  inner.every((word, at) => (word & ~(outer[at] ?? 0)) === 0);

/** A choice that is found fast: always the term that holds most of what is left. */
function greedy({ rows, holding }: Search): number[] {
  const held = asBits([], rows);
  const chosen: number[] = [];
  for (;;) {
    const gains = holding.map((own) => gainOf(own, held));
    const most = Math.max(0, ...gains);
    if (most === 0) return chosen;
    const term = gains.indexOf(most);
    chosen.push(term);
    (holding[term] ?? []).forEach((word, at) => (held[at] = (held[at] ?? 0) | word));
  }
}

function gainOf(own: Bits, held: Bits): number {
  let gain = 0;
  own.forEach((word, at) => {
    for (let left = word & ~(held[at] ?? 0); left !== 0; left &= left - 1) gain += 1;
  });
  return gain;
}

interface Way {
  readonly chosen: readonly number[];
  readonly held: Bits;
  /** Terms that were tried at this fork before: every choice with them is known. */
  readonly banned: Bits;
}

/** Looks through every way on from here that could be as short as the best; false where patience ran out. */
function look(state: Search, patience: Patience, way: Way): boolean {
  state.steps += 1;
  if (state.steps > patience.steps) return false;
  const fork = forkOf(state, way);
  if (fork === null) {
    keep(state, way.chosen, patience.covers);
    return true;
  }
  if (way.chosen.length + fork.least > state.best) return true;
  const banned = way.banned.slice();
  for (const term of fork.terms) {
    const held = way.held.map((word, at) => word | (state.holding[term]?.[at] ?? 0));
    const next = { chosen: [...way.chosen, term], held, banned: banned.slice() };
    if (!look(state, patience, next)) return false;
    put(banned, term);
  }
  return true;
}

function keep(state: Search, chosen: readonly number[], most: number): void {
  if (chosen.length < state.best) {
    state.best = chosen.length;
    state.covers = [];
    state.hasMore = false;
  }
  if (state.covers.length < most) state.covers.push([...chosen]);
  else state.hasMore = true;
}

/**
 * The row that leaves fewest ways on, and how many terms are needed at the least: rows no term holds together need one each.
 * Null where nothing is left to hold.
 */
function forkOf(
  { rows, heldBy, holding }: Search,
  { held, banned }: Way,
): { terms: number[]; least: number } | null {
  const open: { row: number; terms: number[] }[] = [];
  for (let row = 0; row < rows; row++) {
    if (has(held, row)) continue;
    open.push({ row, terms: (heldBy[row] ?? []).filter((term) => !has(banned, term)) });
  }
  open.sort((a, b) => a.terms.length - b.terms.length || a.row - b.row);
  const [first] = open;
  if (!first) return null;
  const reached = asBits([], rows);
  let least = 0;
  for (const { row, terms } of open) {
    if (terms.length === 0) return { terms: [], least: Infinity };
    if (has(reached, row)) continue;
    least += 1;
    for (const term of terms)
      (holding[term] ?? []).forEach((word, at) => (reached[at] = (reached[at] ?? 0) | word));
  }
  const gain = (term: number): number => gainOf(holding[term] ?? reached, held);
  return { terms: first.terms.toSorted((a, b) => gain(b) - gain(a) || a - b), least };
}
