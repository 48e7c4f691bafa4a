// The shortest terms that hold nothing they may not: prime implicants.
import { inTermOrder, type Term } from './term.ts';

/**
 * The prime implicants that hold a wanted row: terms that hold only rows that are allowed, and that hold others as soon as one
 * of their conditions is left out. They are those of Quine and McCluskey, found from each wanted row by itself: a set of its
 * conditions that tells it from every row that is not allowed, and none of whose parts does, is one. `allowed` says by row.
 */
export function primesOf(conditions: number, wanted: readonly number[], allowed: Uint8Array): Term[] {
  const found = new Map<number, Term>();
  const size = 2 ** conditions;
  const mixes = new Uint8Array(size);
  for (const row of wanted) {
    markMixing(mixes, { row, conditions, allowed });
    for (let fixed = 0; fixed < size; fixed++) {
      if (mixes[fixed] === 1 || !isShortest(mixes, fixed)) continue;
      const values = row & fixed;
      found.set(fixed * size + values, { fixed, values });
    }
  }
  return [...found.values()].sort(inTermOrder);
}

/** Marks each set of conditions that does not tell a row from all that are not allowed: where one agrees on more, on fewer too. */
function markMixing(
  mixes: Uint8Array,
  { row, conditions, allowed }: { row: number; conditions: number; allowed: Uint8Array },
): void {
  const all = mixes.length - 1;
  mixes.fill(0);
  for (let other = 0; other <= all; other++) if (allowed[other] !== 1) mixes[all & ~(row ^ other)] = 1;
  for (let bit = 1; bit < 1 << conditions; bit <<= 1)
    for (let fixed = 0; fixed <= all; fixed++)
      if ((fixed & bit) !== 0 && mixes[fixed] === 1) mixes[fixed ^ bit] = 1;
}

function isShortest(mixes: Uint8Array, fixed: number): boolean {
  for (let left = fixed; left !== 0; left &= left - 1) {
    const bit = left & -left;
    if (mixes[fixed ^ bit] !== 1) return false;
  }
  return true;
}
