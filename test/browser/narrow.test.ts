import { expect, test } from 'vitest';
import { overflow } from './axe.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the page of exports and the open menus of the matrix fit on a phone', async () => {
  const { page, base } = await study.open({ viewport: { width: 390, height: 800 } });
  await page.goto(`${base}/export`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.goto(`${base}/matrix`);
  for (const menu of await page.locator('details.filter summary').all()) {
    await menu.click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await menu.click();
  }
});
