import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, painted, withSuggestions } from './desk.ts';

const browser = useBrowser();

test('she codes sentence after sentence, with one code, with several, with a new one, without the mouse', async () => {
  const journey = await browser.open();
  const { page, press, coded, codings, said, codes } = await atTheDesk(journey);
  await press('j', 'Alt+j', 'Alt+j', 'c');
  await page.keyboard.type('trus');
  await press('Enter');
  await coded('Trust: We trusted her after a year.');

  await press('j', 'j', 'c');
  await page.keyboard.type('time');
  await press('Shift+Enter');
  await page.keyboard.type('focal');
  await press('Shift+Enter', 'Enter');
  await said('Coded with Time, Focal point');
  await coded(
    'Trust: We trusted her after a year.',
    'Time: They never came to see us, not once. It cost us time.',
    'Focal point: They never came to see us, not once. It cost us time.',
  );

  await press('j', 'j', 'Shift+J', 'Enter');
  await page.keyboard.type('Patience');
  await page.getByRole('option', { name: 'Make a new code “Patience”' }).waitFor();
  await press('Enter');
  await page.locator('#code-tree').getByRole('treeitem', { name: 'Patience' }).waitFor();
  expect(codings().at(-1)).toMatchObject({
    code: 'Patience',
    exact: 'Give it more time.',
    origin: 'by hand',
  });
  expect(codes.Trust).toBeGreaterThan(0);
  expect(journey.faults).toEqual([]);
});

test('the codes she used keep their digits, and r takes the last one again', async () => {
  const journey = await browser.open();
  const { press, coded, said, page } = await atTheDesk(journey);
  await press('1');
  await said('No code there yet');
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await press('j', 'j', 'Shift+J', 'c');
  await page.keyboard.type('focal');
  await press('Enter');
  await coded('Trust: Slowly.', 'Focal point: They never came to see us, not once.');

  await press('j', 'j', 'Shift+J', 'r');
  await press('Alt+j', 'Alt+j', '1');
  await coded(
    'Trust: Slowly.',
    'Focal point: They never came to see us, not once.',
    'Focal point: Give it more time.',
    'Trust: Trust does not come by itself.',
  );
  await expect.poll(() => page.locator('.leaf[data-digit="1"] .name').textContent()).toBe('Trust');
  expect(journey.faults).toEqual([]);
});

test('the words of an informant become a code by i, and too many words do not', async () => {
  const journey = await browser.open();
  const { page, press, said, codings } = await atTheDesk(journey);
  await press('j', 'i');
  await said('Select a few words first');
  await press('Alt+j', 'Alt+j', 'i');
  await page.locator('#code-tree').getByRole('treeitem', { name: 'We trusted her after a year.' }).waitFor();
  expect(codings()).toMatchObject([{ code: 'We trusted her after a year.', origin: 'in vivo' }]);
  expect(journey.faults).toEqual([]);
});

test('a selected coding grows and shrinks by words at both ends', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  await press('j', 'Alt+j', 'Alt+j', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: We trusted her after a year.');
  await press('[');
  await coded('Trust: We trusted her after a year');
  await press('[', '[');
  await coded('Trust: We trusted her after');
  await press(']');
  await coded('Trust: We trusted her after a');
  await press('}');
  await coded('Trust: trusted her after a');
  await press('{', '{');
  await coded('Trust: Slowly. We trusted her after a');
  expect((await painted(page))['in-hand']).toEqual(['Slowly. We trusted her after a']);
  expect(journey.faults).toEqual([]);
});

test('a selected coding supports, qualifies, contradicts or only speaks of its code, and says so', async () => {
  const journey = await browser.open();
  const { page, press, codings } = await atTheDesk(journey);
  await press('j', 'Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter');
  for (const [key, polarity] of [
    ['+', 'supports'],
    ['~', 'qualifies'],
    ['-', 'contradicts'],
  ] as const) {
    await press(key);
    await expect.poll(() => codings()[0]?.polarity).toBe(polarity);
    await page.locator('.lanes .stripe', { hasText: polarity }).waitFor();
  }
  expect((await painted(page))['against']).toEqual(['Slowly.']);
  await press('0');
  await expect.poll(() => codings()[0]?.polarity).toBe('plain');
  expect((await painted(page))['against']).toBeUndefined();
  expect(journey.faults).toEqual([]);
});

test('a memo is written by m and kept when she leaves it by Escape; Delete removes the coding with it', async () => {
  const journey = await browser.open();
  const { page, press, codings, coded, said } = await atTheDesk(journey);
  await press('j', 'Delete');
  await said('Select a coding first');
  await press('Shift+J', 'c');
  await page.keyboard.type('trust');
  await press('Enter', 'm');
  await page.keyboard.type('jk 1 a x: keys rest while she types?');
  await press('Escape');
  await said('Memo kept');
  expect(codings()).toMatchObject([{ memo: 'jk 1 a x: keys rest while she types?', exact: 'Slowly.' }]);
  await press('Delete');
  await coded();
  await press('Control+z');
  await coded('Trust: Slowly.');
  expect(codings()[0]?.memo).toBe('jk 1 a x: keys rest while she types?');
  await press('Control+Shift+Z');
  await coded();
  await press('Control+z');
  await coded('Trust: Slowly.');
  await press('Control+y');
  await coded();
  expect(journey.faults).toEqual([]);
});

test('suggestions wait: n leads to the next, a accepts it, x rejects it, and nothing codes by itself', async () => {
  const journey = await browser.open();
  const { page, press, coded, codings, said } = await atTheDesk(journey);
  await coded();
  await press('n');
  await page.locator('#turn-2[aria-current]').waitFor();
  await press('a');
  await said('Accepted Trust');
  await coded('Trust: We trusted her after a year.');
  expect(codings()[0]?.origin).toBe('accepted suggestion');
  await press('n');
  await page.locator('#turn-4[aria-current]').waitFor();
  await press('x');
  await said('Rejected Time');
  await page.getByText('Nothing for this turn.').waitFor();
  await coded('Trust: We trusted her after a year.');
  await withSuggestions(page, () => page.reload());
  expect(await page.locator('#turn-4 .maybe').allTextContents()).not.toContain('Time?');
  expect(await page.locator('#turn-6 .maybe').allTextContents()).toContain('Trust?');
  expect(journey.faults).toEqual([]);
});
