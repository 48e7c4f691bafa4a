// What stands around the text: the other sources, all words of a code, and the codes where a window is narrow.
import { expect, test } from 'vitest';
import { overflow } from '../axe.ts';
import { useSampleStudy } from '../sample-study.ts';

const study = useSampleStudy();

test('another source is one key away, found by what is typed of its name or case', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/coding/1`);
  await page.locator('html[data-painted=yes]').waitFor();
  await page.keyboard.press('g');
  await page.locator('#source-filter').waitFor();
  await page.keyboard.type('night shift 2');
  expect(await page.locator('#sources-menu li:visible').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Night Shift 2/ }).waitFor();
  expect(faults).toEqual([]);
});

test('all words of a code open beside the text: by its count in the codebook, by a key, from its card', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/coding/1`);
  await page.locator('html[data-painted=yes]').waitFor();
  const line = page.locator('#code-tree [data-code]', { hasText: 'Reflection' });
  await line.locator('.n').click();
  await page.locator('#drawer .excerpt').first().waitFor();
  expect(await page.locator('#drawer h1').textContent()).toContain('Reflection');
  await page.keyboard.press('Escape');
  await line.locator('.name').click();
  await page.keyboard.press('l');
  await page.locator('#drawer .excerpt').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'All its words' }).click();
  await page.locator('#drawer .excerpt').first().waitFor();
  expect(faults).toEqual([]);
});

test.each([820, 390])('where a window is %d wide the codes come over the text, and go', async (width) => {
  const { page, base } = await study.open({ viewport: { width, height: 800 } });
  await page.goto(`${base}/coding/1`);
  await page.locator('html[data-painted=yes]').waitFor();
  expect(await page.locator('#code-tree').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Codes', exact: true }).click();
  expect(await page.locator('#code-tree').isVisible()).toBe(true);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  expect(await page.locator('#code-tree').isVisible()).toBe(false);
});
