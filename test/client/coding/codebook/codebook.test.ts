import { expect, test } from 'vitest';
import type { Suggestion } from '../../../../src/api/suggestions.ts';
import { whyNotOffered, withCodebook } from '../../../../src/client/coding/codebook/codebook.ts';
import { everything, type State } from '../../../../src/client/coding/state.ts';
import { codebookOf, codeOf } from '../../page.ts';

const facet = codeOf(1, 'Enabler', { depth: 0, parentId: null, path: 'Enabler' });
const trust = codeOf(2, 'Trust');
const time = codeOf(3, 'Time');
const book = codebookOf(facet, trust, time);
const of = (codeId: number): Suggestion => ({
  codeId,
  start: 0,
  end: 4,
  score: 1,
  strength: 'strong',
  reasons: [],
  isContinuation: false,
});

const holding: State = {
  codings: [],
  codebook: book,
  isRead: false,
  turnMemos: new Map(),
  matter: new Map(),
  pending: new Set(),
  selection: { start: 0, end: 4 },
  inView: { first: 0, last: 9 },
  turn: 3,
  coding: 'one',
  code: 2,
  recent: [2, 3],
  slots: [2, 3],
  suggestions: [of(2), of(3)],
  suggestion: 1,
  shown: null,
  filter: 'tr',
  folded: [1],
  pinned: [2, 3],
  brush: 2,
  seen: { ...everything, facet: 1, code: 2 },
};

test('under a codebook with the same codes and one more she holds what she held', () => {
  const fuller = codebookOf(facet, trust, codeOf(4, 'Hope'), time);
  const { change, lost } = withCodebook(holding, fuller, [2, 3]);
  expect({ ...holding, ...change }).toEqual({ ...holding, codebook: fuller });
  expect(change.seen).toBe(holding.seen);
  expect(lost).toEqual([]);
});

test('what is gone from the codebook is let go wherever she held it, a sentence for each', () => {
  const { change, lost } = withCodebook(holding, codebookOf(facet, time), [2, 3]);
  expect(change).toMatchObject({
    code: null,
    brush: null,
    recent: [3],
    pinned: [3],
    suggestions: [of(3)],
    suggestion: 0,
  });
  expect(change.seen).toEqual({ ...everything, facet: 1 });
  expect(lost).toEqual([
    'Your brush is put down: “Trust” is no longer in the codebook.',
    'A pin is gone: “Trust” is no longer in the codebook.',
    'The codings of all codes are shown again: “Trust” is no longer in the codebook.',
  ]);
});

test('where only turns with the selected code are shown and it goes, all are shown again', () => {
  const looking: State = {
    ...holding,
    brush: null,
    pinned: [],
    seen: { ...everything, turns: 'with the selected code' },
  };
  const { change, lost } = withCodebook(looking, codebookOf(facet, time), []);
  expect(change).toMatchObject({ code: null, seen: everything });
  expect(lost).toEqual(['All turns are shown again: “Trust” is no longer in the codebook.']);
  expect(withCodebook({ ...looking, code: null }, codebookOf(facet, time), []).lost).toEqual([]);
});

test('a code that is put aside is coded with no more, but what it was given to can still be seen and read', () => {
  const aside = codebookOf(facet, { ...trust, isAside: true }, time);
  const { change, lost } = withCodebook(holding, aside, [2, 3]);
  expect(change).toMatchObject({ code: 2, brush: null, recent: [3], pinned: [3], seen: holding.seen });
  expect(lost).toEqual([
    'Your brush is put down: “Trust” was put aside.',
    'A pin is gone: “Trust” was put aside.',
  ]);
});

test('a code that came to the top stays in hand, and what stands at the top no more is no group to see', () => {
  const turned = codebookOf(
    { ...trust, depth: 0, parentId: null },
    { ...facet, depth: 1, parentId: 2 },
    time,
  );
  const { change, lost } = withCodebook(holding, turned, [2, 3]);
  expect(change).toMatchObject({ brush: holding.brush, seen: { ...holding.seen, facet: null } });
  expect(lost).toEqual(['The codings of all codes are shown again: “Enabler” is no longer at the top.']);
});

test('a pin whose code comes back is there again, as she had it', () => {
  const { change } = withCodebook({ ...holding, pinned: [3] }, book, [2, 3]);
  expect(change.pinned).toEqual([2, 3]);
});

test('a code is offered, also one at the top, where it is not put aside', () => {
  const all = codebookOf(facet, trust, { ...time, isAside: true });
  expect([1, 2, 3, 4].map((id) => whyNotOffered(all, id))).toEqual([
    null,
    null,
    'was put aside',
    'is no longer in the codebook',
  ]);
});
