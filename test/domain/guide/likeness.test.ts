import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answeredBetween,
  answeredInPlace,
  betweenEnds,
  inPlace,
  likenessOf,
  type LikenessGroup,
  type Positions,
} from '../../../src/domain/guide/likeness.ts';

const groups: LikenessGroup[] = [
  { name: 'set-up choices', keys: ['a', 'b', 'c'] },
  { name: 'enablers', keys: ['d', 'e', 'f', 'g', 'h'] },
];
const keys = groups.flatMap((group) => group.keys);

const positions: fc.Arbitrary<Positions> = fc
  .array(fc.tuple(fc.constantFrom(...keys), fc.integer({ min: 0, max: 8 })), { maxLength: 8 })
  .map((pairs) => new Map(pairs.map(([key, value]) => [key, value / 8])));

test('likeness is 1 less the mean distance, and a group of many things weighs as much as one of few', () => {
  const hers = new Map([['a', 1], ['b', 0], ['d', 1], ['e', 0.5], ['f', 0]]); // prettier-ignore
  const theirs = new Map([['a', 0], ['b', 0], ['c', 1], ['d', 1], ['e', 1], ['g', 0]]); // prettier-ignore
  const { likeness, groups: by, apart } = likenessOf(hers, theirs, groups);
  // Choices: (0 + 1) / 2; enablers: (1 + .5) / 2; both weigh the same.
  expect(by.map((one) => [one.likeness, one.compared, one.of])).toEqual([
    [0.5, 2, 3],
    [0.75, 2, 5],
  ]);
  expect(likeness).toBe(0.625);
  expect(apart[0]).toEqual({ key: 'a', by: 1 });
});

test('nothing known of both is no likeness at all, neither like nor unlike', () => {
  expect(likenessOf(new Map([['a', 1]]), new Map([['b', 1]]), groups).likeness).toBeNull();
  expect(likenessOf(new Map(), new Map(), []).likeness).toBeNull();
});

test('likeness is the same from both sides, between 0 and 1, and whole with oneself', () => {
  fc.assert(
    fc.property(positions, positions, (hers, theirs) => {
      const { likeness } = likenessOf(hers, theirs, groups);
      expect(likenessOf(theirs, hers, groups).likeness).toBe(likeness);
      if (likeness !== null) expect(likeness >= 0 && likeness <= 1).toBe(true);
      expect(likenessOf(hers, hers, groups).likeness).toBe(hers.size === 0 ? null : 1);
    }),
  );
});

test('the order of things changes nothing, nor does what is known of one alone', () => {
  fc.assert(
    fc.property(positions, positions, fc.constantFrom(...keys), (hers, theirs, key) => {
      const { likeness } = likenessOf(hers, theirs, groups);
      const turned = groups.map((one) => ({ ...one, keys: one.keys.toReversed() })).toReversed();
      expect(likenessOf(hers, theirs, turned).likeness).toBeCloseTo(likeness ?? 0, 12);
      if (hers.has(key)) return;
      expect(likenessOf(hers, new Map([...theirs, [key, 0.3]]), groups).likeness).toBe(likeness);
    }),
  );
});

test('coming nearer on one thing makes nobody less alike', () => {
  fc.assert(
    fc.property(positions, positions, (hers, theirs) => {
      const [key] = [...hers.keys()].filter((one) => theirs.has(one));
      if (key === undefined) return;
      const nearer = new Map([...hers, [key, theirs.get(key) ?? 0]]);
      const before = likenessOf(hers, theirs, groups).likeness ?? 0;
      expect(likenessOf(nearer, theirs, groups).likeness ?? 0).toBeGreaterThanOrEqual(before - 1e-12);
    }),
  );
});

test('a case lies between two ends by its people, each once; where nobody speaks it lies nowhere', () => {
  expect(betweenEnds([1, 2], [])).toBe(0);
  expect(betweenEnds([], [3])).toBe(1);
  expect(betweenEnds([1, 1, 2], [3])).toBeCloseTo(1 / 3);
  expect(betweenEnds([1], [1])).toBe(0.5);
  expect(betweenEnds([], [])).toBeNull();
});

test('something is in place as far as those who speak to it say so; silence says nothing', () => {
  const people = { for: [], qualified: [], against: [], silent: [7, 8], unknown: [9] };
  expect(inPlace(people)).toBeNull();
  expect(inPlace({ ...people, for: [1, 2], against: [3] })).toBeCloseTo(2 / 3);
  expect(inPlace({ ...people, for: [1], qualified: [2] })).toBe(0.75);
  // Who says both stands between, and is one person.
  expect(inPlace({ ...people, for: [1, 2], against: [2] })).toBe(0.75);
});

test('what is answered has its place, and what is not has none', () => {
  expect(['in place', 'can be built', 'missing', ''].map(answeredInPlace)).toEqual([1, 0.5, 0, null]);
  expect(['0', '1', '4', ''].map((one) => answeredBetween(one, 5))).toEqual([0, 0.25, 1, null]);
});
