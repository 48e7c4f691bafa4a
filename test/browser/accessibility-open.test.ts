import { expect, test } from 'vitest';
import { problemsInEveryLook } from './axe.ts';
import { withSuggestions } from './desk.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('a selected coding, the picker, the sheet of keys and the drawer can be used by everybody', async () => {
  const { page, base, faults } = await study.open();
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  await page.locator('.lanes .stripe').first().click();
  await page.locator('#here blockquote').waitFor();
  expect(await problemsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('c');
  await page.keyboard.type('trust');
  await page.keyboard.press('Shift+Enter');
  expect(await problemsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  expect(await problemsInEveryLook(page)).toEqual([]);
  await page.goto(`${base}/matrix`);
  await page.locator('a[data-cell]').first().click();
  await page.locator('#drawer .excerpt').first().waitFor();
  expect(await problemsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // All at once: each may lie over the head of the next.
  await page.locator('details.filter').evaluateAll((menus) => {
    for (const menu of menus) menu.setAttribute('open', '');
  });
  expect(await problemsInEveryLook(page)).toEqual([]);
  expect(faults).toEqual([]);
});
