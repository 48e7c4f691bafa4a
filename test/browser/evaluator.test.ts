// An evaluator's walk: from codings to the matrix, to cells of the framework, to findings, to files that others open.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mammoth from 'mammoth';
import type { Download, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { expect, onTestFinished, test } from 'vitest';
import { bytesOf, saved } from './downloads.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
if (!office) console.error('LibreOffice is not installed: that it opens the exports was not tried.');

const kept = (page: Page, said = 'Kept') => page.locator('#kept', { hasText: said }).waitFor();

/** What LibreOffice makes of a file, as text. */
async function openedByOffice(download: Download, as: 'csv' | 'txt:Text'): Promise<string> {
  if (!office) return '';
  const folder = await mkdtemp(join(tmpdir(), 'throughline-office-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, download.suggestedFilename());
  await copyFile(await download.path(), file);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await promisify(execFile)(office, [profile, '--headless', '--convert-to', as, '--outdir', folder, file]);
  return readFile(file.replace(/\.\w+$/, `.${as.slice(0, 3)}`), 'utf8');
}

/** From the matrix to the excerpts behind a number, with a memo on them. */
async function fromTheMatrix(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/matrix`);
  const row = page.locator('tr', { has: page.getByRole('rowheader', { name: /River Assembly/ }) });
  await row.locator('a[data-cell][aria-label="3 informants"]').first().click();
  const drawer = page.getByRole('dialog', { name: 'Excerpts' });
  await drawer.getByRole('heading', { name: 'River Assembly · Single focal point' }).waitFor();
  expect(await drawer.locator('.excerpt').count()).toBe(3);
  await drawer.getByLabel('Memo on this cell').fill('All three name the same woman.');
  await drawer.getByLabel('Memo on this cell').blur();
  await page.locator('#said', { hasText: 'Memo kept' }).waitFor();
}

/** Three cells, cited by key, by button, by bracket and by dragging; what is typed keeps itself. */
async function writeThreeCells(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/framework`);
  const cell = page.locator('.said-cell', { has: page.getByText('3 excerpts') });
  await page
    .locator('tr', { has: page.getByRole('rowheader', { name: 'River Assembly' }) })
    .locator(cell)
    .getByRole('link', { name: 'Write' })
    .click();
  await page.getByRole('heading', { name: 'River Assembly × Single focal point' }).waitFor();
  await page.keyboard.press('e');
  await page.keyboard.type('It hung on one woman.');
  await page.keyboard.press('Escape');
  await page.locator('.grounds').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  expect(await page.locator('#summary').inputValue()).toBe('It hung on one woman. [1]');
  await kept(page);
  await page.locator('#summary').pressSequentially(' She had her Fridays. Nobody stood in for her.');
  await page.getByRole('button', { name: 'Cite', exact: true }).first().click();
  await expect.poll(() => page.locator('#uncited li').allTextContents()).toEqual(['She had her Fridays.']);

  // The next cell: what was typed a moment ago is kept on the way.
  await page.locator('#summary').pressSequentially(' So it went.');
  await page.locator('#next').click();
  await page.getByRole('heading', { name: 'River Assembly × Loss of interest' }).waitFor();
  await page.waitForLoadState();
  await page.locator('#summary').fill('Fewer came each year. ');
  await page.locator('#summary').pressSequentially('[');
  await page.getByRole('dialog').getByRole('option').first().click();
  await expect.poll(() => page.locator('#summary').inputValue()).toBe('Fewer came each year. [1]');
  await page.locator('#summary').blur();
  await kept(page);

  await page.goto(`${base}/framework/4/95?under=87`);
  await page.locator('#summary').fill('Third.');
  await page.locator('.grounds .excerpt .exact').first().dragTo(page.locator('#summary'));
  expect(await page.locator('#summary').inputValue()).toBe('Third. [1]');
  await kept(page);
}

test('an evaluator walks from codings to the matrix, to three cells, to two findings, and takes the framework away', async () => {
  const { page, base, faults, workspace } = await study.open({ acceptDownloads: true });
  const project = workspace.project('sample-study-learning-partnerships');
  await fromTheMatrix(page, base);
  await writeThreeCells(page, base);
  expect(project.summaries.all()).toHaveLength(11);
  expect(project.summaries.all().map(({ text }) => text)).toContain(
    'It hung on one woman. [1] She had her Fridays. Nobody stood in for her. [2] So it went.',
  );

  // A finding that begins at a cell of the matrix.
  await page.goto(`${base}/matrix/excerpts?row=case-4&column=code-92&codes=92`);
  await page
    .getByLabel('A finding on this cell')
    .fill('Most people of the Assembly knew that it hung on one woman');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByRole('heading', { level: 1, name: /Most people/ }).waitFor();
  expect(await page.locator('.quantifiers').textContent()).toContain('not sure');

  // A claim with a counter-case: chosen excerpts are taken in against it.
  await page.getByRole('link', { name: 'Findings' }).first().click();
  await page.getByLabel('What do you claim?').fill('Several partnerships were rushed');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByRole('heading', { level: 1, name: /Several/ }).waitFor();
  const finding = page.url();
  await page.getByLabel('Add the code').fill('Rushed process');
  await page.getByRole('button', { name: 'Add as evidence' }).click();
  await page.locator('.weight a', { hasText: 'codings for' }).click();
  const drawer = page.getByRole('dialog', { name: 'Excerpts' });
  await drawer.locator('input[name=coding]').first().check();
  await drawer.getByLabel('Finding').selectOption({ label: 'Several partnerships were rushed' });
  await drawer.getByRole('button', { name: 'Against it' }).click();
  await page.locator('#said', { hasText: 'Taken into' }).waitFor();
  await page.goto(finding);
  expect(await page.locator('.negative .excerpt').count()).toBe(2);
  const state = page.getByLabel('This finding is');
  await state.selectOption('final');
  await page.getByLabel('Notes').fill('From the last winter.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('look for the negative case');
  expect(await page.getByLabel('Notes').inputValue()).toBe('From the last winter.');
  await page
    .getByLabel('What did you find when you looked?')
    .fill('The director of Night Shift thinks it was fast enough.');
  await state.selectOption('final');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Final · Amara Diallo').waitFor();

  await page.goto(`${base}/framework`);
  const xlsx = await saved(page, () => page.getByRole('link', { name: 'Excel' }).click());
  const docx = await saved(page, () => page.getByRole('link', { name: 'Word' }).click());
  const sheet = await readSheet(await bytesOf(xlsx), 'Framework');
  expect(sheet.flat().join()).toContain('It hung on one woman. [1]');
  expect((await mammoth.extractRawText({ buffer: await bytesOf(docx) })).value).toContain(
    'It hung on one woman.',
  );
  if (office) {
    expect(await openedByOffice(xlsx, 'csv')).toContain('It hung on one woman. [1]');
    expect(await openedByOffice(docx, 'txt:Text')).toContain('Nobody stood in for her.');
  }
  expect(faults).toEqual([
    'Failed to load resource: the server responded with a status of 400 (Bad Request)',
  ]);
}, 240_000);
