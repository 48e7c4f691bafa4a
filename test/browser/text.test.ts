import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import {
  atTheDesk,
  drawOver,
  interview,
  painted,
  pointOf,
  selectionArrived,
  withSuggestions,
} from './desk.ts';

const browser = useBrowser();

const manyTongues = [
  ['Interviewer', 'Wie hat es <b>angefangen</b> & warum?'],
  ['Rosa', 'We laughed 😀👩‍👩‍👧‍👦 a lot, <script>alert("no")</script> and then it was éprouvant.'],
  ['Interviewer', 'ומה עם הקרן?'],
  ['Rosa', 'הם אף פעם לא באו לראות אותנו, not once. والآن نثق بهم.'],
  ['Rosa', 'First line,\n  second line with   blanks.'],
] as const;

/** The words as the DOM holds them: the markup of every turn's words. */
const domOfWords = (page: Page): Promise<string[]> =>
  page.locator('#turns .words').evaluateAll((shown) => shown.map((one) => one.outerHTML));

const hands = new Set(['in-hand', 'suggested', 'chosen', 'against']);

/** The words that are painted as coded, in whatever colour, in the order of the alphabet. */
async function paintedAsCoded(page: Page): Promise<string[]> {
  const found = Object.entries(await painted(page)).filter(([name]) => !hands.has(name));
  return found.flatMap(([, words]) => words).sort();
}

test('the text on the page stays as it came, whatever is selected, coded, filtered and undone', async () => {
  const journey = await browser.open();
  const { page, press, coded, said } = await atTheDesk(journey, manyTongues);
  const before = await domOfWords(page);
  expect(before).toHaveLength(5);
  await drawOver(page, 'a lot');
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  await press('j', 'j', 'c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: a lot', `Time: ${manyTongues[3][1]}`);
  expect(await domOfWords(page)).toEqual(before);
  await press('-', 'f');
  await page.keyboard.type('focal');
  await page.locator('#turn-2').focus();
  await press('Shift+J', 'Control+z');
  await said('Undone');
  await press('Control+z');
  await coded('Trust: a lot');
  await press('Control+z');
  await coded();
  expect(await domOfWords(page)).toEqual(before);
  await withSuggestions(page, () => page.reload());
  expect(await domOfWords(page)).toEqual(before);
  expect(journey.faults).toEqual([]);
});

test('what the page shows of a turn is its very words, with tags, emoji, line breaks and right-to-left script', async () => {
  const journey = await browser.open();
  const { page } = await atTheDesk(journey, manyTongues);
  const shown = await page.locator('#turns .words').evaluateAll((all) => all.map((one) => one.textContent));
  expect(shown).toEqual(manyTongues.map(([, words]) => words));
  expect(await page.locator('#turns .words b, #turns .words script').count()).toBe(0);
  expect(journey.faults).toEqual([]);
});

test('the painted words are those of the codings, for each code, also after undo and redo', async () => {
  const journey = await browser.open();
  const { page, press, coded, said } = await atTheDesk(journey);
  await drawOver(page, 'trusted her', 'Then it');
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  await drawOver(page, 'her after');
  await press('c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: trusted her after a year. Then it', 'Time: her after');
  const both = ['her after', 'trusted her after a year. Then it'];
  expect(await paintedAsCoded(page)).toEqual(both);
  await press('Control+z');
  await said('Undone');
  await expect.poll(() => paintedAsCoded(page)).toEqual(both.slice(1));
  await press('Control+Shift+Z');
  await expect.poll(() => paintedAsCoded(page)).toEqual(both);
  expect(await page.locator('#turn-2 .bars i').count()).toBe(2);
  expect(await page.locator('#turn-2 .lanes .stripe').allTextContents()).toEqual(['Trust', 'Time']);
  expect(journey.faults).toEqual([]);
});

test('a selection over several turns is one coding, painted without the labels between', async () => {
  const journey = await browser.open();
  const { page, press, coded, text } = await atTheDesk(journey);
  await drawOver(page, 'it went well', 'not once');
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  const whole = text.slice(text.indexOf('it went well'), text.indexOf('not once') + 8);
  expect(whole).toContain('Interviewer: And the funder?');
  await coded(`Trust: ${whole}`);
  expect(await paintedAsCoded(page)).toEqual([
    'And the funder?',
    'They never came to see us, not once',
    'it went well.',
  ]);
  expect(await page.locator('.lanes .stripe').allTextContents()).toEqual([
    'Trust',
    'Trust continued',
    'Trust continued',
  ]);
  expect(journey.faults).toEqual([]);
});

test('a triple click selects its turn and no more, a double click one word', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  const { x, y } = await pointOf(page, 'trusted', 'middle');
  await page.mouse.click(x, y, { clickCount: 3 });
  // On the way to three clicks there were two, which select a word.
  const chosen = async () => (await painted(page))['chosen'];
  await expect.poll(chosen).toEqual([interview[1]?.[1]]);
  await press('Escape');
  await expect.poll(chosen).toBeUndefined();
  await page.mouse.dblclick(x, y);
  await expect.poll(chosen).toEqual(['trusted']);
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: trusted');
  expect(journey.faults).toEqual([]);
});

test('emoji and right-to-left words are coded whole', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey, manyTongues);
  await drawOver(page, '😀👩‍👩‍👧‍👦');
  await press('c');
  await page.keyboard.type('trust');
  await press('Enter');
  await coded('Trust: 😀👩‍👩‍👧‍👦');
  const { x, y } = await pointOf(page, 'לראות', 'middle');
  await page.mouse.dblclick(x, y);
  await selectionArrived(page);
  await press('c');
  await page.keyboard.type('time');
  await press('Enter');
  await coded('Trust: 😀👩‍👩‍👧‍👦', 'Time: לראות');
  expect(journey.faults).toEqual([]);
});

test('a click on coded words selects the coding, the shortest first, and then the next one', async () => {
  const journey = await browser.open();
  const { page, press, coded } = await atTheDesk(journey);
  await press('j', 'c');
  await page.keyboard.type('focal');
  await press('Enter');
  await drawOver(page, 'trusted her');
  await press('1');
  await page.getByRole('button', { name: 'Keep them apart' }).click();
  await coded(`Focal point: ${interview[1]?.[1] ?? ''}`, 'Focal point: trusted her');
  await press('Escape');
  const { x, y } = await pointOf(page, 'trusted', 'middle');
  await page.mouse.click(x, y);
  await page.locator('#here blockquote', { hasText: /^trusted her$/ }).waitFor();
  await page.mouse.click(x, y);
  await page.locator('#here blockquote', { hasText: /^Slowly/ }).waitFor();
  await page.locator('#turn-2 .stripe').last().click();
  await page.locator('#here blockquote', { hasText: /^trusted her$/ }).waitFor();
  expect((await painted(page))['in-hand']).toEqual(['trusted her']);
  expect(journey.faults).toEqual([]);
});
