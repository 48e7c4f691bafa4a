import { expect, test } from 'vitest';
import { mergeCodes } from '../../src/actions/codebook/code-merge.ts';
import { reviseCode } from '../../src/actions/codebook/codebook.ts';
import { placedCodes } from '../../src/study/codebook/codes.ts';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, withOneCoding } from './desk.ts';

const browser = useBrowser();

/** The small study with one coding of Trust, its codebook open. */
async function atTheCodebook() {
  const desk = await withOneCoding(await browser.open());
  const { page, project, base } = desk;
  await page.goto(`${new URL(page.url()).origin}${base}/codebook`);
  const paths = () => placedCodes(project).map(({ path }) => path);
  const row = (name: string) => page.locator(`#codes tr[data-name="${name}"]`);
  const shown = () => page.locator('#codes th a').allTextContents();
  return { ...desk, paths, row, shown };
}

test('codes are moved, put under one another and merged by keys alone, and undo takes each step back', async () => {
  const { press, paths, shown, said } = await atTheCodebook();
  await press('j', 'j', 'j', 'Alt+ArrowUp');
  await expect.poll(shown).toEqual(['Enabler', 'Time', 'Trust', 'Focal point']);
  // The keyboard stays on the code that was moved.
  await press('Alt+ArrowDown');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await press('Alt+ArrowRight');
  await expect.poll(paths).toContain('Enabler > Trust > Time');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await said(/Moved “Time”/);
  await press('Alt+ArrowLeft');
  await expect.poll(paths).toContain('Enabler > Time');
  await press('m');
  await press('t', 'r', 'u', 's', 't', 'Enter');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Focal point']);
  await press('Control+z');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
});

test('a code that is dragged stands before the one it is dropped above, and is asked about when dropped on it', async () => {
  const { page, row, shown, paths } = await atTheCodebook();
  await row('Focal point').dragTo(row('Trust'), { targetPosition: { x: 200, y: 2 } });
  await expect.poll(shown).toEqual(['Enabler', 'Focal point', 'Trust', 'Time']);
  await row('Time').dragTo(row('Trust'), { targetPosition: { x: 200, y: 20 } });
  await page.getByRole('button', { name: 'Put under it' }).click();
  await expect.poll(paths).toContain('Enabler > Trust > Time');
});

test('several codes are chosen with Shift and removed together, once she has seen what goes', async () => {
  const { page, row, shown, press, project } = await atTheCodebook();
  await row('Trust').getByRole('checkbox').click();
  await row('Focal point')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.locator('#count', { hasText: '3 chosen' }).waitFor();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByText('With it go: 3 codes in all, 1 coding.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(project.codings.count()).toBe(1);
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove it all' }).click();
  await expect.poll(shown).toEqual(['Enabler']);
  await press('Control+z');
  await expect.poll(shown).toHaveLength(4);
  expect(project.codings.count()).toBe(1);
});

test('a colour is given to a facet and shows at once on all in it', async () => {
  const { page, row, project, codes } = await atTheCodebook();
  const colourOf = (name: string) =>
    row(name)
      .locator('th i')
      .evaluate((mark) => getComputedStyle(mark).backgroundColor);
  const before = await colourOf('Trust');
  await row('Enabler').getByRole('checkbox').click();
  await page.locator('#colour-menu summary').click();
  await page.locator('#chosen input[type=color]').fill('#1c7a52');
  await expect.poll(() => project.codes.find(codes.Enabler)?.colour).toBe('#1c7a52');
  await expect.poll(() => colourOf('Enabler')).toBe('rgb(28, 122, 82)');
  // What lies below it has a shade of it.
  expect(await colourOf('Trust')).not.toBe(before);
});

test('codings made under an older definition are walked through and kept, recoded or removed', async () => {
  const { page, base, project, codes, text } = await atTheCodebook();
  await page.waitForTimeout(5);
  reviseCode(project, 1, codes.Trust, { definition: 'Between equals', reason: 'too broad before' });
  await page.reload();
  await page.getByRole('link', { name: '1 coding was made under an older definition' }).click();
  await page.getByRole('checkbox', { name: /Choose this excerpt/ }).check();
  await page.locator('#code').fill('Time');
  await page.getByRole('button', { name: 'Recode' }).click();
  await page.getByText('Nothing waits for a second look').waitFor();
  const [coding] = project.codings.ofSource(1);
  expect([coding?.codeId, text.slice(coding?.start, coding?.end)]).toEqual([codes.Time, 'Slowly.']);
  await page.goto(`${new URL(page.url()).origin}${base}/codebook/${codes.Trust}`);
  await page.getByText('too broad before').click();
  await page.locator('details[open] ins', { hasText: 'Between equals' }).waitFor();
});

test('a tab that still codes with a merged code is offered the one it went into', async () => {
  const { page, press, project, codes, coded } = await atTheDesk(await browser.open());
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('time');
  await press('Enter');
  await page.getByText('merged “Time” into “Trust”').waitFor();
  await page.getByRole('button', { name: 'Code with that one' }).click();
  await coded('Trust: Slowly.');
});

test('a codebook file shows what it would change before it changes anything', async () => {
  const { page, shown, project, codes } = await atTheCodebook();
  const csv = 'path,definition\nEnabler > Trust,Something else\nEnabler > Patience,Waiting well\n';
  await page
    .locator('#codebook-file')
    .setInputFiles({ name: 'theirs.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('New: Enabler > Patience.').waitFor();
  await page.getByText('Said differently: Enabler > Trust.').waitFor();
  await page.getByRole('button', { name: 'Add the 1 new ones' }).click();
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point', 'Patience']);
  expect(project.codes.find(codes.Trust)?.definition).toBe('Relying on one another');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '.qdc' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/codebook\.qdc$/);
  await page
    .locator('#codebook-file')
    .setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await page.getByRole('dialog').getByText('What do its columns say? Please check.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await shown()).toHaveLength(5);
});

test('a list whose columns nobody names is shown, what they say is put right, and what was seen is added', async () => {
  const { page, project, faults } = await atTheCodebook();
  const buffer = Buffer.from(
    'Hope,Looking ahead,Feelings\nFear,Holding back,Feelings\nMoney,What is paid,Cost\n',
  );
  await page.locator('#codebook-file').setInputFiles({ name: 'ours.csv', mimeType: 'text/csv', buffer });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('New: Feelings; Feelings > Hope').waitFor();
  await dialog.getByLabel('Column 3 says').selectOption('nothing');
  await dialog.getByText('New: Hope; Fear; Money.').waitFor();
  await dialog.getByRole('button', { name: 'Add the 3 new ones' }).click();
  await expect
    .poll(() =>
      placedCodes(project)
        .map(({ path }) => path)
        .slice(-3),
    )
    .toEqual(['Hope', 'Fear', 'Money']);
  expect(placedCodes(project).find(({ path }) => path === 'Fear')?.definition).toBe('Holding back');
  expect(faults).toEqual([]);
});

test('a code is renamed in place by F2 or a double click, in one step, and a branch that is folded stays so', async () => {
  const { page, press, row, shown, paths, said } = await atTheCodebook();
  await press('j', 'j', 'F2');
  await page.keyboard.type('Reliance');
  await press('Escape');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await press('F2');
  await page.keyboard.type('Reliance');
  await press('Enter');
  await said('Renamed “Trust” to “Reliance”');
  await expect.poll(paths).toContain('Enabler > Reliance');
  await press('Control+z');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await row('Time').getByRole('link', { name: 'Time' }).dblclick();
  await page.keyboard.type('Reliance');
  await press('Enter');
  await expect.poll(shown).toEqual(['Enabler', 'Trust', 'Reliance', 'Focal point']);
  // What a name may not be stays in the field.
  await press('F2');
  await page.keyboard.type('trust');
  await press('Enter');
  await page.locator('#said.problem').waitFor();
  expect(await page.getByLabel('New name of Reliance').inputValue()).toBe('trust');
  await press('Escape');

  await press('k', 'k', 'ArrowLeft');
  await row('Trust').waitFor({ state: 'hidden' });
  await page.reload();
  await row('Trust').waitFor({ state: 'hidden' });
  await page.getByLabel('Filter codes').fill('trust');
  await row('Trust').waitFor({ state: 'visible' });
  await page.getByLabel('Filter codes').fill('');
  await page.getByRole('button', { name: 'What is below Enabler' }).click();
  await row('Trust').waitFor({ state: 'visible' });
});
