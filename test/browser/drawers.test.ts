import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('Back closes a drawer and stays on the page; closing it leaves no step behind', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/sources`);
  await page.goto(`${base}/matrix`);
  const drawer = page.locator('#drawer');
  await page.locator('a[data-cell]').first().click();
  await drawer.locator('.excerpt').first().waitFor();
  await page.goBack();
  await drawer.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).pathname).toBe(`${new URL(base).pathname}/matrix`);
  await page.locator('a[data-cell]').first().click();
  await drawer.locator('.excerpt').first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => page.evaluate(() => history.state as unknown)).toBeNull();
  await page.goBack();
  await page.waitForURL(/\/sources$/);
  expect(faults).toEqual([]);
});

test('a code that is not there is said inside the frame of its project, from which she goes on', async () => {
  const { page, base } = await study.open();
  await page.goto(`${base}/codebook/99999`);
  await page.getByRole('alert').getByText('no longer in the codebook').waitFor();
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Codebook' }).click();
  await page.getByRole('heading', { name: 'Codebook' }).waitFor();
});
