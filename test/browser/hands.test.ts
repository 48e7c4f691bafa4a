import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { withOneCoding } from './desk.ts';

const browser = useBrowser();

test('undo pressed before the last coding is on disk takes back that coding and no other', async () => {
  const { page, press, coded, said } = await withOneCoding(await browser.open());
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/codings', async (route) => {
    await held;
    await route.continue();
  });
  await press('j', 'j', '1', 'Control+z');
  release();
  await said(/Undone: .*Trust/);
  await page.unrouteAll({ behavior: 'wait' });
  await coded('Trust: Slowly.');
});

test('Enter on a stripe selects its coding, and on a link of the frame follows it', async () => {
  const { page, press } = await withOneCoding(await browser.open());
  await press('Escape');
  await page.locator('#turn-2 .stripe').focus();
  await press('Enter');
  await page.locator('#here blockquote', { hasText: /^Slowly\.$/ }).waitFor();
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.getByRole('link', { name: 'Codebook' }).focus();
  await press('Enter');
  await page.waitForURL(/\/codebook$/);
});

test('a memo half written is there again when the page is left and opened anew, and is kept by itself', async () => {
  const { page, press, codings } = await withOneCoding(await browser.open());
  await press('m');
  await page.keyboard.type('An important thought');
  // No blur, no goodbye: as when the browser is closed or the machine goes off.
  await page.evaluate(() => {
    location.reload();
  });
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect.poll(() => page.locator('#memo').inputValue()).toBe('An important thought');
  await expect.poll(() => codings()[0]?.memo).toBe('An important thought');
});
