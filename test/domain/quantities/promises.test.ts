import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Weight } from '../../../src/domain/finding.ts';
import { quantifiersIn } from '../../../src/domain/quantities/quantities.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { weightSaid } from './weights.ts';

/** The widest shares at which anybody would let a word pass: no tick may fall outside, whatever the bounds of the house are. */
const widest: readonly (readonly [claim: string, may: (count: number, of: number) => boolean])[] = [
  ['All say so', (count, of) => count === of],
  ['Not all say so', (count, of) => count < of],
  ['Nobody says so', (count) => count === 0],
  ['Almost all say so', (count, of) => count / of > 0.8 && count < of],
  ['Almost none say so', (count, of) => count > 0 && count / of < 0.2],
  ['The vast majority say so', (count, of) => count / of >= 0.75],
  ['Most say so', (count, of) => count * 2 > of],
  ['A minority say so', (count, of) => count > 0 && count * 2 < of],
  ['A small minority say so', (count, of) => count > 0 && count * 3 <= of],
  ['Few say so', (count, of) => count > 0 && count * 3 <= of],
  ['Many say so', (count, of) => count >= 3 && count / of >= 0.3],
  ['Several say so', (count) => count >= 2],
  ['Some say so', (count, of) => count >= 2 && count < of],
  ['Half say so', (count, of) => Math.abs(count / of - 0.5) <= 0.05 + 1e-9],
  ['More than half say so', (count, of) => count * 2 > of],
  ['Less than half say so', (count, of) => count > 0 && count * 2 < of],
  ['At least half say so', (count, of) => count * 2 >= of],
  ['Two thirds say so', (count, of) => Math.abs(count / of - 2 / 3) <= 0.05 + 1e-9],
  ['75 % say so', (count, of) => Math.round((100 * count) / of) === 75],
  ['15 of 20 say so', (count, of) => count === 15 && of === 20],
  ['Seven informants say so', (count) => count === 7],
  ['All but two informants say so', (count, of) => of - count === 2],
  ['Both informants say so', (count, of) => of === 2 && count === 2],
  ['Neither informant says so', (count, of) => of === 2 && count === 0],
];

/** How many there are in all: each small number, and larger ones between which no bound lies otherwise. */
const totals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 19, 20, 24, 33, 40];

test.each(widest)('“%s” is never ticked outside what it promises', (claim, may) => {
  const verdicts = new Set<string>();
  for (const of of totals)
    for (let count = 0; count <= of; count += 1) {
      const [quantifier, ...others] = quantifiersIn(claim, weightSaid(`${count}/${of}`));
      expect(others).toEqual([]);
      if (quantifier?.verdict === 'fits') expect([count, of, may(count, of)]).toEqual([count, of, true]);
      verdicts.add(quantifier?.verdict ?? 'none');
    }
  expect([...verdicts]).toEqual(expect.arrayContaining(['fits', 'does not fit']));
});

const claims = [...english, ...german, ...french, ...spanish, ...portuguese].map(([claim, numbers]) => ({
  claim,
  numbers,
}));

test('people who were not read only ever make a verdict not sure', () => {
  fc.assert(
    fc.property(fc.constantFrom(...claims), fc.integer({ min: 0, max: 4 }), ({ claim, numbers }, unread) => {
      const known = weightSaid(numbers);
      const before = quantifiersIn(claim, known).map(({ verdict }) => verdict);
      const after = quantifiersIn(claim, withUnread(known, unread)).map(({ verdict }) => verdict);
      expect(after).toHaveLength(before.length);
      after.forEach((verdict, at) => expect([before[at], 'not sure']).toContain(verdict));
    }),
    { numRuns: 400 },
  );
});

const withUnread = (weight: Weight, unread: number): Weight => ({
  ...weight,
  cases: { ...weight.cases, unread: weight.cases.unread + unread },
  informants: { ...weight.informants, unread: weight.informants.unread + unread },
  types: { ...weight.types, unread: weight.types.unread + unread },
  byType: weight.byType.map((one) => ({ ...one, unread: one.unread + unread })),
});

test('where nothing was read, nothing fits', () => {
  for (const { claim, numbers } of claims) {
    const { against, both, ...weight } = weightSaid(numbers);
    const nothing = { count: 0, of: 0, unread: 3 };
    const unread = {
      against,
      both,
      cases: nothing,
      informants: nothing,
      types: nothing,
      byType: weight.byType.map(({ type }) => ({ type, ...nothing, against: 0 })),
    };
    expect(quantifiersIn(claim, unread).filter(({ verdict }) => verdict === 'fits')).toEqual([]);
  }
});
