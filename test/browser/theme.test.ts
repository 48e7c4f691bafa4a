import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('light or dark is chosen once, and is so from the first moment of the next page', async () => {
  const { page, base, faults } = await study.open({ colorScheme: 'light' });
  await page.goto(`${base}/sources`);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.locator('.who summary').click();
  await page.getByLabel('Light or dark').selectOption('dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.goto(`${base}/codebook`, { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  expect(await ground()).toBe(dark);
  await page.locator('.who summary').click();
  await page.getByLabel('Light or dark').selectOption('system');
  expect(await ground()).toBe(light);
  expect(faults).toEqual([]);
});
