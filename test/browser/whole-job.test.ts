// The journey of a stranger who has nothing but the README: from an empty folder to a table she can mail.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/formats/tables/csv.ts';
import { docx, paragraph } from '../formats/docx-builder.ts';
import { useBrowser } from '../support/browser.ts';
import { suggestEverywhere, temporaryWorkspace } from '../support/project.ts';
import { drawOver, painted, suggestionsAfter, withSuggestions } from './desk.ts';
import { bytesOf, saved } from './downloads.ts';

const browser = useBrowser();

const interviewText = `Interviewer: How did you come to trust each other?

Rosa Medina: Slowly, if I am honest. After a year we had built trust with the learning partner 😀, and she said so too. We took time to step back and reflect on what we had learned.

Interviewer: And the funder?

Rosa Medina: They never came to see us, not once. We needed a safe space to talk about what went wrong.
`;
const files = {
  'Rosa Medina interview.txt': interviewText,
  'Abena Owusu interview.docx': docx(
    [
      paragraph('Interviewer: What changed for you?'),
      paragraph('Abena Owusu: We learned to say “no” – and nobody minded.'),
      paragraph('Interviewer: Anything else?'),
      paragraph('Abena Owusu: The trust grew with every visit.'),
    ].join(''),
  ),
  'Kofi Brandt interview.vtt': `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Interviewer>Who asked you to take part?

00:00:05.000 --> 00:00:09.000
<v Kofi Brandt>The foundation did. We had no say in it.
`,
  'workshop turns.csv': `speaker,text
Interviewer,What would you change?
Lena Marsh,"More time, ""real"" time, for learning."
`,
  'broken.docx': docx(paragraph('Half of this file never arrived.')).subarray(0, 300),
};

const said = (page: Page, words: string) => page.locator('#said', { hasText: words }).waitFor();

async function makeProject(page: Page): Promise<void> {
  await page.getByLabel('Name of the study').fill('Kitchen Table study');
  await page.getByLabel('Your name, as coder').fill('Amara Diallo');
  await page.getByLabel('Codebook').selectOption('learning-partnerships');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.getByRole('heading', { name: 'Add sources' }).waitFor();
}

/** Chooses the files, looks at what was understood, says whose words they are, and stores them. */
async function importAll(page: Page): Promise<void> {
  await page.locator('#drop').waitFor();
  const chosen = Object.entries(files).map(([name, bytes]) => ({
    name,
    mimeType: '',
    buffer: Buffer.from(bytes),
  }));
  await page.locator('#files').setInputFiles(chosen);
  await page.getByText('5 files read, 1 of them could not be; the others are not affected.').waitFor();
  const broken = page.locator('.card.broken');
  expect(await broken.locator('strong').textContent()).toBe('broken.docx');
  expect(await broken.locator('.problem').textContent()).toMatch(/damaged.*save it again/);

  const rosa = page.getByRole('rowgroup', { name: 'Rosa Medina interview.txt' });
  expect(await rosa.locator('tr').first().textContent()).toContain('2 speakers');
  await rosa.getByRole('button', { name: 'Show what was understood' }).click();
  expect(await rosa.getByLabel('Role of Interviewer').inputValue()).toBe('interviewer');
  expect(await rosa.getByLabel('Informant behind Rosa Medina').inputValue()).toBe('Rosa Medina');
  const kofi = page.getByRole('rowgroup', { name: 'Kofi Brandt interview.vtt' });
  expect(await kofi.locator('tr').first().textContent()).toContain('with times');
  await kofi.getByRole('button', { name: 'Show what was understood' }).click();
  await kofi.getByLabel('Role of Interviewer').selectOption('interviewer');

  await page.getByLabel('Case for all').fill('Kitchen Table');
  await page.getByLabel('Case for all').blur();
  await page.getByLabel('Informant type for all').fill('partner');
  await page.getByLabel('Informant type for all').blur();
  await kofi.getByLabel('Informant type of Kofi Brandt').fill('philanthropy');
  await kofi.getByLabel('Case of').fill('Night Shift');
  await page.getByRole('button', { name: 'Import 4 sources' }).click();
  await page.getByText('4 sources, 4 of them not read to the end by you.').waitFor();
}

/** Codes by mouse and by keys, accepts and rejects, changes its mind, and ends with three codings. */
async function codeRosa(page: Page): Promise<void> {
  await withSuggestions(page, () =>
    page.getByRole('link', { name: 'Rosa Medina interview', exact: true }).click(),
  );
  await drawOver(page, 'built trust', 'partner 😀');
  await page.keyboard.press('c');
  await page.keyboard.type('psychological');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.type('trust');
  await page.keyboard.press('Enter');
  await said(page, 'Coded with');

  for (const key of ['j', 'j', 'Shift+J', 'c']) await page.keyboard.press(key);
  await page.keyboard.type('champion');
  await page.keyboard.press('Enter');
  await page.locator('#turn-4 .stripe').waitFor();
  await said(page, 'Coded with');
  for (const key of [']', ']', '[', '-', 'm']) await page.keyboard.press(key);
  await page.keyboard.type('She said this twice.');
  await page.keyboard.press('Escape');
  await said(page, 'Memo kept');

  await page.keyboard.press('Delete');
  await said(page, 'Removed');
  await page.keyboard.press('Control+z');
  await said(page, 'Undone');
  await page.keyboard.press('Control+z');
  await said(page, 'memo');
  await page.keyboard.press('Control+Shift+Z');
  await said(page, 'Done again');
}

/** Accepts one suggestion and rejects one, by their keys; answers what was accepted. */
async function decide(page: Page): Promise<string> {
  const inHand = page.locator('.suggestion.in-hand');
  // The first source is coded unaided until she says otherwise.
  await page.getByText('Your first source is coded unaided').waitFor();
  expect(await inHand.count()).toBe(0);
  await suggestionsAfter(page, () => page.keyboard.press('s'));
  // What is answered may not be shown yet, and what is learned may come and change it, between two keys.
  const next = async () => {
    await page.keyboard.press('n');
    return inHand.count();
  };
  await expect.poll(next).toBe(1);
  const accepted = (await inHand.locator('blockquote').textContent()) ?? '';
  await page.keyboard.press('a');
  await said(page, 'Accepted');
  await expect.poll(next).toBe(1);
  await page.keyboard.press('x');
  await said(page, 'Rejected');
  return accepted;
}

/** Makes the words of the second speaker a code of their own. */
async function codeInVivo(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sources', exact: true }).click();
  await withSuggestions(page, () =>
    page.getByRole('link', { name: 'Abena Owusu interview', exact: true }).click(),
  );
  await drawOver(page, 'nobody minded');
  await page.keyboard.press('i');
  await page.locator('#code-tree').getByRole('treeitem', { name: 'nobody minded' }).waitFor();
}

const stripes = (page: Page) => page.locator('.lanes .stripe').allTextContents();

test('a stranger makes a project, imports, codes, counts, opens the words behind a number and takes them away', async () => {
  const { page, faults, url, workspace } = await browser.open({ acceptDownloads: true });
  await makeProject(page);
  for (const { key } of workspace.list()) suggestEverywhere(workspace.project(key));
  await importAll(page);
  await codeRosa(page);
  const accepted = await decide(page);
  const before = await stripes(page);
  expect(before).toHaveLength(3);
  // It contradicts its code, and has a memo.
  expect(before.join()).toMatch(/−.*✎/);
  const coded = await painted(page);
  await withSuggestions(page, () => page.reload());
  expect(await stripes(page)).toEqual(before);
  expect(Object.keys(await painted(page)).length).toBeGreaterThan(0);
  expect((await painted(page))['against']).toEqual(coded['against']);
  await codeInVivo(page);

  await page.getByRole('link', { name: 'Synthesis' }).click();
  await page.getByRole('heading', { name: 'Cross-case matrix' }).waitFor();
  await page.locator('.cell.contradicted a[data-cell]').first().click();
  const drawer = page.getByRole('dialog', { name: 'Excerpts' });
  const excerpt = drawer.locator('.excerpt.against').first();
  const exact = await excerpt.locator('.exact').textContent();
  expect(exact).toBe('They never came to see us, not once. We');
  expect(await excerpt.locator('.cite').textContent()).toContain(
    'Rosa Medina interview, turn 4 · Rosa Medina',
  );
  await withSuggestions(page, () => excerpt.locator('.cite a').click());
  expect(await page.locator('#here blockquote').textContent()).toBe(exact);
  expect((await painted(page))['in-hand']).toEqual([exact]);
  expect(await page.locator('#memo').inputValue()).toBe('She said this twice.');

  await page.getByRole('link', { name: 'Export', exact: true }).click();
  const csv = await saved(page, () => page.getByRole('button', { name: /Save the excerpts/ }).click());
  expect(csv.suggestedFilename()).toMatch(/^kitchen-table-study-excerpts-\d{4}-\d\d-\d\d\.csv$/);
  const { header, rows } = readCsv((await bytesOf(csv)).toString('utf8'));
  const column = (name: string): string[] => rows.map((row) => row[header.indexOf(name)] ?? '');
  expect(column('exact').sort()).toEqual(
    ['built trust with the learning partner 😀', 'nobody minded', exact, accepted].sort(),
  );
  expect(new Set(column('coder'))).toEqual(new Set(['Amara Diallo']));
  expect(column('case')).toEqual(Array.from({ length: 4 }, () => 'Kitchen Table'));
  expect(column('memo')).toContain('She said this twice.');

  const file = await saved(page, () => page.getByRole('link', { name: 'Save the project file' }).click());
  const elsewhere = temporaryWorkspace();
  copyFileSync(await file.path(), join(elsewhere.folder, 'carried.throughline'));
  const carried = elsewhere.project('carried');
  expect(carried.codings.count()).toBe(4);
  expect(carried.integrity.check().problems).toEqual([]);
  expect(page.url().startsWith(url)).toBe(true);
  // The one refusal there is: that of the broken file.
  expect(faults).toEqual([
    'Failed to load resource: the server responded with a status of 400 (Bad Request)',
  ]);
});
