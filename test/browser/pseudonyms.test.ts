// Names become pseudonyms, and come back with the key.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { forensicSearch, withdrawalStudy } from '../support/withdrawal.ts';
import { problemsInEveryLook } from './axe.ts';

const browser = useBrowser();

test('a name is found, shown in every place, replaced after the key is saved, and put back with it', async () => {
  const journey = await browser.open();
  const { page, url, workspace, faults } = journey;
  const { key, project, ids } = await withdrawalStudy(workspace);
  const before = project.texts.textOf(ids.group);
  await page.goto(`${url}/projects/${key}/pseudonyms`);
  await page.getByText('What may be names in this study').click();
  await page.getByRole('button', { name: 'Rosalind Zyxquith' }).click();
  expect(await page.locator('#names').inputValue()).toBe('Rosalind Zyxquith → Person 2\n');
  await page.locator('#names').fill('Rosalind Zyxquith | Zyxie\tIlse\nBen Okafor → Mr Berg\nHarbour → Ilse');
  await page.getByRole('button', { name: 'Look for them' }).click();
  await page.locator('#plan h2').first().waitFor();
  expect(await page.locator('#plan details').allInnerTexts()).toHaveLength(2);

  // Parts of the names are offered, and taken in with a tick.
  await page.getByRole('checkbox', { name: /^Rosalind \(/ }).check();
  await page.getByRole('checkbox', { name: /^Zyxquith \(/ }).check();
  await page.getByRole('checkbox', { name: /^Okafor \(/ }).check();
  const [first] = await page.locator('#plan details').all();
  await first?.locator('summary').click();
  await page.locator('blockquote', { hasText: 'plan came first' }).first().waitFor();
  expect(await problemsInEveryLook(page)).toEqual([]);

  expect(await page.getByRole('button', { name: 'Replace the names' }).isDisabled()).toBe(true);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the key' }).click();
  const file = join(workspace.folder, '..', `${key}-key.json`);
  writeFileSync(file, readFileSync(await (await saved).path()));
  await page.getByRole('button', { name: 'Replace the names' }).click();
  await page.getByText('The names are replaced').waitFor();
  await page.getByText('No name is left').waitFor();
  expect(forensicSearch(workspace.folder, ['Rosalind', 'Zyxquith', 'Okafor'])).toEqual([]);
  expect(project.texts.textOf(ids.group)).toContain('As Ilse said');

  await page.reload();
  await page.locator('#key-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Look whether a name is left' }).click();
  await page.getByText('No name is left').waitFor();
  await page.getByRole('button', { name: 'Put the names back' }).click();
  await page.getByText('The names are back').waitFor();
  expect(project.texts.textOf(ids.group)).toBe(before);
  expect(faults).toEqual([]);
});

test('a line that says nothing is named, and what was typed stays', async () => {
  const { page, url, workspace } = await browser.open();
  const { key } = await withdrawalStudy(workspace);
  await page.goto(`${url}/projects/${key}/pseudonyms`);
  await page.locator('#names').fill('Rosalind → Ilse\nBen');
  await page.getByRole('button', { name: 'Look for them' }).click();
  await page.getByText('Line 2 of the names: write a name').waitFor();
  expect(await page.locator('#names').inputValue()).toBe('Rosalind → Ilse\nBen');
});
