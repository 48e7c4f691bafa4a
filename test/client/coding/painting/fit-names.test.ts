import { expect, test } from 'vitest';
import { fitNames } from '../../../../src/client/coding/painting/fit-names.ts';
import { paintLanes } from '../../../../src/client/coding/painting/paint-lanes.ts';
import { codingOf, pageOfTurns } from '../desk.ts';

test('names that have no room beside the words are counted at the last that has, and are there to be heard', async () => {
  const page = pageOfTurns(['How?', 'We laughed a lot, and then we stayed.']);
  const margin = page.turns[1]?.element.querySelector<HTMLElement>('.lanes');
  if (!margin) throw new Error('the turn has no margin');
  Object.assign(margin.style, { position: 'relative', height: '60px' });
  paintLanes(page);
  fitNames(page, document.body);
  const names = ['laughed', 'laughed a', 'a lot', 'then', 'stayed'];
  page.store.update({ codings: names.map((words) => codingOf(page, words)) });
  const list = margin.querySelector('ul');
  Object.assign(list?.style ?? {}, { position: 'absolute', inset: '0' });
  const lines = () => [...margin.querySelectorAll('li')].map((one) => [one.className, one.dataset['more']]);
  page.store.update({ pending: new Set() });
  await expect
    .poll(lines)
    .toEqual([['', undefined], ['', '+3'], ...names.slice(2).map(() => ['beyond', undefined])]);
  expect(margin.querySelectorAll('.stripe')).toHaveLength(5);
});
