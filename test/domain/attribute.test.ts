import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues, inOrder, numberOf, sameValue, typeOfValues } from '../../src/domain/attribute.ts';

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

test('numbers and dates are read as people write them: 1,000 is above 900, 31/03/2025 before 01/04/2025', () => {
  const numbers = ['900', '1,000', '1 200', '1’300.5', '1.400,5', '1.000.000'];
  expect(typeOfValues(numbers)).toBe('number');
  expect(numbers.toReversed().sort((a, b) => compareValues('number', a, b))).toEqual(numbers);
  expect(numbers.map(numberOf)).toEqual([900, 1000, 1200, 1300.5, 1400.5, 1_000_000]);
  expect(['3,5', '3.500', '-1,000'].map(numberOf)).toEqual([3.5, 3.5, -1000]);
  const days = ['31/03/2025', '1/4/2025', '2025-04-02', '03.04.2025'];
  expect(typeOfValues(days)).toBe('date');
  expect(days.toReversed().sort((a, b) => compareValues('date', a, b))).toEqual(days);
  // Month first somewhere: nobody can say what 03/04 is.
  expect(typeOfValues(['03/31/2025', '03/04/2025'])).toBe('text');
});

test('values that differ only in how they are written are one', () => {
  expect([sameValue('number', '07'), sameValue('number', '1,000')]).toEqual([
    sameValue('number', '7'),
    '1000',
  ]);
  expect(sameValue('text', 'North  East')).toBe(sameValue('text', 'north east '));
  expect(sameValue('date', '1.4.2025')).toBe('2025-04-01');
  expect(sameValue('text', 'North')).not.toBe(sameValue('text', 'Nörth'));
});
