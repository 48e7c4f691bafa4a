// How well what is claimed fits the cases. Ragin 2006 and 2008; Schneider and Wagemann 2012, chapters 5 and 9.
import { membershipIn, membershipInAny, type ScoredCase, type Term } from './term.ts';

/** How well something is sufficient for the outcome; null where no case belongs to it. */
export interface Sufficiency {
  /** Σ min(x, y) / Σ x: how far whoever belongs to it has the outcome. */
  readonly consistency: number | null;
  /** (Σ min(x, y) − Σ min(x, y, 1−y)) / (Σ x − Σ min(x, y, 1−y)): the same, without what speaks for the absence as well. */
  readonly pri: number | null;
  /** Σ min(x, y) / Σ y: how much of the outcome it accounts for. */
  readonly coverage: number | null;
}

/** How well something is necessary for the outcome. */
export interface Necessity {
  /** Σ min(x, y) / Σ y. */
  readonly consistency: number | null;
  /** Σ min(x, y) / Σ x. */
  readonly coverage: number | null;
  /** Σ (1−x) / Σ (1−min(x, y)): low where nearly everybody belongs to it, so that its necessity says little. */
  readonly relevance: number | null;
}

/** A part of a whole; null where there is no whole. */
const share = (part: number, whole: number): number | null => (whole <= 1e-12 ? null : part / whole);

/** How sufficient memberships `x` are for the outcomes `y` of the same cases. */
export function sufficiencyOf(x: readonly number[], y: readonly number[]): Sufficiency {
  let [all, both, outcome, ambiguous] = [0, 0, 0, 0];
  x.forEach((own, place) => {
    const out = y[place] ?? 0;
    all += own;
    outcome += out;
    both += Math.min(own, out);
    ambiguous += Math.min(own, out, 1 - out);
  });
  return {
    consistency: share(both, all),
    pri: share(both - ambiguous, all - ambiguous),
    coverage: share(both, outcome),
  };
}

/** How necessary memberships `x` are for the outcomes `y` of the same cases. */
export function necessityOf(x: readonly number[], y: readonly number[]): Necessity {
  let [all, both, outcome, outside, outsideBoth] = [0, 0, 0, 0, 0];
  x.forEach((own, place) => {
    const out = y[place] ?? 0;
    all += own;
    outcome += out;
    both += Math.min(own, out);
    outside += 1 - own;
    outsideBoth += 1 - Math.min(own, out);
  });
  return {
    consistency: share(both, outcome),
    coverage: share(both, all),
    relevance: share(outside, outsideBoth),
  };
}

/** A term of a solution and what it alone accounts for. */
interface TermFit extends Sufficiency {
  readonly term: Term;
  /** The coverage of the solution less what it has without this term. */
  readonly uniqueCoverage: number | null;
}

/** A solution with its fit, that of its terms, and who is explained. */
export interface SolutionFit extends Sufficiency {
  readonly terms: readonly TermFit[];
  /** Places of cases that have the outcome and belong to it; that belong to it without the outcome; that have it and do not belong. */
  readonly explained: readonly number[];
  readonly deviant: readonly number[];
  readonly unexplained: readonly number[];
}

/** How well a solution fits cases. */
export function fitOf(terms: readonly Term[], cases: readonly ScoredCase[]): SolutionFit {
  const y = cases.map(({ outcome }) => outcome);
  const inAny = (some: readonly Term[]): number[] => cases.map((one) => membershipInAny(some, one));
  const x = inAny(terms);
  const whole = sufficiencyOf(x, y);
  const isIn = (place: number): boolean => (x[place] ?? 0) > 0.5;
  const hasOutcome = (place: number): boolean => (y[place] ?? 0) > 0.5;
  const places = [...cases.keys()];
  return {
    ...whole,
    terms: terms.map((term) => {
      const without = sufficiencyOf(inAny(terms.filter((one) => one !== term)), y);
      const own = sufficiencyOf(
        cases.map((one) => membershipIn(term, one)),
        y,
      );
      const unique = whole.coverage === null ? null : whole.coverage - (without.coverage ?? 0);
      return { ...own, term, uniqueCoverage: unique };
    }),
    explained: places.filter((place) => isIn(place) && hasOutcome(place)),
    deviant: places.filter((place) => isIn(place) && !hasOutcome(place)),
    unexplained: places.filter((place) => !isIn(place) && hasOutcome(place)),
  };
}
