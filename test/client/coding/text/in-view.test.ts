import { expect, onTestFinished, test } from 'vitest';
import { everything } from '../../../../src/client/coding/state.ts';
import { followSight, spanInView } from '../../../../src/client/coding/text/in-view.ts';
import { pageOfTurns } from '../desk.ts';

/** A text of many turns, each as high as a third of the screen, laid out ten together. */
function longText() {
  const page = pageOfTurns(Array.from({ length: 120 }, (_, at) => `Words of turn ${at + 1}.`));
  const root = document.querySelector('#turns');
  for (let at = 0; at < page.turns.length; at += 10) {
    const stretch = document.createElement('div');
    stretch.className = 'stretch';
    root?.append(stretch);
    for (const { element } of page.turns.slice(at, at + 10)) {
      element.style.height = `${innerHeight / 3}px`;
      stretch.append(element);
    }
  }
  page.store.update({ inView: { first: 0, last: 0 } });
  followSight(page);
  onTestFinished(() => {
    scrollTo(0, 0);
  });
  return { page, inView: () => page.store.get().inView };
}

test('what is on the screen and a screen around it counts as in view, by whole stretches, wherever she scrolls', async () => {
  const { page, inView } = longText();
  page.turns[60]?.element.scrollIntoView({ block: 'start' });
  await expect.poll(() => inView().first).toBeGreaterThan(30);
  expect(inView().first).toBeLessThanOrEqual(57);
  expect(inView().last).toBeGreaterThanOrEqual(65);
  expect(inView().last).toBeLessThan(90);
  expect([inView().first % 10, inView().last % 10]).toEqual([0, 9]);
});

test('before printing everything is in view', () => {
  const { page, inView } = longText();
  dispatchEvent(new Event('beforeprint'));
  expect(inView()).toEqual({ first: 0, last: 119 });
  expect(spanInView(page.turns, inView())).toEqual({
    start: page.turns[0]?.start,
    end: page.turns[119]?.end,
  });
});

test('where turns are taken out of sight, what comes up in their place is in view', async () => {
  const { page, inView } = longText();
  await expect.poll(() => inView().last).toBeGreaterThan(0);
  const before = inView().last;
  for (const { element } of page.turns.slice(0, 20)) element.hidden = true;
  page.store.update({ seen: { ...everything, turns: 'coded' } });
  await expect.poll(() => inView().last).toBeGreaterThan(before);
});
