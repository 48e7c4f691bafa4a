import { expect, test } from 'vitest';
import { createMoving } from '../../../../src/client/coding/input/moving.ts';
import { everything } from '../../../../src/client/coding/state.ts';
import { network, standing } from '../../network.ts';
import { codingOf, deskOf, power } from '../desk.ts';

const words = [
  'How?',
  'Slowly. With care.',
  'And then?',
  'It grew. We laughed. We stayed.',
  'Why?',
  'Who knows.',
];

/** The desk with its keys; `chosen` are the words that are selected. */
function walking() {
  const { asked } = network(() => standing);
  const desk = deskOf(words);
  const { page, writing, state } = desk;
  const chosen = (): string => {
    const { selection } = state();
    return selection ? page.text.slice(selection.start, selection.end) : '';
  };
  return { ...desk, asked, chosen, moving: createMoving(page, writing), turn: () => state().turn };
}

test('turns that are not shown are walked over, and at the ends she stays', () => {
  const { page, moving, turn } = walking();
  for (const at of [1, 2]) {
    const hidden = page.turns[at]?.element;
    if (hidden) hidden.hidden = true;
  }
  moving.byTurn(1);
  expect(turn()).toBe(3);
  expect(document.activeElement).toBe(page.turns[3]?.element);
  moving.byTurn(-1);
  moving.byTurn(-1);
  expect(turn()).toBe(0);
});

test('the next turn without a coding is one of an informant, from the beginning again after the last', () => {
  const { page, moving, turn } = walking();
  page.store.update({ codings: [codingOf(page, 'With care')] });
  expect([moving.toUncoded(), turn()]).toEqual([true, 3]);
  expect([moving.toUncoded(), turn()]).toEqual([true, 5]);
  expect([moving.toUncoded(), turn()]).toEqual([true, 3]);
  page.store.update({ codings: ['With care', 'It grew', 'Who knows'].map((one) => codingOf(page, one)) });
  expect(moving.toUncoded()).toBe(false);
});

test('codings are gone through in the order of the text, only those that are shown', () => {
  const { page, moving, state } = walking();
  const codings = [
    codingOf(page, 'Slowly'),
    codingOf(page, 'It grew', { codeId: power }),
    codingOf(page, 'Who'),
  ];
  page.store.update({ codings });
  const walk = (): string[] => [1, 1, 1].map(() => (moving.byCoding(1), state().coding ?? ''));
  expect(walk()).toEqual(['Slowly', 'It grew', 'Who']);
  page.store.update({ coding: null, turn: 0, seen: { ...everything, code: power } });
  moving.byCoding(1);
  expect(state()).toMatchObject({ coding: 'It grew', code: power, turn: 3 });
});

test('codings that overlap in a turn are told apart one after the other', () => {
  const { page, moving, state } = walking();
  page.store.update({ turn: 3, codings: [codingOf(page, 'It grew. We laughed'), codingOf(page, 'grew')] });
  const hands = [1, 2, 3].map(() => (moving.cycle(), state().coding));
  expect(hands).toEqual(['It grew. We laughed', 'grew', 'It grew. We laughed']);
});

test('sentences and words are selected on, also over the end of a turn', () => {
  const { page, moving, chosen } = walking();
  page.store.update({ turn: 1 });
  moving.bySentence(1);
  expect(chosen()).toBe('Slowly.');
  moving.bySentence(1);
  expect(chosen()).toBe('Slowly. With care.');
  moving.bySentence(-1);
  expect(chosen()).toBe('Slowly.');
  moving.toSentence(1);
  expect(chosen()).toBe('With care.');
  moving.toSentence(1);
  expect(chosen()).toBe('And then?');
  moving.toSentence(-1);
  moving.stretch('end', -1);
  expect(chosen()).toBe('With care');
});

test('the edges of a selected coding move by word and sentence, and it is never empty', async () => {
  const { page, moving, state, asked, queue } = walking();
  const coding = codingOf(page, 'We laughed');
  page.store.update({ codings: [coding], coding: coding.guid, turn: 3 });
  const exact = (): string | undefined => state().codings[0]?.exact;
  moving.resize('end', -1);
  expect(exact()).toBe('We');
  moving.resize('end', -1);
  expect(exact()).toBe('We');
  moving.resizeBySentence('end', 1);
  expect(exact()).toBe('We laughed.');
  moving.resizeBySentence('start', -1);
  expect(exact()).toBe('It grew. We laughed.');
  moving.toWholeTurns();
  expect(exact()).toBe('It grew. We laughed. We stayed.');
  await queue.idle();
  expect(asked.filter(({ method }) => method === 'PATCH')).toHaveLength(4);
});
