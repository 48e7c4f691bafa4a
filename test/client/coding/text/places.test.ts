import { expect, test } from 'vitest';
import {
  offsetAtPoint,
  rangesOf,
  readTurns,
  selectedSpan,
  showSelected,
} from '../../../../src/client/coding/text/places.ts';
import { turnAt } from '../../../../src/domain/relation.ts';
import { onThePage, turnsOf } from '../../page.ts';

const wordsOf = (ranges: StaticRange[]): string[] =>
  ranges.map(({ startContainer, startOffset, endOffset }) =>
    (startContainer.textContent ?? '').slice(startOffset, endOffset),
  );

const select = (from: Node, start: number, to: Node, end: number): void => {
  getSelection()?.setBaseAndExtent(from, start, to, end);
};

test('the turns of a page are read with their places, and an interviewer is known as one', () => {
  const { turns, text } = turnsOf('How did it begin?', 'Slowly. 😀', 'And then?');
  expect(turns.map(({ number, isEvidence }) => [number, isEvidence])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
  expect(turns.map(({ start, end }) => text.slice(start, end))).toEqual([
    'How did it begin?',
    'Slowly. 😀',
    'And then?',
  ]);
  expect(turns.map(({ node }) => node.data)).toEqual(['How did it begin?', 'Slowly. 😀', 'And then?']);
});

test('a page whose turn shows no words is told apart from one that does', () => {
  const root = onThePage('<div class="turn" id="turn-7"><p class="words"></p></div>');
  expect(() => readTurns(root)).toThrow('turn-7');
});

test('every offset of the text belongs to the turn that begins before it', () => {
  const { turns, text } = turnsOf('One.', 'Two.', 'Three.');
  for (let offset = 0; offset <= text.length; offset++) {
    const last = turns.findLastIndex(({ start }) => start <= offset);
    expect(turnAt(turns, offset)).toBe(Math.max(0, last));
  }
  expect(turnAt([], 5)).toBeLessThanOrEqual(0);
});

test('the ranges of a stretch hold exactly its words, turn by turn, without labels', () => {
  const { turns, text } = turnsOf('How?', 'We laughed 😀 a lot.', 'Why?');
  const at = text.indexOf('😀');
  expect(wordsOf(rangesOf(turns, { start: at, end: at + 2 }))).toEqual(['😀']);
  const across = { start: text.indexOf('laughed'), end: text.indexOf('Why') + 3 };
  expect(wordsOf(rangesOf(turns, across))).toEqual(['laughed 😀 a lot.', 'Why']);
  expect(rangesOf(turns, { start: 0, end: 6 })).toEqual([]);
  expect(wordsOf(rangesOf(turns, { start: 0, end: text.length }))).toEqual([
    'How?',
    'We laughed 😀 a lot.',
    'Why?',
  ]);
});

test('what she selects is a stretch of the text without white space at its ends, from either side', () => {
  const { turns, text } = turnsOf('How did it begin?', 'We laughed 😀 a lot.');
  const [, second] = turns;
  if (!second) throw new Error('there is no second turn');
  expect(selectedSpan(turns, text)).toBeNull();
  select(second.node, 2, second.node, 14);
  const span = selectedSpan(turns, text);
  expect(span && text.slice(span.start, span.end)).toBe('laughed 😀');
  select(second.node, 14, second.node, 2);
  expect(selectedSpan(turns, text)).toEqual(span);
  select(second.node, 2, second.node, 3);
  expect(selectedSpan(turns, text)).toBeNull();
});

test('a selection over turns runs through the labels between them; one outside of all words is nothing', () => {
  const { turns, text, root } = turnsOf('How did it begin?', 'Slowly.', 'And then?');
  const [first, second, third] = turns;
  if (!first || !second || !third) throw new Error('there are no three turns');
  select(first.node, 8, third.node, 3);
  const span = selectedSpan(turns, text);
  expect(span && text.slice(span.start, span.end)).toBe('it begin?\n\nRosa: Slowly.\n\nRosa: And');
  select(second.node, 0, third.element, 0);
  const whole = selectedSpan(turns, text);
  expect(whole && text.slice(whole.start, whole.end)).toBe('Slowly.');
  const label = second.element.querySelector('span')?.firstChild;
  if (!label) throw new Error('there is no label');
  select(label, 0, label, 4);
  expect(selectedSpan(turns, text)).toBeNull();
  const outside = onThePage('<p>Not of the text</p>');
  select(outside, 0, outside, 1);
  expect(selectedSpan(turns, text)).toBeNull();
  select(root, 0, root, root.childNodes.length);
  const all = selectedSpan(turns, text);
  expect(all && text.slice(all.start, all.end)).toBe('How did it begin?\n\nRosa: Slowly.\n\nRosa: And then?');
});

test('a selection made by key looks like one made by mouse, and is let go again', () => {
  const { turns, text } = turnsOf('How did it begin?', 'We laughed 😀 a lot.', 'Why?');
  const span = { start: text.indexOf('begin'), end: text.indexOf('😀') + 2 };
  showSelected(turns, span);
  expect(selectedSpan(turns, text)).toEqual(span);
  showSelected(turns, null);
  expect(getSelection()?.rangeCount).toBe(0);
});

test('a point on the screen leads to the letter under it, and a point beside the words to none', () => {
  const { turns, text } = turnsOf('How did it begin?', 'We laughed a lot.');
  const [, second] = turns;
  if (!second) throw new Error('there is no second turn');
  const range = document.createRange();
  range.setStart(second.node, 3);
  range.setEnd(second.node, 4);
  const { left, top, bottom } = range.getBoundingClientRect();
  expect(offsetAtPoint(turns, left + 1, (top + bottom) / 2)).toBe(text.indexOf('laughed'));
  expect(offsetAtPoint(turns, -5, -5)).toBeNull();
});
