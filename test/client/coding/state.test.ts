import { expect, test } from 'vitest';
import type { Coding } from '../../../src/api/codings.ts';
import {
  codingInHand,
  createStore,
  target,
  withDigits,
  type Page,
  type State,
  everything,
} from '../../../src/client/coding/state.ts';
import { codebookOf, codeOf, turnsOf } from '../page.ts';

const coding: Coding = {
  guid: 'one',
  codeId: 2,
  coderId: 1,
  start: 0,
  end: 4,
  exact: 'Rosa',
  polarity: 'plain',
  origin: 'by hand',
  memo: '',
};

const atFirst: State = {
  codings: [coding],
  codebook: codebookOf(codeOf(2, 'Trust')),
  isRead: false,
  pending: new Set(),
  selection: null,
  turn: 0,
  coding: null,
  code: null,
  recent: [],
  slots: [],
  suggestions: [],
  suggestion: 0,
  shown: null,
  filter: '',
  folded: [],
  pinned: [],
  inView: { first: 0, last: 9 },
  turnMemos: new Map(),
  matter: new Map(),
  brush: null,
  seen: everything,
};

const pageOf = (state: Partial<State>): Pick<Page, 'turns' | 'store'> => ({
  turns: turnsOf('How?', 'Slowly.').turns,
  store: createStore({ ...atFirst, ...state }),
});

test('whoever paints is told at once, and after each change what it was before', () => {
  const store = createStore(atFirst);
  const seen: (readonly [number, number | undefined])[] = [];
  store.paintWith(({ turn }, before) => seen.push([turn, before?.turn]));
  store.update({ turn: 1 });
  store.update({ filter: 'trust' });
  expect(seen).toEqual([
    [0, undefined],
    [1, 0],
    [1, 1],
  ]);
  expect(store.get()).toEqual({ ...atFirst, turn: 1, filter: 'trust' });
  expect(atFirst.turn).toBe(0);
});

test('what did not change stays the very same, so that nothing is painted in vain', () => {
  const store = createStore(atFirst);
  store.paintWith((state, before) => {
    if (before) expect(state.codings).toBe(before.codings);
  });
  store.update({ turn: 1 });
  expect.assertions(1);
});

test('a key acts on the selection, and on the whole turn where nothing is selected', () => {
  const page = pageOf({ selection: { start: 7, end: 9 } });
  // The keys ask for no more of a page than this.
  expect(target(page as Page)).toEqual({ start: 7, end: 9 });
  page.store.update({ selection: null, turn: 1 });
  const [, second] = page.turns;
  expect(target(page as Page)).toEqual({ start: second?.start, end: second?.end });
  page.store.update({ turn: 7 });
  expect(target(page as Page)).toBeNull();
});

test('the selected coding is found by its GUID, and is none once it is gone', () => {
  expect(codingInHand(atFirst)).toBeUndefined();
  expect(codingInHand({ ...atFirst, coding: 'one' })).toBe(coding);
  expect(codingInHand({ ...atFirst, coding: 'another' })).toBeUndefined();
});

test('a digit stays with its code until another needs it: that of the code not used for longest, but never of a pinned one', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(withDigits({ slots: [], pinned: [], recent: [] }, [5, 3])).toEqual([5, 3]);
  expect(withDigits({ slots: [5, 3], pinned: [], recent: [3, 5] }, [3])).toEqual([5, 3]);
  expect(withDigits({ slots: [5, 0, 3], pinned: [], recent: [3, 5] }, [7])).toEqual([5, 7, 3]);
  const full = { slots: nine, pinned: [], recent: [9, 1, 2, 3, 5, 6, 7, 8, 4] };
  expect(withDigits(full, [10])).toEqual([1, 2, 3, 10, 5, 6, 7, 8, 9]);
  expect(withDigits({ ...full, pinned: [4] }, [10])).toEqual([1, 2, 3, 4, 5, 6, 7, 10, 9]);
  expect(withDigits({ ...full, pinned: nine }, [10])).toEqual(nine);
});
