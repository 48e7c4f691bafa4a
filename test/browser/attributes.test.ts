import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { problemsOf } from './axe.ts';
import { atTheDesk } from './desk.ts';

const browser = useBrowser();

test('an attribute of informants is made, typed, pasted, taken from a table that says what it changes, and compared by', async () => {
  const journey = await browser.open();
  const { page, base, project } = await atTheDesk(journey);
  project.informants.ensure('Ben', 'funder', 1);
  await page.goto(`${journey.url}${base}/attributes/informant`);
  await page.getByText('Nothing is known of the informants yet.').waitFor();
  for (const [name, type] of [
    ['Region', 'text'],
    ['Age', 'number'],
  ] as const) {
    await page.getByLabel('New attribute').fill(name);
    await page.locator('#new-attribute').getByLabel('It is').selectOption(type);
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('button', { name, exact: true }).waitFor();
  }
  await page.getByLabel('Age of Ben').fill('old');
  await page.keyboard.press('Tab');
  await page.getByText('Age of “Ben”: “old” is no number.').waitFor();
  await page.getByLabel('Region of Ben').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'South\t41\r\nNorth\t52\r\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await page.getByText('4 values are kept').waitFor();
  expect(await page.getByLabel('Age of Rosa Medina').inputValue()).toBe('52');
  expect(await problemsOf(page)).toEqual([]);
  await page
    .getByLabel('Table', { exact: true })
    .fill('informant\tRegion\tAge\nrosa medina\tCoast\t52\nNobody\tX\t1\n');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await page.getByText('1 value changes, 1 stay as they are.').waitFor();
  await page.getByText('1 name is not in the study and left out: Nobody.').waitFor();
  await page.getByRole('button', { name: 'Take these values in' }).click();
  await page.locator('input[aria-label="Region of Rosa Medina"][value=Coast]').waitFor();
  await page.getByRole('button', { name: 'Region', exact: true }).click();
  await page.locator('dialog[open]').getByLabel('Name').fill('Area');
  await page.locator('dialog[open]').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Area', exact: true }).waitFor();
  const [attribute] = project.attributes.informant.all();
  await page.goto(`${journey.url}${base}/matrix?rows=attribute%20${attribute?.id ?? 0}`);
  await page.getByRole('rowheader', { name: 'Area: Coast' }).first().waitFor();
  // Somebody who came in under two names is joined from the pair that is offered.
  project.informants.ensure('R. Medina', '', 1);
  await page.goto(`${journey.url}${base}/attributes/informant`);
  await page.getByText('an initial beside a name').waitFor();
  await page.getByRole('button', { name: 'Choose these two' }).click();
  await page.locator('#join-people').getByRole('button', { name: 'Join' }).click();
  await page.getByText('an initial beside a name').waitFor({ state: 'detached' });
  expect(project.informants.all().map(({ name }) => name)).toHaveLength(2);
  // The browser says itself that a value was refused.
  expect(journey.faults).toEqual([expect.stringContaining('400')]);
});
