import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('codes are typed as an indented list and added in one step, which is undone in one', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/codebook`);
  const before = await page.locator('#codes tr').count();
  await page.locator('#list-menu > summary').click();
  await page.locator('#list').focus();
  await page.keyboard.type('Weather');
  await page.keyboard.press('Enter');
  await page.keyboard.type('  Rain, “heavy”');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Wind');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Add the 3 new ones' }).click();
  const rain = page.locator('#codes tr[data-path="Weather > Rain, “heavy”"]');
  await rain.waitFor();
  expect(await page.locator('#codes tr[data-path="Weather > Wind"]').count()).toBe(1);
  expect(await page.locator('#codes tr').count()).toBe(before + 3);
  await page.locator('#undo').click();
  await rain.waitFor({ state: 'detached' });
  expect(await page.locator('#codes tr').count()).toBe(before);
  expect(faults).toEqual([]);
});
