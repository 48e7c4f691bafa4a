// From a truth table to what it says: the solutions, by what may be assumed of rows that nobody has seen.
import { smallestCovers, type Patience } from './covers.ts';
import { primesOf } from './implicants.ts';
import { holds, liesIn, type Term } from './term.ts';
import type { TruthTable } from './truth-table.ts';

/** What a solution may assume: nothing of rows without cases, whatever makes it shortest, or only what theory expects. */
export const solutionKinds = ['conservative', 'parsimonious', 'intermediate'] as const;
export type SolutionKind = (typeof solutionKinds)[number];

/** How a condition is expected to bear on the outcome: it helps where it is there, where it is not, or nobody can say. */
export const expectations = ['present', 'absent', ''] as const;
export type Expectation = (typeof expectations)[number];

/** One way to say what the table says: terms that together hold all rows that lead to the outcome, and no row that does not. */
interface Model {
  readonly terms: readonly Term[];
  /** The rows without enough cases that it holds: what it assumes of them is that they lead to the outcome. */
  readonly assumed: readonly number[];
}

/** All models of a kind. There can be several: the table alone does not decide between them. */
export interface Solution {
  readonly kind: SolutionKind;
  readonly models: readonly Model[];
  /** Whether there are more models than are listed. */
  readonly hasMore: boolean;
  /** Whether no shorter model is there; not, where the search was given up. */
  readonly isProved: boolean;
}

/** So far a search goes: a table of 12 conditions and 200 cases is done within two seconds. */
const patienceOf = { covers: 64, steps: 10_000 } as const satisfies Patience;

/** So many parsimonious models are taken on to intermediate ones. */
const mostPairs = 12;

/** The rows of a table by what is known of them. */
interface Known {
  readonly conditions: number;
  readonly leading: readonly number[];
  readonly isRemainder: Uint8Array;
}

function knownOf({ conditions, rows }: TruthTable): Known {
  const isRemainder = new Uint8Array(2 ** conditions).fill(1);
  for (const { corner, leads } of rows) if (leads !== null) isRemainder[corner] = 0;
  const leading = rows.filter(({ leads }) => leads === true).map(({ corner }) => corner);
  return { conditions, leading, isRemainder };
}

/**
 * The conservative, the parsimonious and the intermediate solution of a table; without models where no row leads to the outcome.
 * Expectations are listed by the place of the condition. Intermediate models follow the standard analysis of Ragin and Sonnett
 * (2005): of a conservative term that lies in a parsimonious one those conditions stay that the parsimonious one asks, and those
 * that no expectation speaks against; rows without cases in what is left are easy counterfactuals, and the leading rows are
 * minimised once more with these alone.
 */
export function solve(
  table: TruthTable,
  expected: readonly Expectation[],
  patience: Patience = patienceOf,
): Record<SolutionKind, Solution> {
  const known = knownOf(table);
  const conservative = minimise(known, 'conservative', [], patience);
  const remainders = [...known.isRemainder.keys()].filter((row) => known.isRemainder[row] === 1);
  const parsimonious = minimise(known, 'parsimonious', remainders, patience);
  return {
    conservative,
    parsimonious,
    intermediate: between(known, { conservative, parsimonious, expected }, patience),
  };
}

function minimise(
  { conditions, leading, isRemainder }: Known,
  kind: SolutionKind,
  assumable: readonly number[],
  patience: Patience,
): Solution {
  if (leading.length === 0) return { kind, models: [], hasMore: false, isProved: true };
  const allowed = new Uint8Array(2 ** conditions);
  for (const row of leading) allowed[row] = 1;
  for (const row of assumable) allowed[row] = 1;
  const primes = primesOf(conditions, leading, allowed);
  const holding = primes.map((term) => leading.flatMap((row, place) => (holds(term, row) ? place : [])));
  const { covers, hasMore, isProved } = smallestCovers(leading.length, holding, patience);
  const models = covers.map((cover) => {
    const terms = cover.flatMap((place) => primes[place] ?? []);
    return { terms, assumed: rowsIn(terms, conditions).filter((row) => isRemainder[row] === 1) };
  });
  return { kind, models, hasMore, isProved };
}

/** The rows in any of some terms. */
function rowsIn(terms: readonly Term[], conditions: number): number[] {
  const found = new Set<number>();
  for (const { fixed, values } of terms) {
    const free = (2 ** conditions - 1) & ~fixed;
    // Every subset of the free conditions, from all of them down to none.
    for (let left = free; ; left = (left - 1) & free) {
      found.add(values | left);
      if (left === 0) break;
    }
  }
  return [...found].sort((a, b) => a - b);
}

interface Ends {
  readonly conservative: Solution;
  readonly parsimonious: Solution;
  readonly expected: readonly Expectation[];
}

function between(known: Known, { conservative, parsimonious, expected }: Ends, patience: Patience): Solution {
  const careful = [
    ...new Map(
      conservative.models.flatMap(({ terms }) => terms).map((term) => [`${term.fixed} ${term.values}`, term]),
    ).values(),
  ];
  const found = new Map<string, Model>();
  let [hasMore, isProved] = [
    conservative.hasMore || parsimonious.hasMore || parsimonious.models.length > mostPairs,
    conservative.isProved && parsimonious.isProved,
  ];
  const pairs = parsimonious.models.slice(0, mostPairs);
  const shared = { ...patience, steps: Math.ceil(patience.steps / Math.max(1, pairs.length)) };
  for (const { terms } of pairs) {
    const easy = easyRows(known, careful, { bold: terms, expected });
    const solution = minimise(known, 'intermediate', easy, shared);
    for (const model of solution.models) found.set(keyOf(model), model);
    hasMore ||= solution.hasMore;
    isProved &&= solution.isProved;
  }
  const models = [...found.values()].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  hasMore ||= models.length > patience.covers;
  return { kind: 'intermediate', models: models.slice(0, patience.covers), hasMore, isProved };
}

const keyOf = ({ terms }: Model): string => terms.map(({ fixed, values }) => `${fixed} ${values}`).join(',');

/** The rows without cases that theory lets one assume: between a conservative term and the parsimonious one it lies in. */
function easyRows(
  { conditions, isRemainder }: Known,
  careful: readonly Term[],
  { bold, expected }: { bold: readonly Term[]; expected: readonly Expectation[] },
): number[] {
  const kept = careful.flatMap((inner) =>
    bold.filter((outer) => liesIn(inner, outer)).map((outer) => loosened(inner, outer, expected)),
  );
  return rowsIn(kept, conditions).filter((row) => isRemainder[row] === 1);
}

/** A term without those of its conditions that expectation speaks against, but for what the term around it asks. */
function loosened(inner: Term, outer: Term, expected: readonly Expectation[]): Term {
  let fixed = inner.fixed;
  expected.forEach((expectation, place) => {
    const bit = 1 << place;
    if ((fixed & bit) === 0 || (outer.fixed & bit) !== 0) return;
    const isPresent = (inner.values & bit) !== 0;
    if ((expectation === 'present' && !isPresent) || (expectation === 'absent' && isPresent)) fixed &= ~bit;
  });
  return { fixed, values: inner.values & fixed };
}

/** What is expected of the absence of an outcome, where something else is of its presence: the contrary. */
export const expectedOfAbsence = (expected: readonly Expectation[]): Expectation[] =>
  expected.map((one) => (one === 'present' ? 'absent' : one === 'absent' ? 'present' : ''));

/**
 * What to say where conditions are too many for the cases; '' where they are not. With as many rows as cases or more a table
 * explains anything, chance too (Marx and Dusa 2011).
 */
export function guardSaid(conditions: number, cases: number): string {
  const rows = 2 ** conditions;
  if (cases >= rows) return '';
  const share = Math.floor((1000 * cases) / rows) / 10;
  const fitting = Math.max(1, Math.floor(Math.log2(Math.max(2, cases))));
  return `${conditions} conditions make ${rows.toLocaleString('en')} rows, and ${cases} cases can fill ${share} % of them at most: with so few, whatever was scored finds its formula. ${fitting} ${fitting === 1 ? 'condition is' : 'conditions are'} as many as ${cases} cases bear; put several together into one, or leave some out.`;
}

/** Whether working out a table takes a while, so that it is asked first. */
export const takesLong = (conditions: number): boolean => conditions > 12;
