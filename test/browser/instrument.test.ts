import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, draw, drawOver, painted, selectionArrived, withOneCoding } from './desk.ts';

const browser = useBrowser();

test('with the brush in hand every selection is coded, until it is put down', async () => {
  const { page, press, coded } = await atTheDesk(await browser.open());
  await page.locator('#code-tree .leaf', { hasText: 'Trust' }).click();
  await press('b');
  await page.getByText('whatever you select is coded with Trust').waitFor();
  await draw(page, 'trusted her');
  await coded('Trust: trusted her');
  await draw(page, 'never came');
  await coded('Trust: trusted her', 'Trust: never came');
  await press('Escape');
  await drawOver(page, 'cost us time');
  await page.waitForTimeout(100);
  await coded('Trust: trusted her', 'Trust: never came');
});

test('a pinned code keeps its digit, also when the page is opened again', async () => {
  const { page, press, coded } = await withOneCoding(await browser.open());
  await page.locator('#code-tree .leaf', { hasText: 'Time' }).click();
  await press('p');
  expect(await page.locator('#code-tree .pinned').getAttribute('data-digit')).toBe('2');
  await page.reload();
  await page.locator('html[data-painted=yes]').waitFor();
  // She is where she was: in the second turn.
  await press('Alt+j', 'Alt+j', '2');
  await coded('Trust: Slowly.', 'Time: We trusted her after a year.');
});

test('overlapping codings are told apart, recoded, stretched and uncoded by keys', async () => {
  const { page, press, coded } = await withOneCoding(await browser.open());
  await press('c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: Slowly.', 'Time: Slowly.');
  await press('o');
  const first = await page.locator('#here h3').textContent();
  await press('o');
  expect(await page.locator('#here h3').textContent()).not.toBe(first);
  await press(')');
  await expect
    .poll(async () => (await painted(page))['in-hand'])
    .toEqual(['Slowly. We trusted her after a year.']);
  await press('t');
  await expect
    .poll(async () => (await painted(page))['in-hand'])
    .toEqual(['Slowly. We trusted her after a year. Then it went well.']);
  await press('(');
  await expect
    .poll(async () => (await painted(page))['in-hand'])
    .toEqual(['Slowly. We trusted her after a year.']);
  for (const [key, words] of [
    ['>', 'We trusted her after a year.'],
    ['<', 'Slowly. We trusted her after a year.'],
  ] as const) {
    await press(key);
    await expect.poll(async () => (await painted(page))['in-hand']).toEqual([words]);
  }
  await press('Shift+C');
  await page.keyboard.type('focal');
  await press('Enter');
  await page.locator('#here h3', { hasText: 'Focal point' }).waitFor();
  await press('Escape', 'u');
  await expect.poll(() => page.locator('#turn-2 .stripe').count()).toBe(1);
  await page.locator('#turn-2 .stripe', { hasText: 'Focal point' }).waitFor();
});

test('she walks from coding to coding, and to the next turn in which nothing is coded', async () => {
  const { page, press } = await withOneCoding(await browser.open());
  await press('j', 'j', 'c');
  await page.keyboard.type('time');
  await press('Enter');
  await page.locator('#turn-4 .stripe').waitFor();
  await press('Escape', 'k', 'k', 'k', '.');
  await page.locator('#here blockquote', { hasText: /^Slowly\.$/ }).waitFor();
  await press('.');
  await page.locator('#here h3', { hasText: 'Time' }).waitFor();
  await press(',');
  await page.locator('#here h3', { hasText: 'Trust' }).waitFor();
  await press('e');
  expect(await page.locator('.turn[aria-current]').getAttribute('id')).toBe('turn-6');
});

test('the palette does whatever a key does, and codes with any code', async () => {
  const { page, press, coded } = await atTheDesk(await browser.open());
  await press('j', 'Shift+J', 'Control+k');
  await page.keyboard.type('code with focal');
  await press('Enter');
  await coded('Focal point: Slowly.');
  await press('Control+k');
  await page.keyboard.type('go to codebook');
  await press('Enter');
  await page.waitForURL(/\/codebook$/);
});

test('a key she chose works instead of the old one, is remembered, and is never taken twice', async () => {
  const { page, press } = await atTheDesk(await browser.open());
  const current = () => page.locator('.turn[aria-current]').getAttribute('id');
  const change = page.getByRole('button', { name: /^j ?: Next turn\. Choose another key/ });
  await press('?');
  await change.click();
  await press('k');
  await page.getByText('k is for “Previous turn” already.').waitFor();
  await change.click();
  await press('z');
  await page.getByText('z is now for “Next turn”.').waitFor();
  await press('Escape', 'j');
  expect(await current()).toBe('turn-1');
  await page.reload();
  await page.locator('html[data-painted=yes]').waitFor();
  await press('z');
  expect(await current()).toBe('turn-2');
  await press('?');
  await page.getByRole('button', { name: 'All keys as they came' }).click();
  await press('Escape', 'j');
  expect(await current()).toBe('turn-3');
});

test('codings and turns are filtered without being lost, and one key shows all again', async () => {
  const { page, press, codings } = await withOneCoding(await browser.open());
  await page.locator('#seeing-menu summary').click();
  await page.getByLabel('Origin').selectOption('from a suggestion');
  await expect.poll(() => page.locator('.stripe').count()).toBe(0);
  await page.getByLabel('Origin').selectOption('in any way');
  await page.getByLabel('Turns').selectOption('with codings');
  await expect.poll(() => page.locator('.turn:visible').count()).toBe(1);
  await page.locator('#seeing-menu summary').click();
  await page.locator('#turns').click();
  await press('Shift+V');
  await expect.poll(() => page.locator('.turn:visible').count()).toBe(6);
  expect(codings()).toHaveLength(1);
});

test('the text is set as large as she likes, also when she comes back', async () => {
  const { page } = await atTheDesk(await browser.open());
  const size = () =>
    page
      .locator('.words')
      .first()
      .evaluate((words) => getComputedStyle(words).fontSize);
  await page.locator('#seeing-menu summary').click();
  await page.getByLabel('Text size').fill('22');
  expect(await size()).toBe('22px');
  await page.reload();
  await page.locator('html[data-painted=yes]').waitFor();
  expect(await size()).toBe('22px');
});

test('stretches of one code that touch become one, once she has said so, and undo parts them again', async () => {
  const { page, press, coded } = await withOneCoding(await browser.open());
  await press('Shift+J', 'r');
  await page.getByRole('button', { name: 'Make them one' }).click();
  await coded('Trust: Slowly. We trusted her after a year.');
  await press('Shift+J', 'r');
  await coded('Trust: Slowly. We trusted her after a year. Then it went well.');
  await press('Control+z');
  await coded('Trust: Slowly. We trusted her after a year.');
});

test('what she selects while a change is on its way to the disk stays selected, whether it is kept or refused', async () => {
  const { page, press, said } = await withOneCoding(await browser.open());
  const chosen = async () => (await painted(page))['chosen'];
  /** Holds back the next joining until it is answered for. */
  const held = async (then: (route: Route) => Promise<void>) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    await page.route('**/codings/joined', (route) => promise.then(() => then(route)), { times: 1 });
    return () => resolve(undefined);
  };
  const letThrough = await held((route) => route.continue());
  await press('Shift+J', 'r');
  await page.getByRole('button', { name: 'Make them one' }).click();
  await press('Shift+J');
  await selectionArrived(page);
  letThrough();
  await said('“Slowly. We trusted her after a year.”');
  expect(await chosen()).toEqual(['Then it went well.']);

  const refuse = await held((route) => route.fulfill({ status: 409, json: { message: 'Not now.' } }));
  await press('r');
  await drawOver(page, 'never came');
  refuse();
  await said('Not now.');
  expect(await chosen()).toEqual(['never came']);
});
