import { expect, test } from 'vitest';
import { provenStrengths, strengthOf, type Tried } from '../../src/domain/suggestion.ts';

const tried = (likelihood: number, said: number, right: number): Tried[] =>
  Array.from({ length: said }, (_, at) => ({ likelihood, isGiven: at < right }));

test('nothing is called strong or likely before it has been right here', () => {
  for (const likelihood of [0.2, 0.5, 0.7, 1])
    expect(strengthOf(likelihood, provenStrengths([]))).toBe('possible');
});

test('five that were said, half of them right, make a word good for strong; a third and more for likely', () => {
  expect([...provenStrengths(tried(0.8, 4, 4))]).toEqual(['possible']);
  expect(provenStrengths(tried(0.8, 5, 3)).has('strong')).toBe(true);
  expect([...provenStrengths(tried(0.8, 6, 2))]).toEqual(['possible']);
  const likely = provenStrengths([...tried(0.6, 10, 4), ...tried(0.9, 2, 2)]);
  expect(likely.has('likely')).toBe(true);
  expect(likely.has('strong')).toBe(false);
  expect(strengthOf(0.95, likely)).toBe('likely');
  expect(strengthOf(0.49, likely)).toBe('possible');
});
