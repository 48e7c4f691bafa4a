import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quantifier, Verdict } from '../../src/domain/finding.ts';
import {
  brokenBy,
  portionOf,
  sayFragility,
  unitOf,
  worstOf,
  type Trial,
} from '../../src/domain/fragility.ts';

const quantifier = (verdict: Verdict, says = '3 of 4 informants (75 %)'): Quantifier => ({
  word: 'most',
  verdict,
  says,
});
const trial = (what: string, count: number, of: number, broken: readonly Quantifier[] = []): Trial => ({
  kind: 'source',
  what,
  broken,
  share: { count, of },
});

test('a word breaks where it fitted before and does not any more, also where it only becomes doubtful', () => {
  const after = [
    quantifier('does not fit'),
    quantifier('not sure'),
    quantifier('fits'),
    quantifier('not sure'),
  ];
  const before = [quantifier('fits'), quantifier('fits'), quantifier('fits'), quantifier('not sure')];
  expect(brokenBy(before, after)).toEqual([after[0], after[1]]);
});

test('the worst case breaks a word first of all, then moves the share furthest; what moves nothing is no worst case', () => {
  const share = { count: 6, of: 8 };
  const breaking = trial('Harbour', 5, 8, [quantifier('does not fit')]);
  const far = trial('River', 1, 8);
  expect(worstOf([trial('Same', 6, 8), far, breaking], share)).toBe(breaking);
  expect(worstOf([trial('Same', 6, 8), trial('Near', 5, 8), far], share)).toBe(far);
  expect(worstOf([trial('Same', 3, 4)], share)).toBeNull();
});

test('no trial hurts more than the worst', () => {
  const trials = fc.array(
    fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 10 }), fc.boolean())
      .map(([count, of, isBroken]) =>
        trial('it', Math.min(count, of), of, isBroken ? [quantifier('does not fit')] : []),
      ),
  );
  fc.assert(
    fc.property(trials, (some) => {
      const share = { count: 5, of: 10 };
      const hurt = (one: Trial | null): number =>
        one === null ? 0 : one.broken.length * 2 + Math.abs(portionOf(one.share) - 0.5);
      const worst = hurt(worstOf(some, share));
      for (const one of some) expect(hurt(one)).toBeLessThanOrEqual(worst + 1e-9);
    }),
  );
});

test('what is fragile is said with the worst case by name', () => {
  const share = { count: 6, of: 8 };
  const worst = trial('Harbour', 3, 7, [quantifier('does not fit')]);
  const says = sayFragility({
    unit: 'informants',
    share,
    fitting: ['most'],
    trials: [worst, trial('River', 6, 8)],
    worst,
  });
  expect(says).toBe(
    '“most” hangs on 1 single thing of 2. The worst case is without the source “Harbour”: “most” fits no longer, for it is 3 of 4 informants (75 %).',
  );
});

test('where all words speak of cases, cases are what is looked at', () => {
  expect(unitOf([quantifier('fits', '5 of 5 cases (100 %)')])).toBe('cases');
  expect(unitOf([quantifier('fits', '5 of 5 cases (100 %)'), quantifier('fits')])).toBe('informants');
  expect(unitOf([])).toBe('informants');
});
