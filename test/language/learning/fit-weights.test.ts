import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestThreshold } from '../../../src/language/learning/adapting.ts';
import { fitWeights, lossOf, type Outcome } from '../../../src/language/learning/fit-weights.ts';

const outcome = fc
  .tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0 as const, 1 as const), fc.constantFrom(1, 5))
  .map(([x, y, given, cost]): Outcome => ({ row: [1, x, y], given, cost })); // prettier-ignore

const from = [-1, 0.5, 0.5];

function loss(weights: readonly number[], outcomes: readonly Outcome[]): number {
  const pull = weights.reduce((sum, weight, at) => sum + (weight - (from[at] ?? 0)) ** 2, 0);
  return outcomes.reduce((sum, { row, given, cost }) => {
    const logit = row.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
    return sum + cost * Math.log(1 + Math.exp(given === 1 ? -logit : logit));
  }, 2 * pull);
}

test('no weights nearby are better than those that are found', () => {
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1, maxLength: 40 }), (outcomes) => {
      const found = fitWeights(outcomes, from);
      for (const at of [0, 1, 2])
        for (const by of [-0.05, 0.05]) {
          const moved = found.map((weight, place) => (place === at ? weight + by : weight));
          expect(loss(found, outcomes)).toBeLessThanOrEqual(loss(moved, outcomes) + 1e-9);
        }
    }),
  );
});

test('the loss never rises, however far the outcomes are from the weights that were there', () => {
  const far = fc.double({ min: -40, max: 40, noNaN: true });
  const wild = fc.tuple(far, far, fc.constantFrom(0 as const, 1 as const), fc.constantFrom(1, 200));
  fc.assert(
    fc.property(fc.array(wild, { minLength: 1, maxLength: 60 }), (made) => {
      const outcomes = made.map(([x, y, given, cost]): Outcome => ({ row: [1, x, y], given, cost }));
      const found = fitWeights(outcomes, from);
      const before = lossOf(outcomes, from, from);
      expect(lossOf(outcomes, found, from)).toBeLessThanOrEqual(before * (1 + 1e-9));
    }),
  );
});

test('without outcomes the weights stay as they were', () => {
  expect(fitWeights([], from)).toEqual(from);
});

test('the threshold is where F1 is best', () => {
  const said = [
    { given: 1 as const, cost: 1, likelihood: 0.9 },
    { given: 1 as const, cost: 1, likelihood: 0.6 },
    { given: 0 as const, cost: 1, likelihood: 0.5 },
    { given: 1 as const, cost: 1, likelihood: 0.4 },
    { given: 0 as const, cost: 4, likelihood: 0.3 },
  ];
  // With 0.4: 3 of 4 taken are right, and 3 of 3 found: F1 = 6/7.
  expect(bestThreshold(said, 0.3)).toBe(0.4);
  expect(bestThreshold([], 0.3)).toBe(0.3);
});
