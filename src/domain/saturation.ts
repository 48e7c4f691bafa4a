/** A stretch of interviews in a row, and how much it brought that was new. */
export interface SaturationRun {
  /** The places of its first and last interview, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly fresh: number;
  /** New codes of the run per code of the base; null where the base has none. */
  readonly ratio: number | null;
}

/** How new codes dry up over interviews. */
export interface Saturation {
  /** New codes of each interview, and how many are known after it. */
  readonly fresh: readonly number[];
  readonly known: readonly number[];
  readonly base: number;
  readonly runs: readonly SaturationRun[];
  /** The first run at or below the threshold; null where none is. */
  readonly reached: SaturationRun | null;
}

/**
 * Thematic saturation after Guest, Namey and Chen, "A simple method to assess and report thematic saturation in
 * qualitative research", PLoS ONE 15(5), 2020: the codes that a run of interviews brings anew, divided by those of the base,
 * the first interviews. Runs slide by one interview. `threshold` is a share, .05 or 0 as a rule.
 */
export function saturationOf(
  interviews: readonly ReadonlySet<number>[],
  { base, run, threshold }: { readonly base: number; readonly run: number; readonly threshold: number },
): Saturation {
  const seen = new Set<number>();
  const fresh = interviews.map((codes) => {
    const before = seen.size;
    for (const code of codes) seen.add(code);
    return seen.size - before;
  });
  return saturationOfCounts(fresh, { base, run, threshold });
}

/** The same where only the number of new codes of each interview is known. */
export function saturationOfCounts(
  fresh: readonly number[],
  { base, run, threshold }: { readonly base: number; readonly run: number; readonly threshold: number },
): Saturation {
  let sum = 0;
  const known = fresh.map((count) => (sum += count));
  const inBase = known[Math.min(base, fresh.length) - 1] ?? 0;
  const runs: SaturationRun[] = [];
  for (let from = base; from + run <= fresh.length; from++) {
    const brought = fresh.slice(from, from + run).reduce((total, count) => total + count, 0);
    runs.push({
      from: from + 1,
      to: from + run,
      fresh: brought,
      ratio: inBase > 0 ? brought / inBase : null,
    });
  }
  const reached = runs.find(({ ratio }) => ratio !== null && ratio <= threshold) ?? null;
  return { fresh, known, base: inBase, runs, reached };
}

/** How many codes are known after each interview in nine of ten orders: the least, and the most. */
export interface SaturationBand {
  readonly low: number[];
  readonly high: number[];
}

/** So many orders are tried. */
const orders = 200;

/**
 * How far the curve depends on the order: the codes known after each interview over 200 orders by chance, the lowest and the
 * highest twentieth left out. The same interviews give the same band: the orders are those of a generator that begins alike.
 */
export function bandOf(interviews: readonly ReadonlySet<number>[]): SaturationBand {
  const random = generator(20_200_505);
  const seen = new Map<number, number>();
  const known = interviews.map(() => new Int32Array(orders));
  const order = [...interviews];
  for (let trial = 0; trial < orders; trial++) {
    shuffle(order, random);
    let count = 0;
    order.forEach((codes, place) => {
      for (const code of codes) {
        if (seen.get(code) === trial) continue;
        seen.set(code, trial);
        count += 1;
      }
      const after = known[place];
      if (after) after[trial] = count;
    });
  }
  for (const after of known) after.sort();
  const at = (share: number): number[] => known.map((after) => after[Math.round((orders - 1) * share)] ?? 0);
  return { low: at(0.05), high: at(0.95) };
}

function shuffle(list: ReadonlySet<number>[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [list[last], list[other]];
    if (one === undefined || two === undefined) continue;
    list[last] = two;
    list[other] = one;
  }
}

/** Numbers from 0 to 1 that look like chance (mulberry32), the same after the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
