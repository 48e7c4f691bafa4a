import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, drawOver, painted, pointOf } from './desk.ts';

const browser = useBrowser();

/** A study in which the first sentence of the second turn is coded with Trust, and that coding is in hand. */
async function withOneCoding() {
  const journey = await browser.open();
  const desk = await atTheDesk(journey);
  await desk.press('j', 'Shift+J', 'c');
  await desk.page.keyboard.type('trust');
  await desk.press('Enter');
  await desk.coded('Trust: Slowly.');
  return { ...desk, faults: journey.faults };
}

test('the words just coded take a second code, and the next sentence is the one after them', async () => {
  const { page, press, coded } = await withOneCoding();
  await press('c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: Slowly.', 'Time: Slowly.');
  await press('Shift+J');
  expect((await painted(page))['chosen']).toEqual(['We trusted her after a year.']);
});

test('signs alone offer a new code and never the first code of the codebook', async () => {
  const { page, press } = await withOneCoding();
  await press('c');
  await page.keyboard.type('???');
  expect(await page.locator('#picker-list .current').textContent()).toContain('Make a new code “???”');
});

test('a click inside the selected words lets go of them', async () => {
  const { page } = await withOneCoding();
  await drawOver(page, 'trusted her after');
  const { x, y } = await pointOf(page, 'her', 'middle');
  await page.mouse.click(x, y);
  await expect.poll(async () => (await painted(page))['chosen']).toBeUndefined();
});
