import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurns, placedInTurns, relates, type InTurns, type Relation } from '../../src/domain/relation.ts';

const turns = Array.from({ length: 10 }, (_, at) => ({ start: at * 10, end: at * 10 + 9 }));
/** Ten turns of four words. */
const text = (): string => 'a bc d e '.padEnd(10).repeat(10);
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
  const asked = (relation: Relation, within = 1) => ({ relation, within, unit: 'turns' as const });
  expect(relates(asked('overlapping'), text, at(0, 5), at(4, 8))).toBe(true);
  expect(relates(asked('overlapping'), text, at(0, 4), at(4, 8))).toBe(false);
  expect(relates(asked('inside'), text, at(4, 8), at(4, 8))).toBe(true);
  expect(relates(asked('inside'), text, at(3, 8), at(4, 8))).toBe(false);
  expect(relates(asked('in a turn with'), text, at(0, 2), at(6, 8))).toBe(true);
  expect(relates(asked('near'), text, at(0, 2), at(12, 14))).toBe(true);
  expect(relates(asked('near'), text, at(0, 2), at(22, 24))).toBe(false);
  expect(relates(asked('after', 2), text, at(22, 24), at(0, 2))).toBe(true);
  expect(relates(asked('after', 2), text, at(0, 2), at(22, 24))).toBe(false);
});

test('what overlaps shares a turn, what shares a turn is near, and nearness is mutual', () => {
  fc.assert(
    fc.property(span, span, fc.nat(4), (one, other, within) => {
      const is = (relation: Relation, a = one, b = other) =>
        relates({ relation, within, unit: 'turns' }, text, a, b);
      if (is('overlapping')) expect(is('in a turn with')).toBe(true);
      if (is('in a turn with')) expect(is('near')).toBe(true);
      if (is('inside')) expect(is('overlapping')).toBe(true);
      if (is('after')) expect(is('overlapping')).toBe(false);
      expect(is('near')).toBe(is('near', other, one));
    }),
  );
});

test('nearness can be counted in the words that stand between', () => {
  const one = inTurns(turns, { start: 0, end: 4 }); // "a bc"
  const other = inTurns(turns, { start: 11, end: 12 }); // after "d e" and before "bc" comes "a"
  const near = (within: number) => relates({ relation: 'near', within, unit: 'words' }, text, one, other);
  expect([near(1), near(2), near(3), near(9)]).toEqual([false, false, true, true]);
  expect(relates({ relation: 'after', within: 3, unit: 'words' }, text, other, one)).toBe(true);
  expect(relates({ relation: 'after', within: 3, unit: 'words' }, text, one, other)).toBe(false);
});

test('what an interviewer asks between two turns makes them no further apart', () => {
  const asked = turns.map((turn, at) => ({ ...turn, isInterviewer: at % 2 === 1 }));
  const at = placedInTurns(asked);
  const near = (one: number, other: number, within: number) =>
    relates(
      { relation: 'near', within, unit: 'turns' },
      text,
      at({ start: one, end: one + 2 }),
      at({ start: other, end: other + 2 }),
    );
  expect([near(0, 22, 1), near(0, 42, 1), near(0, 42, 2)]).toEqual([true, false, true]);
  // A question lies beside the turns around it, and is no part of them.
  expect([near(0, 12, 0), near(0, 12, 1), near(0, 32, 1), near(0, 32, 2)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  const one = at({ start: 0, end: 2 });
  expect(
    relates({ relation: 'in a turn with', within: 0, unit: 'turns' }, text, one, at({ start: 12, end: 14 })),
  ).toBe(false);
});
