import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedByWord, toWholeWords } from '../../src/domain/boundary.ts';
import { isSpanOf, words } from '../../src/domain/text.ts';

const text = 'We trusted her. 😀 Then we trusted nobody.';
const parts = ['trust', 'no', 'é', '’', '-', ' ', '  ', '\n', '.', '“', '—', '😀', '👩‍👧', 'a'];
const anyText = fc
  .array(fc.constantFrom(...parts), { size: 'max', maxLength: 30 })
  .map((some) => some.join(''));
const move = fc.record({
  edge: fc.constantFrom('start' as const, 'end' as const),
  by: fc.constantFrom(1 as const, -1 as const),
});

test('a boundary moved by a word never leaves the text, empties the coding, cuts a character or stops inside a word', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), move, (one, start, end, { edge, by }) => {
      const span = { start, end };
      fc.pre(isSpanOf(one, span));
      const moved = movedByWord(one, span, edge, by);
      expect(isSpanOf(one, moved)).toBe(true);
      const other = edge === 'start' ? 'end' : 'start';
      expect(moved[other]).toBe(span[other]);
      if (moved[edge] === span[edge]) return;
      expect(Math.sign(moved[edge] - span[edge])).toBe(by);
      const at = moved[edge];
      // Between the word it stops at and the boundary there are signs alone.
      const beside = words(one).map((word) =>
        edge === 'end' ? one.slice(word.end, at) : one.slice(at, word.start),
      );
      expect(beside.some((signs) => !/[\p{L}\p{N}\s]/u.test(signs))).toBe(true);
      for (const word of words(one)) expect(word.start < at && at < word.end).toBe(false);
    }),
  );
});

test('where a boundary stands at a stop, one key is taken back by the other', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), move, (one, start, end, { edge, by }) => {
      fc.pre(isSpanOf(one, { start, end }));
      const there = movedByWord(one, { start, end }, edge, by);
      fc.pre(there[edge] !== (edge === 'end' ? end : start));
      const on = movedByWord(one, there, edge, by);
      fc.pre(on[edge] !== there[edge]);
      const back = by === 1 ? -1 : 1;
      expect(movedByWord(one, on, edge, back)).toEqual(there);
    }),
  );
});

test('a boundary moves word by word, with the signs at the word, and stops at the ends', () => {
  const span = { start: 3, end: 10 };
  expect(movedByWord(text, span, 'end', 1)).toEqual({ start: 3, end: 14 });
  expect(movedByWord(text, { start: 3, end: 14 }, 'end', 1)).toEqual({ start: 3, end: 15 });
  expect(movedByWord(text, { start: 3, end: 15 }, 'end', -1)).toEqual({ start: 3, end: 14 });
  expect(movedByWord(text, span, 'start', -1)).toEqual({ start: 0, end: 10 });
  expect(movedByWord(text, span, 'start', 1)).toEqual(span);
  expect(movedByWord(text, { start: 0, end: 2 }, 'start', -1)).toEqual({ start: 0, end: 2 });
  expect(movedByWord(text, { start: 0, end: text.length }, 'end', 1)).toEqual({ start: 0, end: text.length });
  expect(movedByWord('she said “no (never)” twice', { start: 0, end: 8 }, 'end', 1).end).toBe(12);
  expect(movedByWord('she said “no (never)” twice', { start: 0, end: 19 }, 'end', 1).end).toBe(21);
  expect(movedByWord('she said “no (never)” twice', { start: 14, end: 19 }, 'start', -1).start).toBe(13);
  expect(movedByWord('yes—no', { start: 0, end: 4 }, 'end', 1).end).toBe(6);
});

test('the next word is found in a long text without reading it all, also where it is far away', () => {
  const long = 'We trusted her after a year. '.repeat(20_000);
  const at = 300_002;
  const slow = words(long).find(({ end }) => end > at + 5)?.end;
  expect(movedByWord(long, { start: at, end: at + 5 }, 'end', 1).end).toBe(slow);
  const far = `one${' '.repeat(3000)}two`;
  expect(movedByWord(far, { start: 0, end: 3 }, 'end', 1).end).toBe(far.length);
  expect(movedByWord(far, { start: 3003, end: 3006 }, 'start', -1).start).toBe(0);
  const wordless = '. '.repeat(2000);
  expect(movedByWord(wordless, { start: 0, end: 1 }, 'end', 1)).toEqual({ start: 0, end: 1 });
});

test('a selection stretched to whole words begins and ends inside none', () => {
  expect(toWholeWords(text, { start: 5, end: 12 })).toEqual({ start: 3, end: 14 });
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (one, start, end) => {
      fc.pre(isSpanOf(one, { start, end }));
      const whole = toWholeWords(one, { start, end });
      expect(whole.start).toBeLessThanOrEqual(start);
      expect(whole.end).toBeGreaterThanOrEqual(end);
      for (const word of words(one)) {
        expect(word.start < whole.start && whole.start < word.end).toBe(false);
        expect(word.start < whole.end && whole.end < word.end).toBe(false);
      }
    }),
  );
});
