import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSpanOf } from '../../src/domain/text.ts';
import { createSuggester } from '../../src/language/suggest.ts';

const codes = [
  {
    id: 1,
    name: 'Trust',
    definition: 'Partners rely on one another and speak openly about failure and doubt.',
    keywords: ['trust', 'rely on'],
    exclusions: ['trust fund'],
  },
  {
    id: 2,
    name: 'Time',
    definition: 'Patience, slow beginnings and long funding horizons before results are asked for.',
    keywords: ['slowly', 'patience'],
    exclusions: [],
  },
  {
    id: 3,
    name: 'Focal point',
    definition: 'One person who holds the relation together.',
    keywords: ['focal point', 'coordinator'],
    exclusions: [],
  },
  { id: 4, name: 'Money', definition: 'Grants, budgets.', keywords: ['grant'], exclusions: [] },
  { id: 5, name: 'Distance', definition: 'Visits.', keywords: ['visit', '😀'], exclusions: [] },
];
const suggester = createSuggester(codes);
const inAll = (text: string) => suggester.suggest(text, { start: 0, end: text.length });

test('a keyword suggests its code for the sentence it stands in, and says why', () => {
  const text = 'It began in May. We trusted her. Then we left.';
  const [one, ...more] = inAll(text);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ codeId: 1, start: 17, end: 32 });
  expect(one?.reasons).toEqual([{ kind: 'keyword', words: 'trust', at: [{ start: 20, end: 27 }] }]);
});

test('an exclusion keeps a code from being suggested', () => {
  expect(inAll('The trust fund was closed.')).toEqual([]);
});

test('a phrase says more than a word', () => {
  expect(inAll('Our focal point sent a grant.').map(({ codeId }) => codeId)).toEqual([3, 4]);
});

test('the entry of a code suggests it when a passage shares enough of its words', () => {
  const wide = createSuggester([
    {
      id: 1,
      name: 'Slow beginnings with long horizons',
      definition: 'Patience and funding before results are asked for.',
      keywords: [],
      exclusions: [],
    },
    ...Array.from({ length: 50 }, (_, at) => ({
      id: at + 2,
      name: `Other ${at}`,
      definition: 'Funding of a different kind',
      keywords: [],
      exclusions: [],
    })),
  ]);
  const text = 'First. Long horizons, slow beginnings, results asked for late. Last.';
  const [one] = wide.suggest(text, { start: 0, end: text.length });
  expect(one).toMatchObject({ codeId: 1, start: 7, end: 62 });
  expect(one?.reasons).toMatchObject([
    { kind: 'entry', words: 'long, horizons, slow, beginnings, results, asked' },
  ]);
});

test('one word in common with an entry is not enough', () => {
  const one = { id: 1, name: 'Slow beginnings', definition: 'Patience.', keywords: [], exclusions: [] };
  const others = Array.from({ length: 50 }, (_, at) => ({
    ...one,
    id: at + 2,
    name: `Other ${at}`,
    definition: '',
  }));
  const text = 'Patience, slowest patience.';
  expect(createSuggester([one, ...others]).suggest(text, { start: 0, end: text.length })).toEqual([]);
});

test('nothing is suggested for a passage that speaks of nothing in the codebook', () => {
  expect(inAll('Zebras like apples.')).toEqual([]);
  expect(createSuggester([]).suggest('trust', { start: 0, end: 5 })).toEqual([]);
});

test('every suggestion lies in the turn asked for with all its reasons, and the same question has the same answer', () => {
  const word = fc.constantFrom('trust', 'fund', 'rely', 'on', 'slowly', 'patience', 'focal', 'point', 'grant', 'visits', '😀', 'Dr.', 'e.g.', 'horizons', 'funding', 'results', 'openly', 'doubt', 'failure', 'so'); // prettier-ignore
  const texts = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '. ', '? ', '\n', ', ')), { size: 'max', maxLength: 40 })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(texts, fc.nat(80), fc.integer({ min: 1, max: 120 }), (text, start, length) => {
      const turn = { start, end: Math.min(text.length, start + length) };
      fc.pre(isSpanOf(text, turn));
      const found = suggester.suggest(text, turn);
      expect(found.length).toBeLessThanOrEqual(4);
      expect(new Set(found.map(({ codeId }) => codeId)).size).toBe(found.length);
      for (const one of found) {
        expect(isSpanOf(text, one)).toBe(true);
        expect(turn.start <= one.start && one.end <= turn.end).toBe(true);
        expect(one.reasons.length).toBeGreaterThan(0);
        for (const reason of one.reasons) {
          expect(reason.at.length).toBeGreaterThan(0);
          for (const place of reason.at) expect(one.start <= place.start && place.end <= one.end).toBe(true);
        }
      }
      expect(createSuggester(codes).suggest(text, turn)).toEqual(found);
    }),
    { numRuns: 150 },
  );
});
