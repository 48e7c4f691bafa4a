import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchTerms, snippetsOf, wordsFinder } from '../../src/domain/search.ts';

test('words are looked for one by one, and words between quotation marks together', () => {
  expect(searchTerms('trust "focal point" time')).toEqual({
    phrases: ['trust', 'focal point', 'time'],
    inside: [],
    openEnded: true,
  });
  expect(searchTerms('„eine Frage“ “curly”').phrases).toEqual(['eine Frage', 'curly']);
  expect(searchTerms('"never closed').phrases).toEqual(['never closed']);
});

test('the last word may still be the beginning of a longer one, unless it was finished', () => {
  expect(searchTerms('trus').openEnded).toBe(true);
  expect(searchTerms('trust ').openEnded).toBe(false);
  expect(searchTerms('"trust"').openEnded).toBe(false);
});

test('nothing that is typed is an operator or an error', () => {
  expect(searchTerms("don't NEAR(a* 50% C++ AND -x").phrases).toEqual([
    'don t',
    'NEAR a',
    '50',
    'C',
    'AND',
    'x',
  ]);
  expect(searchTerms(' " * ( ').phrases).toEqual([]);
  const typed = fc.oneof(
    fc.string({ unit: 'binary', size: 'max', maxLength: 200 }),
    fc
      .array(fc.constantFrom('"', "'", '“', '*', '(', ' ', 'a', 'OR', '\0', '\uD83D', '😀', '\u0301'), {
        size: 'max',
        maxLength: 60,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(typed, (one) => {
      const { phrases } = searchTerms(one);
      expect(phrases.length).toBeLessThanOrEqual(32);
      for (const phrase of phrases) expect(phrase).toMatch(/^[\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*$/u);
    }),
  );
});

test('a pasted page is searched by its first words', () => {
  const { phrases } = searchTerms('word '.repeat(20_000));
  expect(phrases).toHaveLength(32);
});

test('a found turn is cut into what matched and what did not, and loses nothing', () => {
  expect(snippetsOf('…we [trusted] her [slowly]', '[', ']')).toEqual([
    { text: '…we ', matched: false },
    { text: 'trusted', matched: true },
    { text: ' her ', matched: false },
    { text: 'slowly', matched: true },
  ]);
  expect(snippetsOf('', '[', ']')).toEqual([]);
  const part = fc.record({ text: fc.stringMatching(/^[a-z ]{1,8}$/), matched: fc.boolean() });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const found = snippetsOf(
        parts.map(({ text, matched }) => (matched ? `[${text}]` : text)).join(''),
        '[',
        ']',
      );
      expect(found.map(({ text }) => text).join('')).toBe(parts.map(({ text }) => text).join(''));
      expect(found.filter(({ matched }) => matched)).toEqual(parts.filter(({ matched }) => matched));
    }),
  );
});

test('words in a query are found as the search finds them: whole, accents, signs and line breaks aside', () => {
  const holds = (words: string, text: string, isBeginning = false) => wordsFinder(words, isBeginning)(text);
  expect([holds('men', 'the women said'), holds('men', 'Men, she said')]).toEqual([false, true]);
  expect(holds("don't", 'we don’t know')).toBe(true);
  expect(holds('resume', 'her résumé')).toBe(true);
  expect(holds('shared purpose', 'a shared\n  purpose.')).toBe(true);
  expect(holds('shared purpose', 'shared by purpose')).toBe(false);
  expect([holds('trust', 'they trusted us'), holds('trust', 'they trusted us', true)]).toEqual([false, true]);
  expect(holds('…', 'and so on …')).toBe(false);
});
