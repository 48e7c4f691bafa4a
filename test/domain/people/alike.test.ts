import { expect, test } from 'vitest';
import { alikeNames } from '../../../src/domain/people/alike.ts';

const because = (one: string, other: string): string | undefined => alikeNames([one, other])[0]?.because;

test.each([
  ['P Kowalik', 'P. Kowalik', 'written otherwise'],
  ['Kowalik, P.', 'P Kowalik', 'written otherwise'],
  ['Zoë Müller', 'zoe muller', 'written otherwise'],
  ['Paula Kowalik', 'P. Kowalik', 'an initial'],
  ['Paula Kowalik', 'Paula Kowalick', 'one letter'],
  ['Medina', 'Medine', 'one letter'],
])('“%s” and “%s” may be one person: %s', (one, other, why) => {
  expect(because(one, other)).toBe(why);
  expect(because(other, one)).toBe(why);
});

test.each([
  ['P01', 'P02'],
  ['Partner 1', 'Partner 2'],
  ['Interview1', 'Interview2'],
  ['Ann', 'Ane'],
  ['Ann Lee', 'Ben Lee'],
  ['P. Kowalik', 'M. Kowalik'],
  ['Paula Kowalik', 'Kowalik'],
  ['P', 'Paula'],
  ['???', '!!!'],
])('“%s” and “%s” are taken for two', (one, other) => {
  expect(because(one, other)).toBeUndefined();
});

test('every pair is named once', () => {
  const pairs = alikeNames(['P Kowalik', 'P. Kowalik', 'Ann', 'Paula Kowalik']);
  expect(pairs.map(({ names }) => names)).toEqual([
    ['P Kowalik', 'P. Kowalik'],
    ['P Kowalik', 'Paula Kowalik'],
    ['P. Kowalik', 'Paula Kowalik'],
  ]);
});
