// The codebook beside the text, and what the page says of keys.
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { atTheDesk, withOneCoding } from './desk.ts';

const browser = useBrowser();

test('the codebook beside the text is folded by mouse and by arrows, stays so, and opens for what is filtered', async () => {
  const { page, faults, press } = await withOneCoding(await browser.open());
  const facet = page.getByRole('treeitem', { name: 'Enabler' });
  const shown = () => page.locator('#code-tree [role=treeitem]:visible .name').allTextContents();
  await facet.locator('.fold').click();
  expect(await shown()).toEqual(['Enabler']);
  expect(await facet.getAttribute('aria-expanded')).toBe('false');
  await page.reload();
  await page.locator('html[data-painted=yes]').waitFor();
  expect(await shown()).toEqual(['Enabler']);
  await press('f');
  await page.keyboard.type('tim');
  expect(await shown()).toEqual(['Enabler', 'Time']);
  await page.locator('#code-filter').fill('');
  expect(await shown()).toEqual(['Enabler']);
  await facet.focus();
  await press('ArrowRight');
  expect(await shown()).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await press('ArrowRight', 'ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent);
  expect(await focused()).toBe('Time');
  await press('ArrowLeft');
  expect(await focused()).toBe('Enabler');
  await press('ArrowLeft');
  expect(await shown()).toEqual(['Enabler']);
  expect(faults).toEqual([]);
});

test('with the brush down, words selected by key are coded when she says so', async () => {
  const { page, press, coded } = await atTheDesk(await browser.open());
  await page.locator('#code-tree .leaf', { hasText: 'Trust' }).click();
  await press('b', 'j', 'Alt+j', 'Alt+j', 'c');
  await coded('Trust: We trusted her after a year.');
});

test('where no turn is left uncoded, that is said', async () => {
  const { page, press, said } = await atTheDesk(await browser.open(), [['Rosa', 'We trusted her.']]);
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  await said('Coded with Trust');
  await press('e');
  await said('Every turn of an informant that is shown has a coding.');
});

test('a key she chose stands wherever the page names it, and the sheet keeps her place', async () => {
  const { page, press } = await atTheDesk(await browser.open());
  const named = () => page.locator('#here [data-does=code] kbd').textContent();
  expect(await named()).toBe('c');
  await press('?');
  await page.getByRole('button', { name: /Code the selection, or the whole turn\. Choose/ }).click();
  await press('q');
  await page.getByText('q is now for “Code the selection, or the whole turn”.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Code the selection');
  await press('Escape');
  expect(await named()).toBe('q');
  await press('j');
  expect(await named()).toBe('q');
});

test('the foot of another window says what can be undone now', async () => {
  const { page, press, said } = await withOneCoding(await browser.open());
  const second = await page.context().newPage();
  await second.goto(page.url().replace(/coding\/.*/, 'codebook'));
  const undo = () => second.locator('#undo').getAttribute('title');
  expect(await undo()).toContain('coded turn 2');
  await page.bringToFront();
  await press('+');
  await said('It supports its code');
  await expect.poll(undo).toContain('marked “Trust”');
});
