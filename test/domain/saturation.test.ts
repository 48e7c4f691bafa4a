import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, saturationOf } from '../../src/domain/saturation.ts';

const rule = { base: 1, run: 1, threshold: 0 };
const interviews = fc.array(
  fc.uniqueArray(fc.nat(9), { maxLength: 6 }).map((codes) => new Set(codes)),
  { maxLength: 8 },
);

test('the band says how far the curve depends on the order: it ends where every order ends', () => {
  fc.assert(
    fc.property(interviews, (all) => {
      const { low, high } = bandOf(all);
      const { known } = saturationOf(all, rule);
      expect([low.length, high.length]).toEqual([all.length, all.length]);
      expect([low.at(-1), high.at(-1)]).toEqual([known.at(-1), known.at(-1)]);
      const most = Math.max(0, ...all.map((codes) => codes.size));
      const least = Math.min(...all.map((codes) => codes.size));
      low.forEach((count, at) => {
        expect(count).toBeLessThanOrEqual(high[at] ?? -1);
        expect(count).toBeGreaterThanOrEqual(low[at - 1] ?? 0);
        expect(high[at]).toBeLessThanOrEqual(most * (at + 1));
        expect(count).toBeGreaterThanOrEqual(least);
      });
      expect(bandOf(all)).toEqual({ low, high });
    }),
    { numRuns: 30 },
  );
});

test('where one interview says it all and the others nothing, nine of ten orders lie anywhere between', () => {
  const all = [new Set([1, 2, 3]), ...Array.from({ length: 4 }, () => new Set<number>())];
  expect(bandOf(all)).toEqual({ low: [0, 0, 0, 0, 3], high: [3, 3, 3, 3, 3] });
});
