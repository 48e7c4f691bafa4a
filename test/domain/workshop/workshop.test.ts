import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers, disagreement, tallyOf } from '../../../src/domain/workshop/workshop.ts';

const given = fc.array(fc.constantFrom(...answers), { maxLength: 40 });

test('people are as far apart as can be where half agree and half contest, and not at all where all say the same', () => {
  expect(disagreement(tallyOf(['agree', 'contest']))).toBe(1);
  expect(disagreement(tallyOf(['qualify', 'qualify', 'qualify']))).toBe(0);
  expect(disagreement(tallyOf([]))).toBe(0);
  expect(disagreement(tallyOf(['agree', 'agree', 'agree', 'contest']))).toBe(0.75);
  expect(disagreement(tallyOf(['agree', 'qualify']))).toBe(0.25);
});

test('how far apart people are lies between 0 and 1, whoever answers first, and agree and contest are alike to it', () => {
  fc.assert(
    fc.property(given, (all) => {
      const apart = disagreement(tallyOf(all));
      expect(apart >= 0 && apart <= 1 + 1e-12).toBe(true);
      expect(disagreement(tallyOf(all.toReversed()))).toBe(apart);
      const turned = { agree: 'contest', qualify: 'qualify', contest: 'agree' } as const;
      expect(disagreement(tallyOf(all.map((one) => turned[one])))).toBeCloseTo(apart, 12);
      expect(disagreement(tallyOf([...all, ...all]))).toBeCloseTo(apart, 12);
      expect(apart === 0).toBe(new Set(all).size < 2);
    }),
  );
});
