import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  below,
  standardState,
  weakestOf,
  whyWeak,
  wouldRing,
  type Link,
  type Rests,
} from '../../src/domain/claims.ts';

/** Claims that come to rest on each other one after the other, as far as no ring comes of it. */
const chains = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 25 }).map((wanted) => {
  const rests = new Map<number, number[]>();
  for (const [id, on] of wanted) if (!wouldRing(rests, id, on)) rests.set(id, [...(rests.get(id) ?? []), on]);
  return rests;
});

/** Whether one leads to another, looked for step by step. */
const leads = (rests: Rests, from: number, to: number): boolean =>
  (rests.get(from) ?? []).some((next) => next === to || leads(rests, next, to));

test('whatever rests on whatever, no claim comes to bear itself, and what would make it is refused', () => {
  fc.assert(
    fc.property(chains, fc.nat(7), fc.nat(7), (rests, id, on) => {
      for (const one of rests.keys()) expect(below(rests, one).has(one)).toBe(false);
      expect(wouldRing(rests, id, on)).toBe(id === on || leads(rests, on, id));
    }),
  );
});

test('doubt travels to exactly what depends on it', () => {
  fc.assert(
    fc.property(chains, fc.nat(7), (rests, stale) => {
      for (let id = 0; id < 8; id++) expect(below(rests, id).has(stale)).toBe(leads(rests, id, stale));
    }),
  );
});

const sound: Link = {
  id: 1,
  isStale: false,
  misfits: false,
  hasEvidence: true,
  isLookedInto: true,
  confidence: 'high',
};

test('the weakest link is the gravest: no evidence, then words that do not fit, then what changed, then what was not looked into', () => {
  const links = [
    { ...sound, id: 2, confidence: 'low' },
    { ...sound, id: 3, isLookedInto: false },
    { ...sound, id: 4, isStale: true },
    { ...sound, id: 5, misfits: true },
    { ...sound, id: 6, hasEvidence: false },
  ];
  for (let count = links.length; count > 0; count--)
    expect(weakestOf([sound, ...links.slice(0, count)])?.id).toBe(count + 1);
  expect(whyWeak(sound)).toBe('');
  expect(weakestOf([])).toBeNull();
});

test('a standard says whether it was there before the evidence was counted, or came or changed afterwards', () => {
  expect(standardState('', null)).toBe('none');
  expect(standardState('Most', null)).toBe('open');
  expect(standardState('Most', 'Most')).toBe('before');
  expect(standardState('Most', '')).toBe('after');
  expect(standardState('Some', 'Most')).toBe('changed');
});
