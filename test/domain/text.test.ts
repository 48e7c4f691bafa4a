import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toWholeWords } from '../../src/domain/boundary.ts';
import {
  countWords,
  coveredLength,
  fromCodePoints,
  isSpanOf,
  normalText,
  overlaps,
  splitsCharacter,
  toCodePoints,
  trimmed,
  union,
  words,
  type Span,
} from '../../src/domain/text.ts';

/** Raw text with everything a file can hold: line ends of all systems, NUL, lone halves of characters, emoji. */
const rawText = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      ' ',
      '\n',
      '\r',
      '\r\n',
      '\0',
      '\uFEFF',
      '\uD83D',
      '\uDE00',
      '😀',
      '👩‍👩‍👧',
      'ﬁ',
      '한',
    ),
    {
      size: 'max',
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
const goodText = rawText.map(normalText);
const spans: fc.Arbitrary<Span[]> = fc.array(
  fc
    .tuple(fc.nat(30), fc.nat(10))
    .map(([start, length]) => ({ start, end: start + length }))
    .filter(({ start, end }) => start < end),
  { size: 'max', maxLength: 12 },
);

/** What spans cover, unit by unit. */
const bitmapOf = (list: readonly Span[]): boolean[] => {
  const bits = new Array<boolean>(50).fill(false);
  for (const { start, end } of list) bits.fill(true, start, end);
  return bits;
};

test('a text that was made normal stays as it is', () => {
  fc.assert(
    fc.property(rawText, (raw) => {
      const normal = normalText(raw);
      // A second byte order mark is a character of the text; only the one at the very beginning of a file is none.
      if (!normal.startsWith('\uFEFF')) expect(normalText(normal)).toBe(normal);
      expect(normal).not.toMatch(/[\r\0]/);
      expect(normal.isWellFormed()).toBe(true);
    }),
  );
});

test('line ends become one kind, and nothing else of the text is touched', () => {
  expect(normalText('\uFEFFone\r\ntwo\rthree\n\n four \u0301 ')).toBe('one\ntwo\nthree\n\n four \u0301 ');
  expect(normalText('half \uD83D of a face')).toBe('half \uFFFD of a face');
  expect(normalText('a\0b')).toBe('ab');
});

test('a union covers the very same characters, each once, in order', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const joined = union(list);
      expect(bitmapOf(joined)).toEqual(bitmapOf(list));
      joined.forEach((span, at) => {
        const before = joined[at - 1];
        if (before) expect(before.end).toBeLessThan(span.start);
      });
      expect(coveredLength(list)).toBe(bitmapOf(list).filter(Boolean).length);
    }),
  );
});

test('two spans overlap when they share a character, not when they touch', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const [a = { start: 0, end: 1 }, b = { start: 1, end: 2 }] = list;
      const [bitsA, bitsB] = [bitmapOf([a]), bitmapOf([b])];
      expect(overlaps(a, b)).toBe(bitsA.some((bit, at) => bit && bitsB[at] === true));
    }),
  );
  expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false);
});

test('offsets survive the way to code points and back', () => {
  fc.assert(
    fc.property(goodText, (text) => {
      let units = 0;
      for (const [points, character] of Array.from(text).entries()) {
        expect(toCodePoints(text, units)).toBe(points);
        expect(fromCodePoints(text, points)).toBe(units);
        units += character.length;
      }
      expect(toCodePoints(text, text.length)).toBe(Array.from(text).length);
      expect(fromCodePoints(text, Array.from(text).length)).toBe(text.length);
    }),
  );
  expect(fromCodePoints('a😀', 99)).toBe(3);
});

test('a span is one of the text when it is not empty, lies in it and cuts no emoji in two', () => {
  const text = 'a😀b';
  expect(isSpanOf(text, { start: 0, end: 4 })).toBe(true);
  expect(isSpanOf(text, { start: 1, end: 3 })).toBe(true);
  for (const [start, end] of [
    [0, 2],
    [2, 4],
    [1, 1],
    [3, 1],
    [-1, 2],
    [0, 5],
    [0.5, 3],
    [0, NaN],
    [0, Infinity],
  ] as const)
    expect(isSpanOf(text, { start, end }), `${start}–${end}`).toBe(false);
  fc.assert(
    fc.property(goodText, fc.nat(50), fc.nat(50), (one, start, end) => {
      const isOne = start < end && end <= one.length && one.slice(start, end).isWellFormed();
      expect(isSpanOf(one, { start, end })).toBe(isOne);
    }),
  );
  expect(splitsCharacter(text, 2)).toBe(true);
});

test('trimming takes white space from the ends alone', () => {
  fc.assert(
    fc.property(goodText, (text) => {
      const { start, end } = trimmed(text, { start: 0, end: text.length });
      expect(text.slice(start, end)).toBe(text.trim());
    }),
  );
});

test('words are runs of letters and digits with the apostrophes and hyphens inside them', () => {
  const text = "Don’t re-build the well-known 24-hour café — O'Brien’s “idea”, 😀 ok-";
  expect(words(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Don’t',
    're-build',
    'the',
    'well-known',
    '24-hour',
    'café',
    "O'Brien’s",
    'idea',
    'ok',
  ]);
  fc.assert(
    fc.property(goodText, (one) => {
      const found = words(one);
      expect(countWords(one)).toBe(found.length);
      for (const word of found) expect(isSpanOf(one, word)).toBe(true);
    }),
  );
});

test('in scripts without blanks a word is a word and not a clause', () => {
  const wordsOf = (text: string): string[] => words(text).map(({ start, end }) => text.slice(start, end));
  expect(wordsOf('我们长期的合作，很重要')).toContain('合作');
  expect(wordsOf('ความไว้วางใจ trust')).toContain('trust');
  expect(wordsOf('信頼は大切です。').length).toBeGreaterThan(2);
  expect(wordsOf('We don’t trust')).toEqual(['We', 'don’t', 'trust']);
  expect(countWords('我们长期的合作')).toBe(wordsOf('我们长期的合作').length);
  expect(toWholeWords('我们长期的合作很重要', { start: 6, end: 7 })).toEqual({ start: 5, end: 7 });
});
