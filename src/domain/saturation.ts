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
