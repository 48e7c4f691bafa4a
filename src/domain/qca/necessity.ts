// What is necessary for the outcome: a condition, its absence, or one or another of several.
import { necessityOf, type Necessity } from './fit.ts';
import type { ScoredCase } from './term.ts';

/** One of several conditions, each present or absent: as bits by their place. */
interface Either {
  readonly fixed: number;
  readonly values: number;
}

/** What stands before the outcome, and how necessary it is. */
export interface NecessityFit extends Necessity {
  readonly either: Either;
}

/** To what degree a case belongs to any of some conditions: as much as to the strongest. */
function membership({ fixed, values }: Either, { conditions }: ScoredCase): number {
  let most = 0;
  conditions.forEach((score, place) => {
    const bit = 1 << place;
    if ((fixed & bit) !== 0) most = Math.max(most, (values & bit) === 0 ? 1 - score : score);
  });
  return most;
}

const fitOfEither = (either: Either, cases: readonly ScoredCase[]): NecessityFit => ({
  either,
  ...necessityOf(
    cases.map((one) => membership(either, one)),
    cases.map(({ outcome }) => outcome),
  ),
});

/** How necessary each condition is, and its absence: in the order of the conditions, presence first. */
export const singleNecessities = (conditions: number, cases: readonly ScoredCase[]): NecessityFit[] =>
  Array.from({ length: conditions }, (_, place) => 1 << place).flatMap((bit) => [
    fitOfEither({ fixed: bit, values: bit }, cases),
    fitOfEither({ fixed: bit, values: 0 }, cases),
  ]);

/** What a necessity of several conditions has to reach. */
export interface NecessityCuts {
  readonly consistency: number;
  readonly coverage: number;
  /** So many conditions stand together at most. */
  readonly most: number;
}

/**
 * One or another of several conditions that is necessary where none of fewer of them is: reaching the consistency and coverage
 * asked. What one of them does alone is left to `singleNecessities`.
 */
export function eitherNecessities(
  conditions: number,
  cases: readonly ScoredCase[],
  cuts: NecessityCuts,
): NecessityFit[] {
  const enough: Either[] = [];
  const found: NecessityFit[] = [];
  for (let size = 1; size <= Math.min(cuts.most, conditions); size++) {
    for (const either of eithersOf(conditions, size)) {
      if (enough.some((smaller) => isPartOf(smaller, either))) continue;
      const fit = fitOfEither(either, cases);
      if ((fit.consistency ?? 0) < cuts.consistency - 1e-9) continue;
      enough.push(either);
      if (size > 1 && (fit.coverage ?? 0) >= cuts.coverage - 1e-9) found.push(fit);
    }
  }
  return found.sort((a, b) => (b.relevance ?? 0) - (a.relevance ?? 0));
}

const isPartOf = (smaller: Either, larger: Either): boolean =>
  (larger.fixed & smaller.fixed) === smaller.fixed && (larger.values & smaller.fixed) === smaller.values;

function* eithersOf(conditions: number, size: number, from = 0): Generator<Either> {
  if (size === 0) {
    yield { fixed: 0, values: 0 };
    return;
  }
  for (let place = from; place < conditions; place++)
    for (const rest of eithersOf(conditions, size - 1, place + 1))
      for (const value of [1 << place, 0])
        yield { fixed: rest.fixed | (1 << place), values: rest.values | value };
}
