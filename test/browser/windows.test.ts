import { expect, test } from 'vitest';
import { reviseCode } from '../../src/actions/codebook.ts';
import { changeCoding } from '../../src/actions/coding.ts';
import { openProject } from '../../src/storage/project.ts';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, withOneCoding, withSuggestions } from './desk.ts';

const browser = useBrowser();

test('what is coded, undone or moved in one window shows in the other within a second, and in a third that opens later', async () => {
  const journey = await browser.open();
  const first = await atTheDesk(journey);
  const context = journey.page.context();
  const second = await context.newPage();
  await withSuggestions(second, () => second.goto(journey.page.url()));
  await first.press('j', 'Shift+J', 'c');
  await first.page.keyboard.type('trust');
  await first.press('Enter');
  await expect.poll(() => second.locator('#turn-2 .stripe').count()).toBe(1);
  await second.locator('#said', { hasText: 'Ada coded turn 2 of “Interview 1” with “Trust”.' }).waitFor();

  // The window that held the line closes; the other hears on.
  const third = await context.newPage();
  await withSuggestions(third, () => third.goto(first.page.url()));
  await first.page.close();
  await second.bringToFront();
  await second.keyboard.press('Control+z');
  await expect.poll(() => third.locator('#turn-2 .stripe').count()).toBe(0);
}, 60_000);

test('what another program does to the file is heard too', async () => {
  const { page, project, sourceId } = await withOneCoding(await browser.open());
  const other = openProject(project.file);
  const [coding] = other.codings.ofSource(sourceId);
  changeCoding(other, 1, coding?.guid ?? '', { polarity: 'contradicts' });
  other.close();
  await page.locator('#turn-2 .stripe.contradicts').waitFor();
});

test('a coding that was moved in another window is not moved back by an old one', async () => {
  const { page, press, project, sourceId, coded, said } = await withOneCoding(await browser.open());
  await page.route('**/changes', (route) => route.abort());
  await page.reload();
  await page.locator('#turn-2 .stripe').click();
  const [coding] = project.codings.ofSource(sourceId);
  if (!coding) throw new Error('nothing is coded');
  changeCoding(project, 1, coding.guid, { end: coding.end + ' We trusted her'.length });
  await press(']');
  await said('was moved in another window');
  await coded('Trust: Slowly. We trusted her');
  await page.locator('#here blockquote', { hasText: 'Slowly. We trusted her' }).waitFor();
});

test('an entry that somebody else changed meanwhile is not overwritten unseen, and what she typed stays', async () => {
  const { page, project, codes, base } = await atTheDesk(await browser.open());
  await page.goto(`${new URL(page.url()).origin}${base}/codebook/${codes.Trust}`);
  await page.getByLabel('Definition').fill('Hers');
  reviseCode(project, project.coders.ensure('Ben').id, codes.Trust, { definition: 'His' });
  await page.getByRole('button', { name: 'Save the entry' }).click();
  await page
    .getByText('Ben changed this entry while you were writing. Its definition is now: “His”')
    .waitFor();
  expect(await page.getByLabel('Definition').inputValue()).toBe('Hers');
  expect(project.codes.find(codes.Trust)?.definition).toBe('His');
  await page.getByRole('button', { name: 'Save the entry' }).click();
  await expect.poll(() => project.codes.find(codes.Trust)?.definition).toBe('Hers');
});
