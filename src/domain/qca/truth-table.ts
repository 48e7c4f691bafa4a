import { Refusal } from '../refusal.ts';
import { turningPoint } from './calibration.ts';
import { sufficiencyOf } from './fit.ts';
import { cornerTerm, membershipIn, mostConditions, type ScoredCase } from './term.ts';

/** Where a row counts as one that leads to the outcome. */
export interface Cuts {
  /** The least consistency. */
  readonly consistency: number;
  /** The least PRI; 0 asks for none. */
  readonly pri: number;
  /** So many cases make a row one that was observed. */
  readonly frequency: number;
}

/** A row that holds cases: one combination of conditions that are there or not. */
interface TruthRow {
  /** The conditions that are present, as bits by their place. */
  readonly corner: number;
  /** As it is numbered in print: the first condition counts most, from 1. */
  readonly number: number;
  /** The places of the cases that belong to it more than to any other. */
  readonly cases: readonly number[];
  readonly consistency: number;
  readonly pri: number;
  /** Whether it leads to the outcome; null where too few cases are there to say. */
  readonly leads: boolean | null;
  /** Its cases that have the outcome, where others of it do not: a contradiction; empty where there is none. */
  readonly contradiction: { readonly with: readonly number[]; readonly without: readonly number[] } | null;
}

/** A truth table: its rows with cases, and how many there could be. */
export interface TruthTable {
  readonly conditions: number;
  readonly rows: readonly TruthRow[];
  /** Rows of which nothing is known: 2^k less those with enough cases. */
  readonly remainders: number;
}

/** Sums of hundredths miss their mark by less than this. */
const tolerance = 1e-9;

/**
 * The truth table of cases. A case belongs to the one row in which all its scores are above one half; refuses a case that has
 * a condition at exactly one half, for it belongs to none, and more conditions than can be worked with.
 */
export function truthTableOf(cases: readonly ScoredCase[], conditions: number, cuts: Cuts): TruthTable {
  if (conditions > mostConditions)
    throw new Refusal('invalid', `A truth table can have ${mostConditions} conditions at most.`);
  const places = Map.groupBy(cases.keys(), (place) => cornerOf(cases[place]));
  const rows = [...places].map(([corner, own]) => rowOf({ corner, own, conditions }, cases, cuts));
  return {
    conditions,
    rows: rows.sort((a, b) => a.number - b.number),
    remainders: 2 ** conditions - rows.filter(({ leads }) => leads !== null).length,
  };
}

function cornerOf(one: ScoredCase | undefined): number {
  let corner = 0;
  one?.conditions.forEach((score, place) => {
    if (score === turningPoint)
      throw new Refusal('invalid', 'A case that is exactly half in a condition belongs to no row.');
    if (score > turningPoint) corner |= 1 << place;
  });
  return corner;
}

function rowOf(
  { corner, own, conditions }: { corner: number; own: readonly number[]; conditions: number },
  cases: readonly ScoredCase[],
  cuts: Cuts,
): TruthRow {
  const term = cornerTerm(corner, conditions);
  const fit = sufficiencyOf(
    cases.map((one) => membershipIn(term, one)),
    cases.map(({ outcome }) => outcome),
  );
  const [consistency, pri] = [fit.consistency ?? 0, fit.pri ?? 0];
  const isEnough = consistency >= cuts.consistency - tolerance && pri >= cuts.pri - tolerance;
  const hasOutcome = (place: number): boolean => (cases[place]?.outcome ?? 0) > turningPoint;
  const [with_, without] = [own.filter(hasOutcome), own.filter((place) => !hasOutcome(place))];
  return {
    corner,
    number: numberOf(corner, conditions),
    cases: own,
    consistency,
    pri,
    leads: own.length < cuts.frequency ? null : isEnough,
    contradiction: with_.length > 0 && without.length > 0 ? { with: with_, without } : null,
  };
}

function numberOf(corner: number, conditions: number): number {
  let number = 1;
  for (let place = 0; place < conditions; place++)
    if ((corner & (1 << place)) !== 0) number += 2 ** (conditions - 1 - place);
  return number;
}

/** The same cases, asked for the absence of the outcome. */
export const negated = (cases: readonly ScoredCase[]): ScoredCase[] =>
  cases.map((one) => ({ ...one, outcome: Math.round((1 - one.outcome) * 1e6) / 1e6 }));
