import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodeSearch, isNear } from '../../../../src/client/coding/picking/code-search.ts';
import { codeOf } from '../../page.ts';

const codes = [
  codeOf(1, 'Enabler', { depth: 0, path: 'Enabler', parentId: null, hasChildren: true }),
  codeOf(2, 'Trust', {
    definition: 'Relying on one another without a contract.',
    keywords: ['confidence', 'rely on'],
  }),
  codeOf(3, 'Time', { definition: 'Months and years that learning takes.', keywords: ['pace', 'patience'] }),
  codeOf(4, 'Focal point', { definition: 'One person who holds the threads.', keywords: ['champion'] }),
  codeOf(5, 'Création de sens', { definition: 'Making sense together.', keywords: ['Überblick'] }),
  codeOf(6, 'Adaptation and decision-making', {
    definition: 'Learning feeds a choice.',
    keywords: ['pivot'],
  }),
];
const search = createCodeSearch(codes);
const names = (typed: string): string[] => search(typed).map(({ name }) => name);

test('without a word typed every code is offered, in the order of the codebook, and last what gathers others', () => {
  expect(names('')).toEqual([...codes.slice(1), ...codes.slice(0, 1)].map(({ name }) => name));
  expect(names('   ')).toEqual(names(''));
});

test('a code is found by its name, in any case, and by the beginning of its name', () => {
  for (const typed of ['trust', 'TRUST', 'Tr', 't r u s t'.replaceAll(' ', ''), 'trus'])
    expect(names(typed)[0], typed).toBe('Trust');
  expect(names('foc')[0]).toBe('Focal point');
  expect(names('focal poi')[0]).toBe('Focal point');
});

test('a code is found by a keyword and by a word of its definition', () => {
  expect(names('champion')).toEqual(['Focal point']);
  expect(names('patience')).toEqual(['Time']);
  expect(names('threads')).toEqual(['Focal point']);
  expect(names('relies')[0]).toBe('Trust');
});

test('the name counts for more than a word of a definition', () => {
  const more = createCodeSearch([
    ...codes,
    codeOf(9, 'Money', { definition: 'Trust, time, and what trust costs.' }),
  ]);
  expect(more('trust').map(({ name }) => name)).toEqual(['Trust', 'Money']);
  expect(more('time').map(({ name }) => name)).toEqual(['Time', 'Money']);
});

test('a slip of one letter still finds the code', () => {
  expect(names('champiom')[0]).toBe('Focal point');
  expect(names('confidance')[0]).toBe('Trust');
});

test('accents may be left out or typed', () => {
  expect(names('creation')[0]).toBe('Création de sens');
  expect(names('Création')[0]).toBe('Création de sens');
  expect(names('uberblick')).toEqual(['Création de sens']);
});

test('a word that stands nowhere finds nothing, so that a new code is offered', () => {
  expect(names('zebra crossing')).toEqual([]);
});

test('whatever is typed, only codes of the codebook are found, each once', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('t', 'r', 'u', '*', ':', '^', '~', '+', '-', '"', ' ', '>', '\\', '(', '😀', 'é'),
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(typed, (words) => {
      const found = search(words);
      expect(new Set(found).size).toBe(found.length);
      for (const code of found) expect(codes).toContain(code);
    }),
  );
});

test('a slip of the pen finds the code that is meant, first; another word does not', () => {
  for (const slip of ['Tryst', 'Turst', 'trst', 'Focal ponit', 'adaptaton and decison']) {
    const [first] = search(slip);
    expect(first && isNear(first, slip), slip).toBe(true);
  }
  expect(names('Focla point')[0]).toBe('Focal point');
  for (const other of ['Thrift', 'Tim', 'Tame song', 'Money', 'Trust fund'])
    expect(
      codes.filter((code) => isNear(code, other)).map(({ name }) => name),
      other,
    ).toEqual([]);
});
