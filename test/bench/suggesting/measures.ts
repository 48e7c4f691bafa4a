// The measures, pure: from what was said of passages and what a researcher gave them to figures.

/** What a method says of a passage: codes, likeliest first, and how likely each is where it can tell. */
export interface Answer {
  readonly codes: readonly number[];
  readonly likelihoods?: readonly number[];
}

/** An answer beside what the researcher gave. */
export interface Judged extends Answer {
  readonly truth: ReadonlySet<number>;
}

/** How many of those that were said between two likelihoods were right. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly said: number;
  readonly right: number;
}

/** The figures of one run; null where a method gives no likelihoods. */
export interface Measures {
  readonly map: number;
  readonly recall3: number;
  readonly recall5: number;
  readonly precision1: number;
  readonly microF1: number | null;
  readonly macroF1: number | null;
  readonly calibration: number | null;
}

/** Precision at the place of each right code, averaged over all right codes: one that was not said counts as 0. */
export function averagePrecision({ codes, truth }: Judged): number {
  let hits = 0;
  let sum = 0;
  codes.forEach((code, at) => {
    if (truth.has(code)) sum += ++hits / (at + 1);
  });
  return sum / truth.size;
}

/** The share of the right codes that is among the first `most`. */
export const recallAt = ({ codes, truth }: Judged, most: number): number =>
  codes.slice(0, most).filter((code) => truth.has(code)).length / truth.size;

/** 1 where the first code is right, 0 where it is wrong or there is none. */
export const precisionAtOne = ({ codes, truth }: Judged): number => (truth.has(codes[0] ?? -1) ? 1 : 0);

/**
 * F1 of all codes that are at least as likely as `threshold`: over all pairs of passage and code (micro), and averaged
 * over the codes that were said or given at all (macro).
 */
export function f1At(judged: readonly Judged[], threshold: number): { micro: number; macro: number } {
  const counts = new Map<number, { said: number; given: number; right: number }>();
  const of = (code: number): { said: number; given: number; right: number } => {
    const found = counts.get(code) ?? { said: 0, given: 0, right: 0 };
    counts.set(code, found);
    return found;
  };
  for (const { codes, likelihoods = [], truth } of judged) {
    for (const code of truth) of(code).given++;
    codes.forEach((code, at) => {
      if ((likelihoods[at] ?? 0) < threshold) return;
      of(code).said++;
      if (truth.has(code)) of(code).right++;
    });
  }
  const all = [...counts.values()];
  const sum = (pick: (one: (typeof all)[number]) => number): number =>
    all.reduce((whole, one) => whole + pick(one), 0);
  return {
    micro: (2 * sum(({ right }) => right)) / sum(({ said, given }) => said + given),
    macro: mean(all.map(({ said, given, right }) => (2 * right) / (said + given))),
  };
}

const pairsOf = (judged: readonly Judged[]): { likelihood: number; isRight: boolean }[] =>
  judged.flatMap(({ codes, likelihoods = [], truth }) =>
    codes.map((code, at) => ({ likelihood: likelihoods[at] ?? 0, isRight: truth.has(code) })),
  );

/** Expected calibration error: how far likelihoods are from the shares that were right, over ten bands of equal width. */
export function calibrationError(judged: readonly Judged[]): number {
  const bands = Array.from({ length: 10 }, () => ({ likelihood: 0, right: 0 }));
  const pairs = pairsOf(judged);
  for (const { likelihood, isRight } of pairs) {
    const band = bands[Math.min(9, Math.floor(likelihood * 10))];
    if (!band) continue;
    band.likelihood += likelihood;
    band.right += isRight ? 1 : 0;
  }
  return bands.reduce((sum, { likelihood, right }) => sum + Math.abs(likelihood - right), 0) / pairs.length;
}

/** The bands in which likelihoods are shown: a share near the band's own numbers means that they can be believed. */
export function bandsOf(judged: readonly Judged[]): Band[] {
  const edges = [0.2, 0.35, 0.5, 0.7, 1];
  const pairs = pairsOf(judged);
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? 1;
    const within = pairs.filter(
      ({ likelihood }) => likelihood >= from && (likelihood < to || (to === 1 && likelihood === 1)),
    );
    return { from, to, said: within.length, right: within.filter(({ isRight }) => isRight).length };
  });
}

/** All figures of the informants' passages: ranking on those that were given a code, the rest on all of them. */
export function measuresOf(judged: readonly Judged[], threshold: number | null): Measures {
  const coded = judged.filter(({ truth }) => truth.size > 0);
  const f1 = threshold === null ? null : f1At(judged, threshold);
  return {
    map: mean(coded.map(averagePrecision)),
    recall3: mean(coded.map((one) => recallAt(one, 3))),
    recall5: mean(coded.map((one) => recallAt(one, 5))),
    precision1: mean(coded.map(precisionAtOne)),
    microF1: f1?.micro ?? null,
    macroF1: f1?.macro ?? null,
    calibration: threshold === null ? null : calibrationError(judged),
  };
}

/** The mean; NaN of nothing. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far values lie from their mean: the standard deviation of exactly these. */
export function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
