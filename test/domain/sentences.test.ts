import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/domain/sentences.ts';
import { isSpanOf } from '../../src/domain/text.ts';

const read = (text: string): string[] =>
  sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

test('a turn is read sentence by sentence, without the blanks between', () => {
  expect(read(' We waited.  Did they come? Never!\nThen 😀 it went well. ')).toEqual([
    'We waited.',
    'Did they come?',
    'Never!',
    'Then 😀 it went well.',
  ]);
});

test('a title or an abbreviation ends no sentence', () => {
  expect(read('We met Dr. Smith and Mrs. Jones. They left.')).toEqual([
    'We met Dr. Smith and Mrs. Jones.',
    'They left.',
  ]);
  expect(read('Small things, e.g. Tea. It helped.')).toEqual(['Small things, e.g. Tea.', 'It helped.']);
  expect(read('It was Dr.')).toEqual(['It was Dr.']);
});

test('the sentences of one turn have their places in the whole text', () => {
  const text = 'Ann: No. Yes.\n\nBob: 😀 Fine. Good.';
  const found = sentencesOf(text, { start: 20, end: text.length });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['😀 Fine.', 'Good.']);
  expect(found[0]?.start).toBe(20);
});

test('the sentences of a text hold all of it but white space, in order and without cutting a character', () => {
  const texts = fc
    .array(
      fc.constantFrom(
        'We',
        'Dr.',
        'e.g.',
        'no.',
        'yes',
        '.',
        '?',
        '!',
        '…',
        ' ',
        '\n',
        '\n\n',
        '😀',
        '”',
        'é',
        '3.5',
      ),
      { size: 'max', maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.nat(4), (text, skipped) => {
      const from = text.slice(0, skipped).isWellFormed() ? Math.min(skipped, text.length) : 0;
      const found = sentencesOf(text, { start: from, end: text.length });
      let at = from;
      for (const sentence of found) {
        expect(text.slice(at, sentence.start).trim()).toBe('');
        expect(isSpanOf(text, sentence)).toBe(true);
        expect(text.slice(sentence.start, sentence.end)).toBe(
          text.slice(sentence.start, sentence.end).trim(),
        );
        at = sentence.end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  );
});
