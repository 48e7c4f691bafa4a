import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextOf, locate, shortened, wordsAt, reachOf, touches } from '../../src/domain/coding.ts';
import { isSpanOf } from '../../src/domain/text.ts';

const text = 'We trusted her. 😀 Then we trusted nobody.';
const anyText = fc
  .array(fc.constantFrom('trust', 'no', 'é', '’', '-', ' ', '  ', '\n', '.', '😀', '👩‍👧', 'a'), {
    size: 'max',
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('the words at a place are the very words', () => {
  expect(wordsAt(text, { start: 3, end: 10 })).toBe('trusted');
  expect(wordsAt(text, { start: 16, end: 18 })).toBe('😀');
});

test('a place that is empty, outside the text or inside an emoji has no words', () => {
  for (const [start, end] of [
    [3, 3],
    [5, 3],
    [-1, 4],
    [0, text.length + 1],
    [0.5, 3],
  ] as const)
    expect(() => wordsAt(text, { start, end })).toThrow('There are no words');
  expect(() => wordsAt(text, { start: 17, end: 20 })).toThrow('inside a character');
  expect(() => wordsAt(text, { start: 11, end: 17 })).toThrow('inside a character');
});

test('a quote is found where it stands, whatever the white space in it', () => {
  expect(locate(text, 'Then we')).toEqual({ start: 19, end: 26 });
  expect(locate('one\ntwo  three', ' one two\tthree ')).toEqual({ start: 0, end: 14 });
  expect(locate('It costs $5 (or more). Why?', '$5 (or more).')).toEqual({ start: 9, end: 22 });
  expect(locate(text, '😀')).toEqual({ start: 16, end: 18 });
});

test('a quote that is nowhere, in two places or empty is refused', () => {
  expect(() => locate(text, 'we never trusted')).toThrow('is not in the source');
  expect(() => locate(text, 'trusted')).toThrow('more than once');
  expect(() => locate(text, ' \n ')).toThrow('empty');
});

test('whatever is quoted from a text is found there again, or refused because it is there twice', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (one, start, end) => {
      fc.pre(isSpanOf(one, { start, end }) && one.slice(start, end).trim() !== '');
      const quote = one.slice(start, end);
      try {
        const found = locate(one, quote);
        expect(one.slice(found.start, found.end).split(/\s+/)).toEqual(quote.trim().split(/\s+/));
      } catch (error) {
        expect(String(error)).toContain('more than once');
      }
    }),
  );
});

test('the words around a coding are cut at word ends and say that they were cut', () => {
  const long = 'one two three four five six seven eight nine ten';
  expect(contextOf(long, { start: 14, end: 18 }, 8)).toEqual({ before: '… three ', after: ' five …' });
  expect(contextOf('short words here', { start: 6, end: 11 })).toEqual({ before: 'short ', after: ' here' });
});

test('the words around a coding never hold half an emoji and never reach further than asked', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), fc.nat(12), (one, start, end, reach) => {
      fc.pre(isSpanOf(one, { start, end }));
      const { before, after } = contextOf(one, { start, end }, reach);
      expect(before.isWellFormed() && after.isWellFormed()).toBe(true);
      expect(before.replace(/^… /, '').length).toBeLessThanOrEqual(reach);
      expect(after.replace(/ …$/, '').length).toBeLessThanOrEqual(reach);
    }),
  );
});

test('a long quote is recognised by its beginning', () => {
  expect(shortened('short')).toBe('short');
  expect(shortened('a long quote', 6)).toBe('a long…');
  expect(shortened('abc😀def', 4).isWellFormed()).toBe(true);
});

test('a quote that overlaps itself is there more than once', () => {
  expect(() => locate('no, no, no', 'no, no')).toThrow('more than once');
  expect(locate('😀 once', '😀 once')).toEqual({ start: 0, end: 7 });
});

test('stretches touch where they overlap, or where only white space lies between', () => {
  const text = 'One two.  Three four.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  expect(touches(text, at('One two.'), at('Three'))).toBe(true);
  expect(touches(text, at('Three'), at('One two.'))).toBe(true);
  expect(touches(text, at('One'), at('Three'))).toBe(false);
  expect(touches(text, at('two.  Three'), at('One two.'))).toBe(true);
  expect(reachOf(at('two.'), [at('Three'), at('One')])).toEqual(at('One two.  Three'));
});
