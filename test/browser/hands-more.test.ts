import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { drawOver, painted, pointOf, withOneCoding } from './desk.ts';

const browser = useBrowser();

test('the words just coded take a second code, and the next sentence is the one after them', async () => {
  const { page, press, coded } = await withOneCoding(await browser.open());
  await press('c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: Slowly.', 'Time: Slowly.');
  await press('Shift+J');
  expect((await painted(page))['chosen']).toEqual(['We trusted her after a year.']);
});

test('signs alone offer a new code and never the first code of the codebook', async () => {
  const { page, press } = await withOneCoding(await browser.open());
  await press('c');
  await page.keyboard.type('???');
  expect(await page.locator('#picker-list .current').textContent()).toContain('Make a new code “???”');
});

test('a click inside the selected words lets go of them', async () => {
  const { page } = await withOneCoding(await browser.open());
  await drawOver(page, 'trusted her after');
  const { x, y } = await pointOf(page, 'her', 'middle');
  await page.mouse.click(x, y);
  await expect.poll(async () => (await painted(page))['chosen']).toBeUndefined();
});

test('a name that no code has makes a new code, and does not give a lookalike', async () => {
  const { page, press } = await withOneCoding(await browser.open());
  await press('c');
  await page.keyboard.type('truism');
  expect(await page.locator('#picker-list .current').textContent()).toContain('Make a new code “truism”');
});

test('the bar of a coding is as tall as its words, not a speck', async () => {
  const { page } = await withOneCoding(await browser.open());
  const [turn, bars] = await page
    .locator('#turn-2')
    .evaluate((one) => [
      one.querySelector('.words')?.getBoundingClientRect().height ?? 0,
      one.querySelector('.bars')?.getBoundingClientRect().height ?? 0,
    ]);
  expect(bars).toBeGreaterThan(turn * 0.7);
  expect(bars).toBeLessThanOrEqual(turn);
});

test('under a finger the list of codes opens and stays', async () => {
  const { page } = await withOneCoding(await browser.open({ hasTouch: true, isMobile: true }));
  await drawOver(page, 'trusted her after');
  await page.getByRole('button', { name: 'Code…' }).tap();
  await page.locator('dialog.picker[open]').waitFor();
  await page.waitForTimeout(300);
  expect(await page.locator('dialog.picker[open]').count()).toBe(1);
});
