import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, drawOver, pointOf } from './desk.ts';

const browser = useBrowser();
const code = (page: Page, name: string) => page.locator('#code-tree .leaf', { hasText: name });

/** Drags from one point of the screen to another as a hand does. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.move(to.x + 1, to.y, { steps: 2 });
  await page.mouse.up();
}

async function middleOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await code(page, name).boundingBox();
  if (!box) throw new Error(`the code ${name} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a code dragged onto the selection codes exactly the selected words', async () => {
  const journey = await browser.open();
  const { page, coded, said } = await atTheDesk(journey);
  await drawOver(page, 'trusted her');
  await drag(page, await middleOf(page, 'Trust'), await pointOf(page, 'trusted her', 'middle'));
  await said('Coded with Trust');
  await coded('Trust: trusted her');
  expect(journey.faults).toEqual([]);
});

test('a code dragged onto a turn codes the whole turn when nothing is selected', async () => {
  const journey = await browser.open();
  const { page, coded } = await atTheDesk(journey);
  await drag(page, await middleOf(page, 'Focal point'), await pointOf(page, 'came to see us', 'middle'));
  await coded('Focal point: They never came to see us, not once. It cost us time.');
  expect(await page.locator('#turn-4').getAttribute('aria-current')).toBe('true');
  expect(journey.faults).toEqual([]);
});

test('selected words dragged onto a code are coded with it', async () => {
  const journey = await browser.open();
  const { page, coded } = await atTheDesk(journey);
  await drawOver(page, 'a year. Then');
  await drag(page, await pointOf(page, 'a year. Then', 'middle'), await middleOf(page, 'Time'));
  await coded('Time: a year. Then');
  expect(journey.faults).toEqual([]);
});

test('a code lands on the words it is dropped on, whatever else is selected; one at the top as well', async () => {
  const journey = await browser.open();
  const { page, coded } = await atTheDesk(journey);
  await drawOver(page, 'not once');
  const atTop = await page.locator('#code-tree .facet').boundingBox();
  if (!atTop) throw new Error('no code stands at the top');
  await drag(page, { x: atTop.x + 60, y: atTop.y + 8 }, await pointOf(page, 'Slowly', 'middle'));
  await coded('Enabler: Slowly. We trusted her after a year. Then it went well.');
  expect(journey.faults).toEqual([]);
});

test('a click on a code codes the selection too', async () => {
  const journey = await browser.open();
  const { page, coded } = await atTheDesk(journey);
  await drawOver(page, 'not once');
  await code(page, 'Trust').click();
  await coded('Trust: not once');
  expect(journey.faults).toEqual([]);
});
