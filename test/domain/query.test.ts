import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceCoding } from '../../src/domain/evidence.ts';
import { answersIn } from '../../src/domain/query-answer.ts';
import { readQuery, writeQuery, type Query } from '../../src/domain/query.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { relations } from '../../src/domain/relation.ts';
import { overlaps } from '../../src/domain/text.ts';

test('a query reads like a sentence', () => {
  expect(readQuery('[Trust] and not [Power]')).toEqual({
    kind: 'all',
    of: [
      { kind: 'coded', code: 'Trust' },
      { kind: 'not', of: { kind: 'coded', code: 'Power' } },
    ],
  });
  expect(readQuery('[Trust] near [A > B] within 20 words')).toEqual(
    readQuery('[Trust] and (near [A > B] within 20 word)'),
  );
  expect(readQuery('[A] or [B] and [C]')).toEqual(readQuery('[A] or ([B] and [C])'));
  expect(readQuery('type = partner "not enough" “shared”')).toEqual(
    readQuery('TYPE = "partner" AND "not enough" and "shared"'),
  );
  // A name of several words needs no quotation marks; it ends where the query goes on.
  expect(readQuery('type = MEL partner and [A]')).toEqual(readQuery('type = "MEL partner" and [A]'));
  expect(readQuery('case = Kitchen Table coder = Jonas Weber near [A]')).toEqual(
    readQuery('case = "Kitchen Table" and coder = "Jonas Weber" and near [A]'),
  );
  expect(readQuery('"Years running" > 3 trust')).toEqual({
    kind: 'all',
    of: [
      { kind: 'field', field: 'years running', is: '>', value: '3' },
      { kind: 'words', words: 'trust', isBeginning: true },
    ],
  });
});

test.each([
  ['', 'The query is empty.'],
  ['[Trust', 'is missing'],
  ['[Trust] and', 'stops too early'],
  ['"not', 'closing quotation mark is missing'],
  ['([A] or [B]', 'is not closed'],
  ['[A])', 'cannot go on with “)” (character 4)'],
  ['near Trust', 'After “near” a code in brackets'],
  ['[A] near [B] within two turns', 'After “within” a number'],
  ['[A] near [B] within 2 pages', 'say turns or words'],
  ['type = ', 'After “type” and its sign a value'],
  ['= 3', 'a [code], “words” or a field'],
  ['[A] beside [B]', '“beside” (character 5) is no relation. Before a code say overlapping'],
  ['[]', 'a [code], “words” or a field'],
])('%s is refused with what is wrong', (typed, says) => {
  expect(() => readQuery(typed)).toThrow(Refusal);
  expect(() => readQuery(typed)).toThrow(says);
});

const names = ['A', 'B', 'C'];
const code = fc.constantFrom(...names);
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('coded' as const), code }),
    fc.record({
      kind: fc.constant('stands' as const),
      code,
      relation: fc.constantFrom(...relations),
      within: fc.nat(3),
      unit: fc.constantFrom('turns' as const, 'words' as const),
    }),
    fc.record({
      kind: fc.constant('words' as const),
      words: fc.constantFrom('ab', 'or', 'near by', '[x]', '5', 'a "b" \\c'),
    }),
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom('coder', 'and', 'two words'),
      is: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>' as const),
      value: fc.constantFrom('1', '2', 'not', 'x y', 'said "so"'),
    }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('query') }),
  ),
}));

const text = 'ab cd ef gh ij kl mn op qr st uv wx yz ab cd ef gh ij kl mn';
const turns = [
  { start: 0, end: 17 },
  { start: 18, end: 35 },
  { start: 36, end: text.length },
];
const codings = fc
  .array(
    fc.tuple(
      fc.nat(text.length - 2),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(2),
      fc.integer({ min: 1, max: 2 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((all) =>
    all.map(([start, length, place, coderId], id): EvidenceCoding => {
      const end = Math.min(text.length, start + length);
      return { id, start, end, codeId: place, coderId, polarity: 'plain', origin: 'by hand' };
    }),
  );
const meaning = {
  codesOf: (name: string) => new Set([names.indexOf(name)]),
  valuesOf: (field: string, coding: EvidenceCoding) => (field === 'coder' ? [String(coding.coderId)] : []),
};
const ids = (all: readonly EvidenceCoding[], asked: Query | string): number[] =>
  answersIn(
    { text: () => text, turns, codings: all },
    typeof asked === 'string' ? readQuery(asked) : asked,
    meaning,
  ).map(({ id }) => id);

test('a relation may be said in other words', () => {
  expect(readQuery('[A] follows [B] within 2 turns')).toEqual(readQuery('[A] after [B] within 2 turns'));
  expect(readQuery('[A] overlaps [B]')).toEqual(readQuery('[A] overlapping [B]'));
});

test('a query that is written and read again asks for the same', () => {
  fc.assert(
    fc.property(query, codings, (asked, all) => {
      expect(ids(all, writeQuery(asked))).toEqual(ids(all, asked));
    }),
  );
});

test('and, or and not are those of sets', () => {
  fc.assert(
    fc.property(query, query, codings, (one, other, all) => {
      expect(ids(all, { kind: 'all', of: [one, other] })).toEqual(
        ids(all, { kind: 'all', of: [other, one] }),
      );
      expect(ids(all, { kind: 'any', of: [one, other] })).toEqual(
        ids(all, { kind: 'any', of: [other, one] }),
      );
      const not = (of: Query): Query => ({ kind: 'not', of });
      const neither = ids(all, not({ kind: 'any', of: [one, other] }));
      expect(neither).toEqual(ids(all, { kind: 'all', of: [not(one), not(other)] }));
      const either = new Set([...ids(all, one), ...ids(all, other)]);
      expect(ids(all, { kind: 'any', of: [one, other] }).every((id) => either.has(id))).toBe(true);
    }),
  );
});

test('A and B are the codings of either that share words with one of the other', () => {
  fc.assert(
    fc.property(codings, (all) => {
      const of = (place: number): EvidenceCoding[] => all.filter(({ codeId }) => codeId === place);
      const shares = (one: EvidenceCoding, others: EvidenceCoding[]): boolean =>
        others.some((other) => overlaps(one, other));
      const both = all.filter(
        (one) => (one.codeId === 0 && shares(one, of(1))) || (one.codeId === 1 && shares(one, of(0))),
      );
      expect(ids(all, '[A] and [B]')).toEqual(both.map(({ id }) => id));
      expect(ids(all, '[A] or [B]')).toEqual([...of(0), ...of(1)].map(({ id }) => id).sort((a, b) => a - b));
      expect(ids(all, '[A] and not [B]')).toEqual(
        of(0)
          .filter((one) => !shares(one, of(1)))
          .map(({ id }) => id),
      );
    }),
  );
});
