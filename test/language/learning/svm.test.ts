import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparseOf, type Sparse } from '../../../src/language/learning/sparse.ts';
import { margin, rowsOf, trainJudge } from '../../../src/language/learning/svm.ts';

/** A vector to learn from: on which side it is, and what it costs to take it for the other. */
interface Example {
  readonly vector: Sparse;
  readonly side: 1 | -1;
  readonly cost: number;
}

const trained = (examples: readonly Example[], size: number) =>
  trainJudge(
    rowsOf(examples.map((one) => one.vector)),
    {
      sides: Int8Array.from(examples, ({ side }) => side),
      costs: Float64Array.from(examples, ({ cost }) => cost),
    },
    size,
  );

const vector = (...values: number[]) => sparseOf(new Map(values.map((value, place) => [place, value])));

test('what can be told apart is told apart', () => {
  const examples: Example[] = [
    { vector: vector(1, 0), side: 1, cost: 10 },
    { vector: vector(0.9, 0.1), side: 1, cost: 10 },
    { vector: vector(0, 1), side: -1, cost: 10 },
    { vector: vector(0.1, 0.8), side: -1, cost: 10 },
  ];
  const judge = trained(examples, 2);
  for (const one of examples) expect(Math.sign(margin(judge, one.vector))).toBe(one.side);
});

const example = fc
  .tuple(
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
    fc.constantFrom(1 as const, -1 as const),
    fc.constantFrom(0.2, 1, 2),
  )
  .map(([values, side, cost]): Example => ({ vector: vector(...values), side, cost }));

/** What the training makes small: half the squared length of the weights and, by cost, the squared hinge losses. */
function objective(weights: readonly number[], bias: number, examples: readonly Example[]): number {
  const judge = { weights: Float32Array.from(weights), bias };
  const loss = examples.reduce(
    (sum, { vector: of, side, cost }) => sum + cost * Math.max(0, 1 - side * margin(judge, of)) ** 2,
    0,
  );
  return (weights.reduce((sum, weight) => sum + weight ** 2, 0) + bias ** 2) / 2 + loss;
}

test('no judge nearby is much better than the one that was trained', () => {
  fc.assert(
    fc.property(fc.array(example, { minLength: 2, maxLength: 12 }), (examples) => {
      const { weights, bias } = trained(examples, 3);
      const found = objective([...weights], bias, examples);
      for (let place = 0; place < 4; place++) {
        for (const by of [-0.2, 0.2]) {
          const moved = [...weights].map((weight, at) => (at === place ? weight + by : weight));
          const beside = objective(moved, place === 3 ? bias + by : bias, examples);
          expect(found).toBeLessThanOrEqual(1.1 * beside + 0.3);
        }
      }
    }),
    { numRuns: 200 },
  );
});
