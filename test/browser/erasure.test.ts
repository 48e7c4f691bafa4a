// Somebody withdraws, and the researcher erases what was said by the keyboard alone.
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import {
  canaries,
  forensicSearch,
  leaveCopies,
  withdrawalStudy,
  wordsOfHers,
} from '../support/withdrawal.ts';
import { overflow, problemsInEveryLook } from './axe.ts';

const browser = useBrowser();

test('who withdraws is found, looked at and erased by the keyboard, and this browser keeps no word of it', async () => {
  const { page, url, workspace } = await browser.open({ viewport: { width: 390, height: 800 } });
  const { key } = await withdrawalStudy(workspace);
  leaveCopies(workspace, key);
  await page.goto(`${url}/projects/${key}/sources/1`);
  await page.getByRole('link', { name: 'an informant or a case' }).press('Enter');
  await page.getByRole('link', { name: canaries.name }).press('Enter');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Erase ${canaries.name}`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await page.getByLabel('Other words').fill(`${canaries.nickname}\nZyxquith`);
  await page.getByRole('button', { name: 'Look again with these' }).press('Enter');
  await page.getByText('Met Rosalind Zyxquith').first().waitFor();
  expect(await page.getByLabel('Other words').inputValue()).toBe(`${canaries.nickname}\nZyxquith`);
  expect(await problemsInEveryLook(page)).toEqual([]);

  const name = page.getByLabel('To confirm, type');
  await name.fill('Somebody else');
  await page.getByRole('button', { name: 'Erase for good' }).press('Enter');
  await page.getByRole('alert').getByText('Nothing was erased').waitFor();
  await name.fill(canaries.name);
  await page.getByRole('button', { name: 'Erase for good' }).press('Enter');
  await page.getByRole('heading', { name: 'Erased' }).waitFor();
  expect(await page.getByText('nothing was found').count()).toBe(1);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(forensicSearch(workspace.folder, wordsOfHers)).toEqual([]);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(wordsOfHers.filter((word) => kept.includes(word))).toEqual([]);
});
