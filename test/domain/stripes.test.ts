import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanesOf } from '../../src/domain/stripes.ts';
import { overlaps } from '../../src/domain/text.ts';

const spans = fc.array(
  fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { size: 'max', maxLength: 15 },
);

test('two codings of the same words never stand in one lane', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const lanes = lanesOf(list);
      expect(lanes).toHaveLength(list.length);
      list.forEach((a, at) => {
        list.slice(at + 1).forEach((b, after) => {
          if (overlaps(a, b)) expect(lanes[at]).not.toBe(lanes[at + 1 + after]);
        });
      });
    }),
  );
});

test('there are no more lanes than codings at the most coded place', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const deepest = Math.max(
        0,
        ...Array.from(
          { length: 30 },
          (_, at) => list.filter((one) => one.start <= at && at < one.end).length,
        ),
      );
      expect(Math.max(-1, ...lanesOf(list)) + 1).toBe(deepest);
    }),
  );
});

test('a coding that begins where another ends takes its lane again', () => {
  expect(
    lanesOf([
      { start: 0, end: 5 },
      { start: 3, end: 9 },
      { start: 5, end: 7 },
    ]),
  ).toEqual([0, 1, 0]);
});
