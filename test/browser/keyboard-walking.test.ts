import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { addSource, spoken } from '../support/project.ts';
import { atTheDesk, painted } from './desk.ts';

const browser = useBrowser();

/** Every key that the journeys here and in keyboard.test.ts press, as the sheet shows it; "1" speaks for all digits. */
const triedHere = [
  'j',
  'k',
  'Shift J',
  'Alt j',
  'Alt k',
  'Shift K',
  'Shift →',
  'Shift ←',
  'Alt →',
  'Alt ←',
  'Esc',
  'Ctrl →',
  'Ctrl ←',
  'c',
  'Enter',
  'r',
  '1',
  'i',
  ']',
  '[',
  '}',
  '{',
  '+',
  '-',
  '~',
  '0',
  'm',
  'Del',
  'Backspace',
  'n',
  'a',
  'x',
  'f',
  'Ctrl z',
  'Ctrl Shift Z',
  'Ctrl y',
  '/',
  '?',
  // These are tried in instrument.test.ts.
  '.',
  ',',
  'o',
  'e',
  'b',
  'p',
  'u',
  't',
  '(',
  ')',
  '<',
  '>',
  'Shift C',
  'Shift H',
  'Shift V',
  'Ctrl k',
  // And these in workbench.test.ts.
  'Shift M',
  'Shift R',
  // And this in correction.test.ts.
  'F2',
  // And these in suggestions.test.ts, and in whole-job.test.ts.
  'w',
  'y',
  's',
  // And these in coding/around.test.ts.
  'g',
  'l',
];

test('j and k walk the turns, with Alt the sentences, with Shift they stretch the selection; Shift and arrows take words', async () => {
  const journey = await browser.open();
  const { page, press } = await atTheDesk(journey);
  const selected = async () => (await painted(page))['chosen']?.join(' | ') ?? '';
  const turn = () => page.locator('.turn[aria-current]').getAttribute('data-turn');
  await press('j', 'j', 'j');
  expect(await turn()).toBe('4');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-4');
  await press('k');
  expect(await turn()).toBe('3');
  await press('k', 'k', 'k', 'k');
  expect(await turn()).toBe('1');

  await press('j', 'Shift+J');
  expect(await selected()).toBe('Slowly.');
  await press('Shift+J');
  expect(await selected()).toBe('Slowly. We trusted her after a year.');
  await press('Shift+K');
  expect(await selected()).toBe('Slowly.');
  await press('Alt+j', 'Alt+j');
  expect(await selected()).toBe('Then it went well.');
  await press('Alt+k');
  expect(await selected()).toBe('We trusted her after a year.');
  await press('Shift+K');
  expect(await selected()).toBe('Slowly. We trusted her after a year.');
  await press('Alt+ArrowRight');
  await press('Shift+ArrowRight');
  expect(await selected()).toBe('We trusted her after a year. Then');
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  expect(await selected()).toBe('We trusted her after a');
  await press('Alt+ArrowRight');
  expect(await selected()).toBe('trusted her after a');
  await press('Alt+ArrowLeft', 'Alt+ArrowLeft');
  expect(await selected()).toBe('Slowly. We trusted her after a');
  expect(await page.evaluate(() => String(getSelection()))).toBe('Slowly. We trusted her after a');
  await press('Escape');
  expect(await selected()).toBe('');
  expect(await page.evaluate(() => getSelection()?.isCollapsed ?? true)).toBe(true);
  expect(journey.faults).toEqual([]);
});

test('leaving the picker by Escape changes nothing: the words stay selected and the keys go on', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  await press('j', 'Alt+j', 'Alt+j', 'c');
  await page.keyboard.type('tru');
  await press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  expect((await painted(page))['chosen']).toEqual(['We trusted her after a year.']);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-2');
  await press('Enter', 'ArrowDown', 'ArrowUp');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Time: We trusted her after a year.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-2');
  expect(journey.faults).toEqual([]);
});

test('f filters the codes and / leads to the search over everything', async () => {
  const journey = await browser.open();
  const { page, press } = await atTheDesk(journey);
  await press('f');
  await page.keyboard.type('months and years');
  await expect
    .poll(() => page.locator('#code-tree [data-code]:visible .name').allTextContents())
    .toEqual(['Enabler', 'Time']);
  await page.locator('#code-filter').fill('');
  expect(await page.locator('#code-tree [data-code]:visible').count()).toBe(4);
  await page.locator('#turn-2').focus();
  await press('/');
  await page.keyboard.type('funder');
  await press('Enter');
  await page.getByRole('link', { name: 'Interview 1, turn 3' }).click();
  await page.locator('#turn-3[aria-current]').waitFor();
  expect(journey.faults).toEqual([]);
});

test('? shows every key that works, and closing it gives the focus back', async () => {
  const journey = await browser.open();
  const { page, press } = await atTheDesk(journey);
  await press('j', '?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.waitFor();
  const caps = await sheet
    .locator('dt')
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('kbd')].map((cap) => cap.textContent).join(' ')),
    );
  expect(caps.toSorted()).toEqual([...triedHere].sort());
  expect(
    await sheet.locator('dl > div', { hasText: 'Reject the suggestion' }).locator('kbd').textContent(),
  ).toBe('x');
  await press('j');
  await press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-2');
  await page.locator('#keys').click();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await sheet.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('keys');
  expect(journey.faults).toEqual([]);
});

test('Backspace removes the only coding of a turn, and Ctrl with an arrow leads to the source beside', async () => {
  const journey = await browser.open();
  const { page, project, press, coded } = await atTheDesk(journey);
  addSource(project, spoken('Interview 2', [['Kofi', 'We learned it late.']]));
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: Slowly.');
  await press('j', 'k', 'Backspace');
  await coded();
  await page.reload();
  await page.getByText('source 1 of 2').waitFor();
  await press('Control+ArrowRight');
  await page.getByText('source 2 of 2').waitFor();
  await press('Control+ArrowLeft');
  await page.getByText('source 1 of 2').waitFor();
  expect(journey.faults).toEqual([]);
});
