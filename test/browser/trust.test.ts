// What a researcher sees when her file is replaced, her disk is full, or she goes back to a backup.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkspace } from '../../src/storage/workspace.ts';
import { useBrowser } from '../support/browser.ts';
import { problemsOf } from './axe.ts';
import { atTheDesk, withSuggestions } from './desk.ts';

const browser = useBrowser();

test('a file that is replaced under an open window: she is told, nothing is written into the other, and her state is kept', async () => {
  const journey = await browser.open();
  const { page, press, project, key, coded, workspace } = { ...(await atTheDesk(journey)), ...journey };
  const file = workspace.files.fileOf(key);
  project.settle();
  copyFileSync(file, `${file}.early`);
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: Slowly.');
  renameSync(`${file}.early`, file);
  await press('Shift+J', 'c');
  await page.keyboard.type('time');
  await press('Enter');
  await page.locator('#said.problem').waitFor();
  // The codings of the file that came in its place, and of the one that was kept.
  await withSuggestions(page, () => page.reload());
  expect(await page.locator('#turn-2 .stripe').count()).toBe(0);
  await page.goto(journey.url);
  const kept = page.getByRole('listitem').filter({ hasText: `${key}-kept-` });
  await kept.getByRole('link', { name: 'Small study', exact: true }).click();
  await page.getByRole('link', { name: 'Coding', exact: true }).click();
  await page.locator('#turn-2 .stripe').waitFor();
}, 240_000);

/** A folder on a disk of a few megabytes; null where such a disk cannot be made here. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=0700', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    console.error(
      '\n*** A small disk cannot be mounted here: the journey over a full disk is SKIPPED. ***\n',
    );
    rmSync(folder, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test('a full disk and back: what could not be saved is said and still there, and coding goes on without a restart', async ({
  skip,
}) => {
  const folder = smallDisk();
  if (folder === null) {
    skip();
    return;
  }
  const workspace = openWorkspace(folder);
  onTestFinished(() => {
    workspace.close();
  });
  const { page, press, coded, said, codings, project } = await atTheDesk(await browser.open({}, workspace));
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: Slowly.');
  // Until all is in the one file, there is room in the other for a little more.
  await expect.poll(() => project.settle()).toBe(true);
  fill(join(folder, 'holiday.mp4'));
  await press('m');
  await page.keyboard.insertText('a long thought '.repeat(1200));
  await press('Escape');
  await said(/The disk is full|is not saved; it waits in its box/);
  await page
    .getByText(/What you typed is still here|it is not saved yet/)
    .first()
    .waitFor();
  expect(codings().map(({ memo }) => memo)).toEqual(['']);
  rmSync(join(folder, 'holiday.mp4'));
  await press('Shift+J', 'c');
  await page.keyboard.type('time');
  await press('Enter');
  await expect.poll(() => codings().length).toBe(2);
}, 240_000);

/** Writes until nothing fits any more. */
function fill(file: string): void {
  for (let size = 4 * 1024 * 1024; size >= 512; size = size / 2) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // This much does not fit: then half of it.
    }
  }
}

test('back to a backup, and back again: by mouse, with no word of it in a manual', async () => {
  const journey = await browser.open();
  const { page, press, coded, key } = { ...(await atTheDesk(journey)), ...journey };
  await page.getByRole('link', { name: 'Small study' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('you asked for it').waitFor();
  await page.getByRole('link', { name: 'Open the project' }).click();
  await page.getByRole('link', { name: 'Coding', exact: true }).click();
  await page.locator('html[data-painted=yes]').waitFor();
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: Slowly.');
  await page.getByRole('link', { name: 'Small study' }).click();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Restore/ }).click();
  await page.waitForURL(`**/projects/${key}/sources`);
  const codings = (): number => journey.workspace.project(key).codings.count();
  expect(codings()).toBe(0);
  await page.getByRole('link', { name: 'Small study' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'before a backup was restored' })
    .getByRole('button', { name: /^Restore/ })
    .click();
  await page.waitForURL(`**/projects/${key}/sources`);
  expect(codings()).toBe(1);
}, 240_000);
