import { expect, test } from 'vitest';
import { findKeywords, indexKeywords } from '../../src/language/keywords.ts';
import { tokensOf } from '../../src/language/tokens.ts';

const code = (id: number, keywords: readonly string[], exclusions: readonly string[] = []) => ({
  id,
  name: `Code ${id}`,
  definition: '',
  useWhen: '',
  example: '',
  keywords,
  exclusions,
  ignored: [],
});

/** The keywords found in a text, as [code, the words there]. */
function found(codes: ReturnType<typeof code>[], text: string): [number, string][] {
  return findKeywords(indexKeywords(codes, ['en']), tokensOf(text, 'en')).map(({ codeId, start, end }) => [
    codeId,
    text.slice(start, end),
  ]);
}

test('a keyword is found in all its forms', () => {
  expect(found([code(1, ['trust'])], 'We Trusted her; trust grew.')).toEqual([
    [1, 'Trusted'],
    [1, 'trust'],
  ]);
});

test('a keyword is a whole word, never a part of one', () => {
  expect(found([code(1, ['art', 'fund'])], 'The partner started a fundament.')).toEqual([]);
  expect(found([code(1, ['trust'])], 'entrusted, trust-building')).toEqual([]);
});

test('a phrase is found word for word, across line ends and punctuation', () => {
  expect(
    found([code(1, ['focal point'])], 'One focal\npoint, two focal points; a point that is focal.'),
  ).toEqual([
    [1, 'focal\npoint'],
    [1, 'focal points'],
  ]);
});

test('an exclusion hides the keyword inside it and no other', () => {
  const codes = [code(1, ['trust'], ['trust fund'])];
  expect(found(codes, 'The trust fund paid. Trust came later.')).toEqual([[1, 'Trust']]);
});

test('an exclusion of one code hides nothing of another', () => {
  expect(found([code(1, ['trust'], ['trust fund']), code(2, ['trust'])], 'the trust fund')).toEqual([
    [2, 'trust'],
  ]);
});

test('of two keywords of one code on the same words the longer stands', () => {
  expect(found([code(1, ['point', 'focal point', 'one focal point'])], 'one focal point')).toEqual([
    [1, 'one focal point'],
  ]);
  expect(found([code(1, ['focal point']), code(2, ['point'])], 'focal point')).toEqual([
    [1, 'focal point'],
    [2, 'point'],
  ]);
});

test('a keyword without a letter or digit matches nothing', () => {
  expect(found([code(1, ['', '…', '+', '*'])], 'anything * at + all …')).toEqual([]);
});

test('the keyword is answered as the codebook writes it', () => {
  const [hit] = findKeywords(
    indexKeywords([code(3, ['Decision Makers'])], ['en']),
    tokensOf('the decision maker', 'en'),
  );
  expect(hit).toEqual({ codeId: 3, keyword: 'Decision Makers', length: 2, start: 4, end: 18 });
});
