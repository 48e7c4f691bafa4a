import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurns, relates, type InTurns, type Relation } from '../../src/domain/relation.ts';

const turns = Array.from({ length: 10 }, (_, at) => ({ start: at * 10, end: at * 10 + 9 }));
const span = fc
  .tuple(fc.nat(90), fc.integer({ min: 1, max: 9 }))
  .map(([start, length]): InTurns => inTurns(turns, { start, end: start + length }));

test('a stretch knows the turns it touches', () => {
  expect(inTurns(turns, { start: 12, end: 15 })).toMatchObject({ first: 1, last: 1 });
  expect(inTurns(turns, { start: 12, end: 31 })).toMatchObject({ first: 1, last: 3 });
  expect(inTurns(turns, { start: 0, end: 10 })).toMatchObject({ first: 0, last: 0 });
});

test('each relation means what it says', () => {
  const at = (start: number, end: number) => inTurns(turns, { start, end });
  const asked = (relation: Relation, within = 1) => ({ relation, within });
  expect(relates(asked('overlap'), at(0, 5), at(4, 8))).toBe(true);
  expect(relates(asked('overlap'), at(0, 4), at(4, 8))).toBe(false);
  expect(relates(asked('lie inside'), at(4, 8), at(4, 8))).toBe(true);
  expect(relates(asked('lie inside'), at(3, 8), at(4, 8))).toBe(false);
  expect(relates(asked('share a turn with'), at(0, 2), at(6, 8))).toBe(true);
  expect(relates(asked('stand near'), at(0, 2), at(12, 14))).toBe(true);
  expect(relates(asked('stand near'), at(0, 2), at(22, 24))).toBe(false);
  expect(relates(asked('come after', 2), at(22, 24), at(0, 2))).toBe(true);
  expect(relates(asked('come after', 2), at(0, 2), at(22, 24))).toBe(false);
});

test('what overlaps shares a turn, what shares a turn is near, and nearness is mutual', () => {
  fc.assert(
    fc.property(span, span, fc.nat(4), (one, other, within) => {
      const is = (relation: Relation, a = one, b = other) => relates({ relation, within }, a, b);
      if (is('overlap')) expect(is('share a turn with')).toBe(true);
      if (is('share a turn with')) expect(is('stand near')).toBe(true);
      if (is('lie inside')) expect(is('overlap')).toBe(true);
      if (is('come after')) expect(is('overlap')).toBe(false);
      expect(is('stand near')).toBe(is('stand near', other, one));
    }),
  );
});
