import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues, inOrder, typeOfValues } from '../../src/domain/case.ts';

test('an attribute is of the narrowest kind that all its values fit', () => {
  expect(typeOfValues(['12', '-3,5', '+0.25', ''])).toBe('number');
  expect(typeOfValues(['Yes', 'no', 'NO'])).toBe('yes or no');
  expect(typeOfValues(['2024-01-31', ''])).toBe('date');
  expect(typeOfValues(['12', 'twelve'])).toBe('text');
  expect(typeOfValues(['2024-1-31'])).toBe('text');
  expect(typeOfValues(['1.2.3'])).toBe('text');
  expect(typeOfValues([])).toBe('text');
  expect(typeOfValues(['', ''])).toBe('text');
});

test('numbers are ordered by size, with a comma or a point', () => {
  expect(['10', '9', '-1', '9,5'].sort((a, b) => compareValues('number', a, b))).toEqual([
    '-1',
    '9',
    '9,5',
    '10',
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const sorted = numbers.map(String).sort((a, b) => compareValues('number', a, b));
      expect(sorted.map(Number)).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test('words are ordered as a person expects: P2 before P10, accents and capitals aside', () => {
  expect(['P10', 'p2', 'P1'].sort((a, b) => compareValues('text', a, b))).toEqual(['P1', 'p2', 'P10']);
  expect(inOrder.compare('Émile', 'emile')).toBe(0);
  expect(['2025-01-01', '2024-12-31'].sort((a, b) => compareValues('date', a, b))[0]).toBe('2024-12-31');
});
