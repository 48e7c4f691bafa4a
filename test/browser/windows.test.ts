import { expect, onTestFinished, test } from 'vitest';
import { createCode, reviseCode } from '../../src/actions/codebook/codebook.ts';
import { applyCodes, changeCoding, removeCodings } from '../../src/actions/codings/codings.ts';
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
}, 240_000);

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

test('while she writes a memo nobody takes the box away, and what she wrote about a coding that went is shown', async () => {
  const { page, press, project, codes, sourceId, text, coded, said } = await withOneCoding(
    await browser.open(),
  );
  const other = openProject(project.file);
  onTestFinished(() => {
    other.close();
  });
  const how = { polarity: 'plain', origin: 'by hand' } as const;
  const bens = (exact: string): void => {
    const start = text.indexOf(exact);
    const place = { guid: crypto.randomUUID(), codeId: codes.Time, start, end: start + exact.length, exact };
    applyCodes(other, other.coders.ensure('Ben').id, sourceId, [{ ...place, ...how }]);
  };
  await press('Shift+M');
  await page.keyboard.type('I think ');
  bens('after a year');
  await said('Ben coded turn 2');
  await page.keyboard.type('that charm counts');
  await press('Escape');
  await expect
    .poll(() => project.memos.ofKind('turn').map((memo) => memo.text))
    .toEqual(['I think that charm counts']);
  await coded('Trust: Slowly.', 'Time: after a year');

  await page.locator('#turn-2 .stripe').first().click();
  await press('m');
  await page.keyboard.type('Her very words');
  const [first] = project.codings.ofSource(sourceId);
  removeCodings(other, 2, [first?.guid ?? '']);
  await said('Ben removed “Trust” of Ada');
  await page.keyboard.type(' stay');
  await press('Escape');
  await said('What you wrote, to copy: “Her very words stay”');
});

test('a code made in another window comes to the codebook beside the text', async () => {
  const { page, project, codes } = await withOneCoding(await browser.open());
  const other = openProject(project.file);
  createCode(other, 1, { name: 'Patience', parentId: codes.Enabler });
  other.close();
  await page.locator('#code-tree').getByRole('treeitem', { name: 'Patience' }).waitFor();
});

test('an entry that somebody else changed meanwhile is not overwritten unseen, and what she typed stays', async () => {
  const { page, project, codes, base } = await atTheDesk(await browser.open());
  await page.goto(`${new URL(page.url()).origin}${base}/codebook/${codes.Trust}`);
  await page.getByLabel('Definition').fill('Hers');
  reviseCode(project, project.coders.ensure('Ben').id, codes.Trust, { definition: 'His' });
  await page.getByRole('button', { name: 'Save the entry' }).click();
  await page.getByText('Ben wrote here meanwhile:').waitFor();
  await page.locator('.meanwhile blockquote', { hasText: 'His' }).waitFor();
  expect(await page.getByLabel('Definition').inputValue()).toBe('Hers');
  expect(project.codes.find(codes.Trust)?.definition).toBe('His');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save the entry' }).click();
  await expect.poll(() => project.codes.find(codes.Trust)?.definition).toBe('Hers');
});
