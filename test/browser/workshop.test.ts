// A workshop from the pack to the wall: five people open it from their own disk, without a network, and two contest.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { namesOfPeople } from '../../src/study/reports/hidden-names.ts';
import { problemsOf } from './axe.ts';
import { bytesOf, saved } from './downloads.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

type Said = 'I agree' | 'I would qualify it' | 'I contest it';

/** Opens the pack as a participant does, answers its first card and saves what she said; answers the file. */
async function participate(page: Page, file: string, said: Said, name: string): Promise<Buffer> {
  await page.goto(pathToFileURL(file).href);
  await page.getByLabel(said).first().check();
  await page.getByLabel('Because').first().fill(`${said}, for we were there.`);
  if (name !== '') await page.getByLabel('Name, or nothing at all').fill(name);
  const answers = await bytesOf(
    await saved(page, () => page.getByRole('button', { name: 'Save my answers' }).click()),
  );
  await page.getByText('Saved 1 answer in a file.').waitFor();
  return answers;
}

test('a pack names nobody, asks nobody, is answered by five, and the room sees where they disagree', async () => {
  const { page, base, workspace, faults } = await study.open();
  const project = workspace.project(base.split('/').at(-1) ?? '');
  await page.goto(`${base}/workshops/1`);
  const html = await bytesOf(
    await saved(page, () => page.getByRole('link', { name: 'Save the pack' }).click()),
  );
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  const pack = join(folder, 'pack.html');
  writeFileSync(pack, html);

  // Nobody of the study is in it, in whatever place.
  const names = namesOfPeople(project);
  expect(names).toEqual(
    expect.arrayContaining(['Samira Haddad', 'Haddad', 'Dorothea', 'DK', 'Amara Diallo']),
  );
  const text = html.toString();
  expect(
    names.filter((one) => new RegExp(`(?<![\\p{L}\\p{N}])${one}(?![\\p{L}\\p{N}])`, 'u').test(text)),
  ).toEqual([]);
  expect(text).not.toMatch(/https?:\/\/|src=|@import|url\(/);

  const guest = await page.context().browser()?.newContext({ offline: true, acceptDownloads: true });
  if (!guest) throw new Error('there is no browser');
  const asked: string[] = [];
  const desk = await guest.newPage();
  desk.on('request', (request) => asked.push(request.url()));
  desk.on('pageerror', (error) => asked.push(error.message));
  await desk.goto(pathToFileURL(pack).href);
  expect(await problemsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Save my answers' }).click();
  await desk.getByText('Nothing is answered yet.').waitFor();
  const files: string[] = [];
  const people: [Said, string][] = [
    ['I contest it', 'Ines Duarte'],
    ['I contest it', ''],
    ['I agree', 'Tom Okafor'],
    ['I agree', ''],
    ['I would qualify it', 'Lea Brun'],
  ];
  for (const [said, name] of people) {
    const file = join(folder, `answers-${files.length}.json`);
    writeFileSync(file, await participate(desk, pack, said, name));
    files.push(file);
  }
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
  await guest.close();

  // A hostile file among them is refused with a sentence; nothing is stored by looking.
  const hostile = join(folder, 'hostile.json');
  writeFileSync(hostile, '{"format":"throughline-answers/1","__proto__":{"x":1}}');
  const before = project.sources.all().length;
  await page.getByLabel('Files that participants saved').setInputFiles([...files, hostile]);
  await page.getByText(/“hostile\.json” was not read:/).waitFor();
  const preview = page.getByRole('region', { name: 'Answers to be read in' });
  await expect.poll(() => preview.locator('.sheet').count()).toBe(5);
  expect(project.sources.all()).toHaveLength(before);
  expect(await problemsOf(page)).toEqual([]);

  // She says as whom: one by name is read in as nobody.
  const lea = preview.locator('.sheet', { hasText: 'Lea Brun' });
  await lea.getByLabel(/^anonymous/).check();
  await preview.locator('.sheet', { hasText: 'Ines Duarte' }).getByLabel('of type').fill('partner');
  await preview.getByRole('button', { name: 'Read them in' }).click();
  await page.getByText('5 people have answered.').waitFor();
  await page.getByText('2 agree, 1 qualify, 2 contest').waitFor();
  expect(project.informants.all().map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Ines Duarte', 'Tom Okafor']),
  );
  expect(project.informants.named('Lea Brun')).toBeUndefined();

  // The same file again brings nothing.
  await page.getByLabel('Files that participants saved').setInputFiles(files.slice(0, 1));
  await page.getByText('was read in already').waitFor();

  // From paper, by keyboard.
  await page.getByText('Type answers in from paper').click();
  await page.getByRole('group', { name: /^2\. / }).getByLabel('contest').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Show below' }).click();
  await preview.getByRole('button', { name: 'Read them in' }).click();
  await page.getByText('6 people have answered.').waitFor();

  await page.getByRole('link', { name: 'The room' }).click();
  const first = page.locator('.room-card').first();
  await first.getByText('80 of 100 apart').waitFor();
  await first.getByText('I contest it, for we were there.').first().waitFor();
  expect(await problemsOf(page)).toEqual([]);

  // The finding knows, and says that there is something new.
  const finding = project.workshops.find(1)?.cards[0]?.findingId ?? 0;
  await page.goto(`${base}/findings/${finding}`);
  await page
    .getByText(/against/)
    .first()
    .waitFor();
  const sides =
    project.findings.find(finding)?.evidence.filter(({ codingGuid }) => codingGuid !== null) ?? [];
  expect(sides.map(({ side }) => side).toSorted()).toEqual(['against', 'against', 'for', 'for', 'for']);
  // The hostile file alone was refused.
  expect(faults.filter((one) => !one.includes('status of 400'))).toEqual([]);
});
