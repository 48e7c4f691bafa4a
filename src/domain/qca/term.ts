// Terms: what conditions have to be present or absent. A condition is a bit, by its place.

/** Conditions that have to be present or absent: the bits of `fixed`, those among them that are present in `values`. */
export interface Term {
  readonly fixed: number;
  readonly values: number;
}

/** The scores of a case, from 0 to 1: one for each condition, by its place, and one for the outcome. */
export interface ScoredCase {
  readonly conditions: readonly number[];
  readonly outcome: number;
}

/** So many conditions at most: a table of them has 65,536 rows. */
export const mostConditions = 16;

/** The term that says something of every condition: a corner of the space of cases, a row of the table. */
export const cornerTerm = (corner: number, conditions: number): Term => ({
  fixed: 2 ** conditions - 1,
  values: corner,
});

/** Whether a row lies in a term. */
export const holds = ({ fixed, values }: Term, corner: number): boolean => (corner & fixed) === values;

/** Whether whatever lies in `inner` lies in `outer`. */
export const liesIn = (inner: Term, outer: Term): boolean =>
  (inner.fixed & outer.fixed) === outer.fixed && (inner.values & outer.fixed) === outer.values;

/** To what degree a case belongs to a term: as much as to the least of what is asked. To a term that asks nothing, wholly. */
export function membershipIn({ fixed, values }: Term, { conditions }: ScoredCase): number {
  let least = 1;
  conditions.forEach((score, place) => {
    if ((fixed & (1 << place)) === 0) return;
    least = Math.min(least, (values & (1 << place)) === 0 ? 1 - score : score);
  });
  return least;
}

/** To what degree a case belongs to a solution: as much as to the strongest of its terms. */
export const membershipInAny = (terms: readonly Term[], one: ScoredCase): number =>
  terms.reduce((most, term) => Math.max(most, membershipIn(term, one)), 0);

/** A term as it is written: present conditions by their name, absent ones after a ~, joined by *. */
export function writeTerm({ fixed, values }: Term, names: readonly string[]): string {
  const parts = names.flatMap((name, place) => {
    const bit = 1 << place;
    if ((fixed & bit) === 0) return [];
    return (values & bit) === 0 ? `~${name}` : name;
  });
  return parts.length === 0 ? '1' : parts.join('*');
}

/** A solution as it is written: its terms joined by +. */
export const writeTerms = (terms: readonly Term[], names: readonly string[]): string =>
  terms.map((term) => writeTerm(term, names)).join(' + ');

/** How many bits are set. */
function bitsIn(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Terms in an order that does not depend on how they were found: what asks less first, then by the conditions it asks. */
export const inTermOrder = (a: Term, b: Term): number =>
  bitsIn(a.fixed) - bitsIn(b.fixed) || a.fixed - b.fixed || b.values - a.values;
