import { expect, test } from 'vitest';
import { stem } from '../../src/language/stems.ts';
import { isStopStem } from '../../src/language/stopwords.ts';
import { tokensOf } from '../../src/language/tokens.ts';

test('all forms of a word have one stem', () => {
  for (const forms of [
    ['trust', 'Trusted', 'trusting', 'TRUSTS'],
    ['partner', 'Partners', 'partner’s', "PARTNER'S"],
    ['café', 'Cafe', 'cafés'],
  ])
    expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
});

test('different words keep different stems', () => {
  expect(stem('trust')).not.toBe(stem('truth'));
  expect(stem('no')).toBe('no');
  expect(stem('US')).toBe('us');
});

test('a word asked for again has the stem it had', () => {
  expect(stem('Relationships')).toBe(stem('Relationships'));
  expect(stem('constructor')).toBe(stem('Constructors'));
});

test('words that say nothing of what a passage is about are known as such', () => {
  for (const word of ['the', 'Doesn’t', 'those', 'a', 'went'])
    expect(isStopStem(stem(word)), word).toBe(true);
  for (const word of ['trust', 'money', 'listening']) expect(isStopStem(stem(word)), word).toBe(false);
});

test('the words of one turn have their places in the whole text', () => {
  const text = 'Rosa: Trusted 😀 friends';
  expect(tokensOf(text, 'en', { start: 6, end: text.length })).toEqual([
    { start: 6, end: 13, stem: 'trust' },
    { start: 17, end: 24, stem: 'friend' },
  ]);
});
