import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexCodes } from '../../src/language/code-index.ts';
import { tokensOf } from '../../src/language/tokens.ts';

const codes = [
  {
    id: 1,
    name: 'Trust',
    definition: 'Partners rely on one another and speak openly.',
    keywords: ['rely'],
    exclusions: [],
  },
  {
    id: 2,
    name: 'Time',
    definition: 'Patience, slow beginnings, long funding.',
    keywords: [],
    exclusions: [],
  },
  {
    id: 3,
    name: 'constructor',
    definition: '__proto__ toString: +valueOf * ~1 ^2',
    keywords: ['hasOwnProperty'],
    exclusions: [],
  },
];
const index = indexCodes(codes);
const ask = (text: string) => index.ask(tokensOf(text));

test('a passage is like the entry whose words it shares', () => {
  const [best] = ask('They spoke openly and we could rely on each other.');
  expect(best?.codeId).toBe(1);
  expect(best?.stems).toContain('reli');
  expect(ask('Funding was slow.').map(({ codeId }) => codeId)).toEqual([2]);
});

test('a passage that shares no word is like nothing', () => {
  expect(ask('Zebras everywhere')).toEqual([]);
  expect(ask('')).toEqual([]);
});

test('the name of a code weighs more than its definition', () => {
  const both = indexCodes([
    { id: 1, name: 'Other', definition: 'patience', keywords: [], exclusions: [] },
    { id: 2, name: 'Patience', definition: 'other', keywords: [], exclusions: [] },
  ]);
  expect(both.ask(tokensOf('patience'))[0]?.codeId).toBe(2);
});

test('no words of a transcript are taken for a query language', () => {
  for (const text of [
    'P01: trust',
    'name:foo',
    '*',
    '+',
    '-trust',
    'trust~2 time^10',
    'constructor',
    '__proto__ hasOwnProperty',
    '\0',
    'a*b',
  ])
    expect(() => ask(text), text).not.toThrow();
  const texts = fc.oneof(
    fc.string({ unit: 'binary', size: 'max', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'trust',
          'P01:',
          ':',
          '*',
          '+',
          '-',
          '~1',
          '^',
          ' ',
          'slow',
          'definition:',
          '😀',
          'constructor',
        ),
        { size: 'max', maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { codeId, score, stems } of ask(text)) {
        expect([1, 2, 3]).toContain(codeId);
        expect(score).toBeGreaterThan(0);
        const said = tokensOf(text).map((token) => token.stem);
        for (const shared of stems) expect(said).toContain(shared);
      }
    }),
  );
});

test('an empty codebook can be asked too', () => {
  expect(indexCodes([]).ask(tokensOf('trust'))).toEqual([]);
});
