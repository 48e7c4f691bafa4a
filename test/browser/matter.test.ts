import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { problemsOf } from './axe.ts';
import { atTheDesk } from './desk.ts';

const browser = useBrowser();

const transcript = `Interview 3
Date: 2 May 2024
Place: Kisumu
Case: Kitchen Table

Interviewer: How did it begin?
Rosa: Slowly. We trusted her after a year.
Interviewer: And then?
Rosa: Then it went well.
AFTERWARDS
Rosa: We met every month.
`;

test('the head of a file is shown before it is stored, fills in day and case, and is read as what it is', async () => {
  const journey = await browser.open();
  const { page, project, base } = await atTheDesk(journey);
  await page.goto(`${journey.url}${base}/sources/import`);
  await page
    .locator('#files')
    .setInputFiles({ name: 'three.txt', mimeType: 'text/plain', buffer: Buffer.from(transcript) });
  const card = page.getByRole('rowgroup', { name: 'three.txt' });
  await card.getByText('5 lines are headings or about the text').click();
  await card.getByRole('listitem').getByText('Place: Kisumu').waitFor();
  expect(await card.getByLabel('Date of').inputValue()).toBe('2024-05-02');
  expect(await card.getByLabel('Case of').inputValue()).toBe('Kitchen Table');
  expect(await card.locator('td.n').first().textContent()).toBe('5');
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import this source' }).click();
  await page.locator('#turn-5').waitFor();
  expect(await page.locator('.turn.heading .words').allTextContents()).toEqual(['Interview 3', 'AFTERWARDS']);
  await page.getByText('0 of 3 turns coded').waitFor();
  expect(project.attributes.source.values().map(({ value }) => value)).toEqual(['Kisumu']);
  expect(project.sources.named('three')?.date).toBe('2024-05-02');
  expect(journey.faults).toEqual([]);
});

test('a turn is taken for a heading by key and by choice; it counts no more, and undo says it again', async () => {
  const journey = await browser.open();
  const { page, press, project, sourceId } = await atTheDesk(journey);
  await page.getByText('0 of 3 turns coded').waitFor();
  await page.locator('#turn-4 .words').click();
  await press('Escape', 'Shift+H');
  await page.locator('#turn-4.heading').waitFor();
  await page.getByText('0 of 2 turns coded').waitFor();
  await page.getByText('A heading: nobody says it, so it is no evidence.').waitFor();
  await page.getByRole('heading', { name: 'They never came to see us' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  expect(project.texts.turnsOf(sourceId)).toHaveLength(5);
  await press('Control+z');
  await page.getByText('0 of 3 turns coded').waitFor();
  await page.locator('#turn-4:not(.matter)').waitFor();
  await page.locator('#turn-6 .words').click();
  await page.getByLabel('This is').selectOption('particulars');
  await page.locator('#turn-6.particulars').waitFor();
  await page.getByText('0 of 2 turns coded').waitFor();
  await press('Escape', 'Shift+H');
  await page.getByText('0 of 3 turns coded').waitFor();
  expect(journey.faults).toEqual([]);
});
