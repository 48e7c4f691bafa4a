import { expect, test } from 'vitest';
import { starterCodebook, starterNames } from '../src/starters.ts';

test('a codebook that comes with the program is read once, and one that does not is refused', () => {
  for (const name of starterNames()) {
    expect(starterCodebook(name).facets.length, name).toBeGreaterThan(0);
    expect(starterCodebook(name), name).toBe(starterCodebook(name));
  }
  expect(() => starterCodebook('constructor')).toThrow('There is no starter codebook “constructor”');
});
