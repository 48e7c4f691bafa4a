import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/project.ts';

const browser = useBrowser();

/** Drops files and folders onto the page as a hand does that takes them from the desktop. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const box = await page.locator('#drop').boundingBox();
  if (!box) throw new Error('there is nowhere to drop files');
  const hand = await page.context().newCDPSession(page);
  const at = {
    x: box.x + box.width / 2,
    y: box.y + 20,
    data: { items: [], files: paths, dragOperationsMask: 1 },
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await hand.send('Input.dispatchDragEvent', { type, ...at });
  }
}

test('dropped files and folders are read, and a text says which folder it lay in', async () => {
  const { page, url, faults } = await browser.open();
  await page.getByLabel('Name of the study').fill('Dropped');
  await page.getByLabel('Your name, as coder').fill('Ada');
  await page.getByLabel('Codebook').selectOption('none');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.goto(`${url}/projects/dropped/sources/import`);

  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Kitchen Table'));
  writeFileSync(join(folder, 'one.txt'), 'Rosa: Slowly.\n\nAda: Why?\n');
  writeFileSync(join(folder, 'Kitchen Table', 'two.txt'), 'Rosa: We trusted her.\n\nAda: Since when?\n');
  writeFileSync(join(folder, 'Kitchen Table', '.DS_Store'), 'nothing of ours');
  await drop(page, [join(folder, 'one.txt'), join(folder, 'Kitchen Table')]);
  await page.getByText('2 files read.').waitFor();
  const two = page.getByRole('region', { name: 'Kitchen Table/two.txt' });
  expect(await two.getByLabel('Case', { exact: true }).inputValue()).toBe('Kitchen Table');
  await page.getByRole('button', { name: 'Import 2 sources' }).click();
  await page.getByRole('link', { name: 'two', exact: true }).waitFor();
  expect(faults).toEqual([]);
});
