import { expect, test } from 'vitest';
import { paintLanes } from '../../../../src/client/coding/painting/paint-lanes.ts';
import { everything } from '../../../../src/client/coding/state.ts';
import { codingOf, pageOfTurns, power, trust } from '../desk.ts';

const words = ['How?', 'We laughed a lot, and then we stayed.', 'Why?', 'Who knows.'];

/** A page with lanes, and what stands in the margin of a turn. */
function painted() {
  const page = pageOfTurns(words);
  paintLanes(page);
  const margin = (at: number): Element | null => page.turns[at]?.element.querySelector('.lanes') ?? null;
  const names = (at: number): string[] =>
    [...(margin(at)?.querySelectorAll('li') ?? [])].map((one) => one.textContent);
  const bars = (at: number): HTMLElement[] => [
    ...(page.turns[at]?.element.querySelectorAll<HTMLElement>('.bars i') ?? []),
  ];
  return { page, margin, names, bars };
}

test('each turn names its codings, also for who does not see the bars, and says whose and what they are', () => {
  const { page, names } = painted();
  const hers = codingOf(page, 'laughed');
  const his = codingOf(page, 'stayed', { coderId: 2, codeId: power, polarity: 'contradicts', memo: 'Look' });
  page.store.update({ codings: [hers, his], pending: new Set(['laughed']) });
  expect(names(0)).toEqual([]);
  expect(names(1)).toEqual(['Trust saving', '− contradicts Power Ben · ✎']);
});

test('codings that overlap stand in lanes beside one another, where their words are in the turn', () => {
  const { page, bars } = painted();
  page.store.update({
    codings: [codingOf(page, 'laughed a lot'), codingOf(page, 'a lot, and'), codingOf(page, 'stayed')],
  });
  expect(bars(1).map(({ style }) => style.left)).toEqual(['0px', '5px', '0px']);
  const tops = bars(1).map(({ style }) => parseFloat(style.top));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});

test('a coding over several turns stands in each, and is said to go on', () => {
  const { page, names } = painted();
  const start = page.text.indexOf('stayed');
  const end = page.text.indexOf('Who') + 3;
  page.store.update({
    codings: [{ ...codingOf(page, 'stayed'), start, end, exact: page.text.slice(start, end) }],
  });
  expect([names(1), names(2), names(3)]).toEqual([['Trust'], ['Trust continued'], ['Trust continued']]);
});

test('only margins whose codings changed are made anew', () => {
  const { page, margin } = painted();
  const [first, second] = [codingOf(page, 'laughed'), codingOf(page, 'knows')];
  page.store.update({ codings: [first, second] });
  const [before, other] = [margin(1)?.firstChild, margin(3)?.firstChild];
  page.store.update({ codings: [first, { ...second, codeId: power }] });
  expect(margin(1)?.firstChild).toBe(before);
  expect(margin(3)?.firstChild).not.toBe(other);
});

test('the keyboard stays on the coding it was on when its margin is made anew', () => {
  const { page, margin } = painted();
  page.store.update({ codings: [codingOf(page, 'laughed')] });
  margin(1)?.querySelector('button')?.focus();
  page.store.update({ codings: [codingOf(page, 'laughed'), codingOf(page, 'stayed')] });
  expect(document.activeElement?.textContent).toBe('Trust');
  expect(margin(1)?.querySelectorAll('button')).toHaveLength(2);
});

test('the selected coding is marked in bar and name, and the one before no longer', () => {
  const { page } = painted();
  const marked = (): (string | undefined)[] =>
    [...document.querySelectorAll<HTMLElement>('.in-hand')].map(({ dataset }) => dataset['coding']);
  page.store.update({ codings: [codingOf(page, 'laughed'), codingOf(page, 'stayed')], coding: 'laughed' });
  expect(marked()).toEqual(['laughed', 'laughed']);
  page.store.update({ coding: 'stayed' });
  expect(marked()).toEqual(['stayed', 'stayed']);
});

test('what is filtered out is not in the margins; what is suggested is, as a question', () => {
  const { page, names } = painted();
  page.store.update({ codings: [codingOf(page, 'laughed'), codingOf(page, 'stayed', { codeId: power })] });
  page.store.update({ seen: { ...everything, code: trust } });
  expect(names(1)).toEqual(['Trust']);
  const start = page.text.indexOf('Who');
  const suggestion = { codeId: power, start, end: start + 3, score: 0.6, strength: 'likely' as const };
  page.store.update({ suggestions: [{ ...suggestion, isContinuation: false, reasons: [] }] });
  expect(names(3)).toEqual(['Power?']);
});
