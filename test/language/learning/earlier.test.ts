import { expect, test } from 'vitest';
import { earlierRows } from '../../../src/language/learning/evidence.ts';

/** The same by its definition: from each passage all the way back. */
function byDefinition(given: readonly ReadonlySet<number>[], at: number, code: number): number[] {
  const before = given.slice(0, at);
  const places = before.flatMap((codes, place) => (codes.has(code) ? [place] : []));
  const last = before.findLast(({ size }) => size > 0);
  const recency = places.reduce((sum, place) => sum + 0.7 ** (at - place), 0);
  const lastHas = last?.has(code) === true;
  return [
    lastHas ? 1 : 0,
    recency,
    Math.log(1 + places.length),
    last && !lastHas ? 1 : 0,
    places.includes(at - 1) ? 1 : 0,
  ];
}

const given = Array.from(
  { length: 60 },
  (_, at) =>
    new Set([at % 7 === 0 ? [0] : [], at % 3 === 1 && at > 20 ? [1] : [], at === 40 ? [2, 0] : []].flat()),
);

test('what the codes given earlier say of a code is what looking all the way back would say', () => {
  const earlier = earlierRows(given, 4);
  given.forEach((_, at) => {
    if (at % 2 === 1) return; // an interviewer's words are not asked about
    for (const code of [0, 1, 2, 3]) {
      const row = earlier(at, code);
      byDefinition(given, at, code).forEach((value, place) => {
        expect(row[place]).toBeCloseTo(value, 10);
      });
    }
  });
});

test('a transcript is gone through once, however long it is', () => {
  let looks = 0;
  const watched = new Proxy(given, {
    get: (all, place) => {
      if (typeof place === 'string' && /^\d+$/.test(place)) looks++;
      return Reflect.get(all, place) as unknown;
    },
  });
  const earlier = earlierRows(watched, 4);
  for (let at = 0; at < given.length; at++) for (const code of [0, 1, 2, 3]) earlier(at, code);
  // Once to take it in, and once for each code of the passage that comes next.
  expect(looks).toBeLessThanOrEqual(given.length * 5);
});
