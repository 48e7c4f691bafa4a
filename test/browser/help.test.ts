import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the help is searched as it is read, and says in which file the study is', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/help`);
  await page.getByLabel('Search the help').fill('withdraws');
  const shown = page.locator('#help section:visible');
  expect(await shown.first().locator('h2').textContent()).toContain('withdraws');
  expect(await shown.count()).toBeLessThan(5);
  await page.getByLabel('Search the help').fill('zzzz');
  await page.getByText('Nothing in the help says that').waitFor();
  await page.getByLabel('Search the help').fill('');
  expect(await page.locator('#about-where').textContent()).toContain('.throughline');
  expect(faults).toEqual([]);
});

test('Ctrl+K finds the help from any page, by a title and by a word of its text', async () => {
  const { page, base, faults } = await study.open();
  await page.goto(`${base}/codebook`);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('consent form');
  await page.getByRole('option', { name: 'Help: Where is my data?' }).click();
  await page.waitForURL(/help#about-where$/);
  expect(faults).toEqual([]);
});

test('there is help before there is a study', async () => {
  const { page, origin, faults } = await study.open();
  await page.goto(origin);
  await page.getByRole('link', { name: 'Help' }).click();
  await page.getByRole('heading', { name: 'Where is my data?' }).waitFor();
  expect(faults).toEqual([]);
});
