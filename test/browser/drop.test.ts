import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { docx, paragraph } from '../formats/docx-builder.ts';
import { useBrowser } from '../support/browser.ts';
import { odt } from '../support/open-documents.ts';
import { pdf } from '../support/pdfs.ts';
import { temporaryFolder } from '../support/project.ts';
import { cell, row, workbook } from '../support/workbooks.ts';

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

async function emptyStudy() {
  const opened = await browser.open();
  const { page, url } = opened;
  await page.getByLabel('Name of the study').fill('Dropped');
  await page.getByLabel('Your name, as coder').fill('Ada');
  await page.getByLabel('Codebook').selectOption('none');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.goto(`${url}/projects/dropped/sources/import`);
  return opened;
}

test('dropped files and folders are read, and a text says which folder it lay in', async () => {
  const { page, faults } = await emptyStudy();

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

const talk = ['How did it begin?', 'Slowly, we met at Rosa’s.', 'And then?', 'We met every month.'];
const lines = talk.map((words, at) => `${at % 2 ? 'Rosa' : 'Interviewer'}: ${words}`);

test('a folder of seven formats and a survey workbook comes in at once, each with its speakers', async () => {
  const { page, faults } = await emptyStudy();
  const folder = temporaryFolder();
  const files: Record<string, string | Uint8Array> = {
    'a.txt': lines.map((line) => line.replace(':', ' –')).join('\n\n'),
    'b.docx': docx(lines.map((line) => paragraph(line)).join('')),
    'c.odt': odt(lines.map((line) => `<text:p>${line}</text:p>`).join('')),
    'd.rtf': `{\\rtf1\\ansi ${lines.map((line) => `${line.replaceAll('’', "\\'92")}\\par `).join('')}}`,
    'e.pdf': pdf([lines.map((line, at) => ({ at: [72, 700 - at * 40], words: line.replaceAll('’', "'") }))]),
    'f.html': `<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
    'g.json': JSON.stringify({
      segments: talk.map((text, at) => ({
        start: at,
        end: at + 1,
        text,
        speaker: at % 2 ? 'Rosa' : 'Interviewer',
      })),
    }),
    'h.xlsx': workbook(
      row(1, cell('A1', 'id') + cell('B1', 'Why did you join?')) +
        row(2, cell('A2', 'R1') + cell('B2', 'My neighbour asked me to.')),
    ),
    'i.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  await drop(
    page,
    Object.keys(files).map((name) => join(folder, name)),
  );
  await page.getByText('9 files read, 1 of them could not be').waitFor();
  expect(await page.locator('.broken').textContent()).toContain('.doc');
  for (const name of Object.keys(files).slice(0, 7)) {
    const card = page.getByRole('region', { name, exact: true });
    expect([name, await card.getByLabel('Role of Interviewer', { exact: true }).inputValue()]).toEqual([
      name,
      'interviewer',
    ]);
    expect(await card.getByLabel('Informant behind Rosa', { exact: true }).count()).toBe(1);
  }
  await page.getByRole('button', { name: 'Import 8 sources' }).click();
  await page.getByRole('link', { name: 'R1', exact: true }).waitFor();
  await page.getByRole('link', { name: 'e', exact: true }).click();
  await page.getByText('We met every month.').first().waitFor();
  // The browser notes the refusal of the old Word file, and nothing else went wrong.
  expect(faults).toEqual([expect.stringContaining('400')]);
});

test('letters that look wrong are read again in the encoding she chooses, and what each person says first is shown', async () => {
  const { page, faults } = await emptyStudy();
  const folder = temporaryFolder();
  const words = 'Rosa: D\u0082j\u0085.\n\nAda: Pourquoi ?\n\nRosa: Apr\u008As.\n\nAda: Quand ?\n';
  writeFileSync(join(folder, 'dos.txt'), Buffer.from(words, 'latin1'));
  writeFileSync(join(folder, 'two.txt'), 'Rosa: Slowly.\n\nAda: Why?\n');
  await drop(page, [join(folder, 'dos.txt'), join(folder, 'two.txt')]);
  await page.getByText('2 files read.').waitFor();
  await page
    .getByRole('region', { name: 'dos.txt' })
    .getByLabel('Letters look wrong? Read as')
    .selectOption('cp850');
  await page.getByText('Rosa: Déjà.').waitFor();
  expect(await page.getByRole('region').allTextContents()).toHaveLength(2);
  const dos = page.getByRole('region', { name: 'dos.txt' });
  await dos.getByText('What Rosa says first').click();
  await dos.getByText('Après.', { exact: true }).waitFor();
  expect(await dos.getByLabel('Name', { exact: true }).inputValue()).toBe('dos');
  await page.getByRole('button', { name: 'Import 2 sources' }).click();
  await page.getByRole('link', { name: 'dos', exact: true }).click();
  await page.getByText('Après.').first().waitFor();
  expect(faults).toEqual([]);
});
