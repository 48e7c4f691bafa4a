import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { problemsOf } from './axe.ts';
import { withOneCoding, withSuggestions } from './desk.ts';

const browser = useBrowser();

test('a typo is corrected in a coded turn: the coding keeps its words, and one undo brings back both', async () => {
  const { page, press, project, sourceId, coded, faults } = await withOneCoding(await browser.open());
  await page.locator('#turn-2 .words').click();
  await press('Escape', 'F2');
  const dialog = page.locator('dialog.correcting[open]');
  const words = dialog.getByLabel('Words');
  expect(await words.inputValue()).toBe('Slowly. We trusted her after a year. Then it went well.');
  await words.fill('Slowly! We trusted her after one year. Then it went well.');
  await dialog.getByText('1 coding holds words that change:').waitFor();
  await dialog.getByRole('button', { name: 'End a word later' }).click();
  await dialog.locator('.touched ins', { hasText: 'We' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await words.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Yes.');
  await dialog.locator('.touched ins', { hasText: 'We' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('#turn-2 .words', { hasText: 'Slowly! We trusted her after one year.' }).waitFor();
  await coded('Trust: Slowly! We');
  expect(project.texts.versionsOf(sourceId).map(({ number, madeBy }) => [number, madeBy])).toEqual([
    [2, 'turns'],
    [1, 'import'],
  ]);
  await press('Control+z');
  await page.locator('#turn-2 .words', { hasText: 'Slowly. We trusted her after a year.' }).waitFor();
  await coded('Trust: Slowly.');
  expect(faults).toEqual([]);
});

test('a turn is cut in two, and the second half given to somebody else', async () => {
  const { page, press, project, sourceId, coded } = await withOneCoding(await browser.open());
  await page.locator('#turn-2 .words').click();
  await press('Escape', 'F2');
  const dialog = page.locator('dialog.correcting[open]');
  await dialog.getByLabel('Words').evaluate((box: HTMLTextAreaElement) => {
    box.selectionStart = box.selectionEnd = box.value.indexOf('Then');
  });
  await dialog.getByText('Cut at the cursor').click();
  await dialog.getByLabel('Said by').nth(1).selectOption('somebody else…');
  await dialog.getByRole('textbox', { name: 'Their label in the text' }).fill('Ben');
  await dialog.getByText('Save').click();
  await page.locator('#turn-3 .speaker', { hasText: 'Ben' }).waitFor();
  expect(await page.locator('#turn-3 .words').textContent()).toBe('Then it went well.');
  expect(project.texts.textOf(sourceId)).toContain('Ben: Then it went well.');
  await coded('Trust: Slowly.');
});

test('who corrects a turn that was corrected in another window meanwhile loses nothing and sees both', async () => {
  const journey = await browser.open();
  const first = await withOneCoding(journey);
  const second = await journey.page.context().newPage();
  await withSuggestions(second, () => second.goto(journey.page.url()));
  for (const page of [first.page, second]) {
    await page.bringToFront();
    await page.locator('#turn-2 .words').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
  }
  const words = (page: typeof second) => page.locator('dialog.correcting[open]').getByLabel('Words');
  await words(second).fill('Slowly. The second wrote this.');
  await first.page.bringToFront();
  await words(first.page).fill('Slowly. The first wrote this.');
  await first.page.keyboard.press('Control+Enter');
  await first.page.locator('#turn-2 .words', { hasText: 'The first wrote this.' }).waitFor();
  await second.bringToFront();
  await second.keyboard.press('Control+Enter');
  await second.getByText('Nothing was written; what you typed is kept.').first().waitFor();
  await second.reload();
  await second.locator('#turn-2 .words', { hasText: 'The first wrote this.' }).waitFor();
  await second.locator('#turn-2 .words').click();
  await second.keyboard.press('Escape');
  await second.keyboard.press('F2');
  expect(await words(second).inputValue()).toBe('Slowly. The second wrote this.');
  await second.locator('dialog.correcting blockquote', { hasText: 'The first wrote this.' }).waitFor();
});

test('a corrected file takes the place of a text once its differences were seen', async () => {
  const { page, project, sourceId, base } = await withOneCoding(await browser.open());
  await page.goto(new URL(`${base}/sources/${sourceId}/text`, page.url()).href);
  const text = (project.texts.textOf(sourceId) ?? '')
    .replace('after a year', 'after two years')
    .replace('Slowly.', 'Slowly,')
    .concat('Noor: Thank you both.\n\nRosa: Gladly.\n\nNoor: Goodbye.\n');
  await page
    .locator('#file')
    .setInputFiles({ name: 'corrected.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByText(/turns? differs?\. 0 codings keep their words\./).waitFor();
  await page.getByText('1 coding holds words that change').waitFor();
  await page.locator('.touched li', { hasText: 'Keep Trust on' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('“Noor” interviews').check();
  await page.getByText('Replace the text').click();
  await page.locator('#since ins', { hasText: 'two' }).first().waitFor();
  expect(await problemsOf(page)).toEqual([]);
  expect(project.codings.ofSource(sourceId).map(({ exact }) => exact)).toEqual(['Slowly,']);
  expect(project.texts.textOf(sourceId)).toBe(text);
  const noor = project.informants.speakersOf(sourceId).find(({ label }) => label === 'Noor');
  expect(noor?.isInterviewer).toBe(true);
});

test('a speaker is called otherwise in the whole text from the page of its source', async () => {
  const { page, project, sourceId, base } = await withOneCoding(await browser.open());
  await page.goto(new URL(`${base}/sources/${sourceId}`, page.url()).href);
  const form = page.locator('#rename');
  await form.getByLabel('Who is in the text').selectOption('Rosa');
  await form.getByLabel('is from now on').fill('P1');
  await form.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('rowheader', { name: 'P1' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  expect(project.texts.textOf(sourceId)).toContain('P1: Slowly.');
  expect(project.codings.ofSource(sourceId).map(({ exact }) => exact)).toEqual(['Slowly.']);
});
