// What must hold of every truth table, held against the slow way of Quine and McCluskey.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestCovers } from '../../../src/domain/qca/covers.ts';
import { primesOf } from '../../../src/domain/qca/implicants.ts';
import { robustnessOf } from '../../../src/domain/qca/robustness.ts';
import { solve, solutionKinds, type Expectation } from '../../../src/domain/qca/solution.ts';
import { holds, type ScoredCase, type Term } from '../../../src/domain/qca/term.ts';
import { truthTableOf } from '../../../src/domain/qca/truth-table.ts';

const conditions = 4;
const cuts = { consistency: 0.8, pri: 0, frequency: 1 };
const score = fc.integer({ min: 0, max: 10 }).map((tenth) => (tenth === 5 ? 0.55 : tenth / 10));
const cases = fc.array(
  fc.record({
    conditions: fc.array(score, { minLength: conditions, maxLength: conditions }),
    outcome: score,
  }),
  { minLength: 1, maxLength: 14 },
);
const expectations = fc.array(fc.constantFrom<Expectation>('present', 'absent', ''), {
  minLength: conditions,
  maxLength: conditions,
});
const allowedRows = fc.array(fc.constantFrom(0, 1, 2), { minLength: 16, maxLength: 16 });

/** Quine and McCluskey by the book: terms are merged in pairs that differ in one condition, until none can be. */
function byTheBook(rows: readonly number[]): Set<string> {
  let terms: Term[] = rows.map((row) => ({ fixed: 15, values: row }));
  const primes = new Set<string>();
  while (terms.length > 0) {
    const merged = new Set<string>();
    const next = new Map<string, Term>();
    for (const a of terms)
      for (const b of terms) {
        const bit = a.values ^ b.values;
        if (a.fixed !== b.fixed || bit === 0 || (bit & (bit - 1)) !== 0) continue;
        merged.add(`${a.fixed} ${a.values}`).add(`${b.fixed} ${b.values}`);
        const wider = { fixed: a.fixed & ~bit, values: a.values & ~bit };
        next.set(`${wider.fixed} ${wider.values}`, wider);
      }
    for (const { fixed, values } of terms)
      if (!merged.has(`${fixed} ${values}`)) primes.add(`${fixed} ${values}`);
    terms = [...next.values()];
  }
  return primes;
}

const keysOf = (terms: readonly Term[]): string[] =>
  terms.map(({ fixed, values }) => `${fixed} ${values}`).toSorted();

test('the prime implicants are those of Quine and McCluskey that hold a wanted row', () => {
  fc.assert(
    fc.property(allowedRows, (kinds) => {
      // 2 is wanted, 1 allowed, 0 neither.
      const rows = (least: number): number[] => kinds.flatMap((kind, row) => (kind >= least ? row : []));
      const allowed = Uint8Array.from(kinds, (kind) => (kind > 0 ? 1 : 0));
      const asked = byTheBook(rows(1));
      const wanted = [...asked].filter((key) => {
        const [fixed = 0, values = 0] = key.split(' ').map(Number);
        return rows(2).some((row) => holds({ fixed, values }, row));
      });
      expect(keysOf(primesOf(4, rows(2), allowed))).toEqual(wanted.toSorted());
    }),
  );
});

test('the smallest covers are all there are: none is smaller, none of that size is left out', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lists, (some) => {
      const holding = [...some, [0, 1, 2], [3, 4, 5]].map((own) => own.toSorted());
      const every = Array.from({ length: 2 ** holding.length }, (_, mask) =>
        holding.flatMap((_own, place) => ((mask >> place) & 1 ? place : [])),
      ).filter((chosen) => new Set(chosen.flatMap((place) => holding[place] ?? [])).size === 6);
      const size = Math.min(...every.map((chosen) => chosen.length));
      const smallest = every.filter((chosen) => chosen.length === size).map(String);
      const found = smallestCovers(6, holding, { covers: 5000, steps: 100_000 });
      expect(found.covers.map(String).toSorted()).toEqual(smallest.toSorted());
      expect([found.hasMore, found.isProved]).toEqual([false, true]);
    }),
  );
});

test('a search that is given up still holds every row, and says that it proves nothing', () => {
  const holding = [[0, 1], [1, 2], [2, 3], [3, 0], [0], [1], [2], [3]];
  const { covers, isProved } = smallestCovers(4, holding, { covers: 10, steps: 1 });
  expect(isProved).toBe(false);
  expect(new Set(covers[0]?.flatMap((place) => holding[place] ?? [])).size).toBe(4);
});

test('every model holds all rows that lead to the outcome and none that does not, and assumes what it says it assumes', () => {
  fc.assert(
    fc.property(cases, expectations, (some, expected) => {
      const table = truthTableOf(some, conditions, cuts);
      const solutions = solve(table, expected);
      const observed = new Map(table.rows.map(({ corner, leads }) => [corner, leads]));
      for (const kind of solutionKinds)
        for (const { terms, assumed } of solutions[kind].models) {
          const held = Array.from({ length: 16 }, (_, row) => row).filter((row) =>
            terms.some((term) => holds(term, row)),
          );
          for (const [row, leads] of observed) expect(held.includes(row)).toBe(leads);
          expect(held.filter((row) => !observed.has(row))).toEqual(assumed);
          if (kind === 'conservative') expect(assumed).toEqual([]);
        }
    }),
  );
});

test('what theory allows lies between: an intermediate model assumes nothing that no parsimonious one assumes', () => {
  fc.assert(
    fc.property(cases, expectations, (some, expected) => {
      const { parsimonious, intermediate } = solve(truthTableOf(some, conditions, cuts), expected);
      const bold = new Set(parsimonious.models.flatMap(({ assumed }) => assumed));
      for (const { assumed } of intermediate.models) for (const row of assumed) expect(bold).toContain(row);
    }),
  );
});

test('without expectations the intermediate solution is the conservative one', () => {
  fc.assert(
    fc.property(cases, (some) => {
      const { conservative, intermediate } = solve(truthTableOf(some, conditions, cuts), ['', '', '', '']);
      const written = (models: readonly { terms: readonly Term[] }[]): string[] =>
        models.map(({ terms }) => keysOf(terms).join()).toSorted();
      expect(written(intermediate.models)).toEqual(written(conservative.models));
    }),
  );
});

test('neither the order of the cases nor that of the conditions matters', () => {
  const turned = (one: ScoredCase): ScoredCase => ({ ...one, conditions: one.conditions.toReversed() });
  const turnedBits = (bits: number): number =>
    [0, 1, 2, 3].reduce((sum, place) => sum | (((bits >> place) & 1) << (3 - place)), 0);
  const written = (all: ReturnType<typeof solve>, turn: (bits: number) => number): unknown =>
    solutionKinds.map((kind) =>
      all[kind].models
        .map(({ terms }) =>
          keysOf(terms.map(({ fixed, values }) => ({ fixed: turn(fixed), values: turn(values) }))).join(),
        )
        .toSorted(),
    );
  fc.assert(
    fc.property(cases, expectations, (some, expected) => {
      const straight = written(solve(truthTableOf(some, conditions, cuts), expected), (bits) => bits);
      const backwards = some.toReversed().map(turned);
      const other = solve(truthTableOf(backwards, conditions, cuts), expected.toReversed());
      expect(written(other, turnedBits)).toEqual(straight);
    }),
  );
});

test('a solution held against itself stays throughout; one that loses a term says which', () => {
  const term = (fixed: number): Term => ({ fixed, values: fixed });
  const of = (...terms: Term[]) => ({ kind: 'parsimonious', models: [{ terms, assumed: [] }], hasMore: false, isProved: true }) as const; // prettier-ignore
  expect(robustnessOf(of(term(1), term(2)), [of(term(2), term(1)), of(term(1))])).toMatchObject({
    variants: 2,
    stays: 1,
    terms: [
      { term: { fixed: 1 }, stays: 2 },
      { term: { fixed: 2 }, stays: 1 },
    ],
  });
});

test('a case that is exactly half in a condition, and seventeen conditions, are refused', () => {
  expect(() => truthTableOf([{ conditions: [0.5], outcome: 1 }], 1, cuts)).toThrow(/belongs to no row/);
  const many = [{ conditions: Array.from({ length: 17 }, () => 1), outcome: 1 }];
  expect(() => truthTableOf(many, 17, cuts)).toThrow(/16 conditions at most/);
});
