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
import { problemsInEveryLook } from './axe.ts';

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
  const two = page.getByRole('rowgroup', { name: 'Kitchen Table/two.txt' });
  expect(await two.getByLabel('Case of').inputValue()).toBe('Kitchen Table');
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
    const card = page.getByRole('rowgroup', { name, exact: true });
    await card.getByRole('button', { name: 'Show what was understood' }).click();
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
  const dos = page.getByRole('rowgroup', { name: 'dos.txt' });
  await dos.getByRole('button', { name: 'Show what was understood' }).click();
  await dos.getByLabel('Letters look wrong? Read as').selectOption('cp850');
  await page.getByText('Rosa: Déjà.').waitFor();
  expect(await page.locator('.preview').count()).toBe(2);
  await dos.getByRole('listitem').getByText('Après.', { exact: true }).waitFor();
  expect(await dos.getByLabel('Name of').inputValue()).toBe('dos');
  await page.getByRole('button', { name: 'Import 2 sources' }).click();
  await page.getByRole('link', { name: 'dos', exact: true }).click();
  await page.getByText('Après.').first().waitFor();
  expect(faults).toEqual([]);
});

const titled = (name: string): string =>
  `Interviewer: How did ${name} begin?\nRosa: Slowly.\nKitchen: we wanted to learn.\nInterviewer: And then?\nRosa: We met.\nKitchen: again.\n`;

test('what is no speaker is said once and corrected in all files; values come from the names of files, and are stored', async () => {
  const { page, faults, workspace } = await emptyStudy();
  const folder = temporaryFolder();
  const names = ['CaseA_partner_03.txt', 'CaseB_funder_04.txt', 'notes.txt'];
  for (const name of names) writeFileSync(join(folder, name), titled(name));
  await drop(
    page,
    names.map((name) => join(folder, name)),
  );
  await page.getByText('3 files read.').waitFor();
  const first = page.getByRole('rowgroup', { name: 'CaseA_partner_03.txt' });
  await first.getByRole('button', { name: 'Show what was understood' }).click();
  await first.getByText('Kitchen we wanted to learn.').waitFor();
  await first.getByRole('button', { name: 'Kitchen is not a speaker' }).first().click();
  await first.getByText('Rosa Kitchen: we wanted to learn.').waitFor();
  await page.getByRole('button', { name: 'Correct 2 other files the same way' }).click();
  await page.getByText('2 other files corrected the same way.').waitFor();

  await page.getByText('Take values from the names of the files').click();
  await page.getByLabel('What CaseA is').selectOption('case');
  await page.getByLabel('What partner is').selectOption('informant type');
  await page.getByLabel('What 03 is').selectOption('attribute');
  await page.getByRole('button', { name: 'Fill in for all' }).click();
  await page.getByText('Filled in for 2 files.').waitFor();
  expect(await page.getByLabel('Case of CaseB_funder_04.txt').inputValue()).toBe('CaseB');

  await page.getByLabel('Tick notes.txt').check();
  await page.getByRole('button', { name: 'Leave the ticked out' }).click();
  expect(await problemsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 2 sources' }).click();
  await page.getByRole('link', { name: 'CaseA_partner_03', exact: true }).waitFor();
  const project = workspace.project('dropped');
  expect(project.informants.all().map(({ name, type }) => [name, type])).toEqual([['Rosa', 'partner']]);
  expect(project.attributes.source.values().map(({ value }) => value)).toEqual(['03', '04']);
  expect(project.labelRules.all().map(({ rule }) => rule.notSpeakers)).toEqual([['Kitchen']]);
  expect(faults).toEqual([]);
});
