// What somebody does to the codebook elsewhere while she codes: nothing is loaded anew, and what she is doing stays.
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { archiveCodes, moveCodes, removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { createCode, recolourCodes, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { shadesOf } from '../../../src/domain/colour.ts';
import { openProject } from '../../../src/storage/project.ts';
import { useBrowser } from '../../support/browser.ts';
import { addSource, spoken } from '../../support/project.ts';
import { draw, drawOver, painted, withOneCoding } from '../desk.ts';

const browser = useBrowser();

/** The desk with “Slowly.” coded with Trust, and Ben at the same file; `stays` fails where the page was loaded anew. */
async function withBen() {
  const desk = await withOneCoding(await browser.open());
  const { page, project } = desk;
  const bens = openProject(project.file);
  onTestFinished(() => {
    bens.close();
  });
  await page.evaluate(() => void Object.assign(window, { isStillThere: true }));
  const stays = async (refused = 0): Promise<void> => {
    expect(await page.evaluate(() => 'isStillThere' in window), 'the page was loaded anew').toBe(true);
    expect(desk.faults).toEqual(Array(refused).fill(expect.stringContaining('404')));
  };
  return { ...desk, bens, ben: bens.coders.ensure('Ben').id, stays };
}

const line = (page: Page, name: string) => page.locator('#code-tree .leaf', { hasText: name });
const lines = (page: Page) => page.locator('#code-tree [data-code] .name').allTextContents();
const shade = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).getPropertyValue('--shade'));

test('a code made elsewhere comes while she has words selected, and she codes them with it', async () => {
  const { page, press, bens, ben, codes, said, coded, stays } = await withBen();
  await drawOver(page, 'They never came');
  createCode(bens, ben, { name: 'Patience', parentId: codes.Enabler });
  await line(page, 'Patience').waitFor();
  await said('Ben made the code');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('They never came');
  expect((await painted(page))['chosen']).toEqual(['They never came']);
  await press('c');
  await page.keyboard.type('patien');
  await press('Enter');
  await coded('Trust: Slowly.', 'Patience: They never came');
  await page.locator('#turn-4 .stripe', { hasText: 'Patience' }).waitFor();
  await stays();
});

test('a code made while Ben codes another interview comes too', async () => {
  const { page, project, bens, ben, said, stays } = await withBen();
  const read = spoken('Another', [['Rosa', 'Later.']]);
  const sourceId = addSource(project, read);
  const start = read.text.indexOf('Later.');
  const place = {
    guid: crypto.randomUUID(),
    start,
    end: start + 6,
    exact: 'Later.',
    polarity: 'plain',
  } as const;
  applyCodes(bens, ben, sourceId, [
    { ...place, newCode: { name: 'Delay', parentId: null }, origin: 'by hand' },
  ]);
  await page.locator('#code-tree').getByRole('treeitem', { name: 'Delay' }).waitFor();
  await said('Ben coded turn 1 of “Another”');
  await stays();
});

test('a code renamed, recoloured and moved elsewhere is so everywhere, under a memo that is half typed', async () => {
  const { page, press, project, sourceId, bens, ben, codes, stays } = await withBen();
  const facet = createCode(bens, ben, { name: 'Barrier', parentId: null });
  await page.locator('#code-tree [data-code]', { hasText: 'Barrier' }).waitFor();
  await press('m');
  await page.keyboard.type('She says it ');
  reviseCode(bens, ben, codes.Trust, { name: 'Confidence', definition: 'Counting on one another' });
  await page.locator('#turn-2 .stripe', { hasText: 'Confidence' }).waitFor();
  await page.locator('#here h3', { hasText: 'Confidence' }).waitFor();
  await page.locator('#code-card', { hasText: 'Counting on one another' }).waitFor();
  recolourCodes(bens, ben, [codes.Trust], '#aa0011');
  for (const shown of ['#turn-2 .stripe', '#turn-2 .bars i', '#here .card', '#code-card .card'])
    await expect.poll(() => shade(page, shown)).toBe('#aa0011');
  await expect.poll(async () => (await painted(page))['tint-aa0011']).toEqual(['Slowly.']);
  moveCodes(bens, ben, [codes.Trust], { parentId: facet, before: null });
  await expect.poll(() => lines(page)).toEqual(['Enabler', 'Time', 'Focal point', 'Barrier', 'Confidence']);
  await page.locator('#code-card', { hasText: 'Barrier > Confidence' }).waitFor();

  await page.keyboard.type('slowly');
  expect(await page.locator('#memo').inputValue()).toBe('She says it slowly');
  await press('Escape');
  await expect.poll(() => project.codings.ofSource(sourceId)[0]?.memo).toBe('She says it slowly');
  await stays();
});

test('a facet recoloured elsewhere colours its codes and the words coded with them, by one style sheet', async () => {
  const { page, bens, ben, codes, stays } = await withBen();
  recolourCodes(bens, ben, [codes.Enabler], '#0055aa');
  await expect.poll(async () => Object.keys(await painted(page))).toContain('tint-0055aa');
  const sheets = () =>
    page.locator('link[data-codes]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(await sheets()).toHaveLength(1);
  expect(shadesOf('#0055aa')).toContain(await shade(page, '#code-tree .leaf'));
  const behind = await page.evaluate(
    () => getComputedStyle(document.documentElement, '::highlight(tint-0055aa)').backgroundColor,
  );
  expect(behind).toMatch(/0\.22|22%/);
  await stays();
});

test('under an open picker the code she is on is merged away: what she typed stays, and Enter gives no other code', async () => {
  const { page, press, bens, ben, codes, coded, stays } = await withBen();
  await drawOver(page, 'They never came');
  await press('c');
  await page.keyboard.type('trust');
  await page.locator('#picker-list .current', { hasText: 'Trust' }).waitFor();
  mergeCodes(bens, ben, [codes.Trust], codes.Time);
  await page.locator('.picker [role=status]', { hasText: '“Trust” is no longer in the codebook.' }).waitFor();
  expect(await page.locator('.picker input').inputValue()).toBe('trust');
  await press('Enter');
  expect(await page.locator('.picker').getAttribute('open')).not.toBeNull();
  await coded('Time: Slowly.');
  await page.locator('#turn-2 .stripe', { hasText: 'Time' }).waitFor();
  await page.locator('.picker input').fill('focal');
  await press('Enter');
  await coded('Time: Slowly.', 'Focal point: They never came');
  await stays();
});

test('in an open picker the line she is on stays hers while others come above it, and what is ticked stays ticked', async () => {
  const { page, press, bens, ben, codes, coded, stays } = await withBen();
  await drawOver(page, 'They never came');
  await press('c', 'ArrowDown', 'Shift+Enter', 'ArrowDown');
  const current = page.locator('#picker-list .current .name');
  const [before] = await current.allTextContents();
  createCode(bens, ben, { name: 'Accounts', parentId: codes.Enabler });
  moveCodes(bens, ben, [codes['Focal point']], { parentId: codes.Enabler, before: codes.Trust });
  await expect.poll(() => page.locator('#picker-list .name').allTextContents()).toContain('Accounts');
  expect(await current.allTextContents()).toEqual([before]);
  reviseCode(bens, ben, codes.Time, { name: 'Duration' });
  await expect.poll(() => page.locator('#picker-list [aria-selected=true] .name').allTextContents()).toEqual(['Duration']);
  await page.locator('.picker [role=status]', { hasText: '“Time” is called “Duration” now.' }).waitFor();
  await press('Enter');
  await coded('Trust: Slowly.', 'Duration: They never came');
  await stays();
}); // prettier-ignore

test('a brush and a pin whose code is put aside elsewhere are let go in a sentence, and nothing is coded with it', async () => {
  const { page, press, bens, ben, codes, codings, said, stays } = await withBen();
  await press('p', 'b');
  await page.locator('.brush', { hasText: 'Trust' }).waitFor();
  archiveCodes(bens, ben, [codes.Trust], true);
  await said('Your brush is put down: “Trust” was put aside. A pin is gone: “Trust” was put aside.');
  await page.locator('.brush').waitFor({ state: 'hidden' });
  await draw(page, 'They never came');
  await expect.poll(async () => (await painted(page))['chosen']).toEqual(['They never came']);
  expect(codings()).toHaveLength(1);
  archiveCodes(bens, ben, [codes.Trust], false);
  await expect.poll(() => line(page, 'Trust').getAttribute('data-digit')).toBe('1');
  await stays();
});

test('a brush keeps painting under the new name of its code', async () => {
  const { page, press, bens, ben, codes, coded, stays } = await withBen();
  await press('b');
  reviseCode(bens, ben, codes.Trust, { name: 'Confidence' });
  await page.locator('.brush b', { hasText: 'Confidence' }).waitFor();
  await draw(page, 'They never came');
  await coded('Confidence: Slowly.', 'Confidence: They never came');
  await stays();
});

test('a code removed elsewhere with its codings goes from under a memo, whose words are shown, and a filter by it is lifted', async () => {
  const { page, press, bens, ben, codes, coded, said, stays } = await withBen();
  const seenCode = page.locator('#seeing label', { hasText: /^Code / }).locator('select');
  await page.locator('#seeing-menu summary').click();
  await seenCode.selectOption('Enabler > Trust');
  await page.locator('#seeing-menu summary').click();
  await page.locator('#turn-2 .stripe').click();
  await press('m');
  await page.keyboard.type('Her very words');
  removeCodes(bens, ben, [codes.Trust], 'codings');
  await said('The codings of all codes are shown again: “Trust” is no longer in the codebook.');
  await expect.poll(() => page.locator('#turn-2 .stripe').count()).toBe(0);
  await coded();
  expect(await page.locator('#memo').inputValue()).toBe('Her very words');
  expect(await page.locator('#code-card').textContent()).toBe('');
  await press('Escape');
  await said('What you wrote, to copy: “Her very words”');
  expect(await seenCode.inputValue()).toBe('');
  expect(await seenCode.locator('option').allTextContents()).toEqual([
    'every code',
    'Enabler',
    'Enabler > Time',
    'Enabler > Focal point',
  ]);
  // The memo on what is gone was refused as she left its box, and once more by its change.
  await stays(2);
});

test('what she typed to filter codes, what she folded and where her keyboard is stay under a new codebook', async () => {
  const { page, press, bens, ben, codes, stays } = await withBen();
  const under = createCode(bens, ben, { name: 'Reliance', parentId: codes.Trust });
  await line(page, 'Reliance').waitFor();
  await line(page, 'Trust').focus();
  await press('ArrowLeft');
  await line(page, 'Reliance').waitFor({ state: 'hidden' });
  createCode(bens, ben, { name: 'Deep reliance', parentId: codes.Trust });
  moveCodes(bens, ben, [codes.Time], { parentId: codes.Enabler, before: codes.Trust });
  await expect.poll(() => lines(page)).toEqual(['Enabler', 'Time', 'Trust', 'Reliance', 'Deep reliance', 'Focal point']);
  expect(await page.locator('#code-tree .leaf:visible .name').allTextContents()).toEqual(['Time', 'Trust', 'Focal point']);
  expect(await page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent)).toBe('Trust');
  await press('ArrowRight');
  await line(page, 'Reliance').first().waitFor();
  await press('ArrowDown', 'Enter');
  await page.locator('#code-card h3', { hasText: 'Reliance' }).waitFor();

  await page.locator('#code-filter').fill('focal');
  reviseCode(bens, ben, under, { name: 'Focal reliance' });
  await expect.poll(() => page.locator('#code-tree .leaf:visible .name').allTextContents()).toEqual(['Trust', 'Focal reliance', 'Focal point']);
  expect(await page.locator('#code-filter').inputValue()).toBe('focal');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code-filter');
  removeCodes(bens, ben, [under, codes.Time], 'nothing');
  await expect.poll(() => page.locator('#code-tree .leaf:visible .name').allTextContents()).toEqual(['Focal point']);
  await stays();
}); // prettier-ignore

test('the column of codes stays where she scrolled it when codes come above', async () => {
  const { page, project, bens, ben, codes, stays } = await withBen();
  for (let at = 0; at < 60; at++) createCode(project, 1, { name: `Code ${at}`, parentId: codes.Enabler });
  await line(page, 'Code 59').waitFor();
  const column = page.locator('.side.codes');
  const place = () => line(page, 'Code 50').evaluate((element) => element.getBoundingClientRect().top);
  await column.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const before = await place();
  const fresh = createCode(bens, ben, { name: 'Early', parentId: codes.Enabler });
  moveCodes(bens, ben, [fresh], { parentId: codes.Enabler, before: codes.Trust });
  await expect.poll(async () => (await lines(page))[1]).toBe('Early');
  // A column scrolls by whole pixels; a line is 26 of them.
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(2);
  await stays();
});

test('a code she makes herself loads nothing anew: it is in hand, under a digit, and the next key goes to it', async () => {
  const { page, press, project, sourceId, coded, stays } = await withBen();
  await press('j', 'j', 'c');
  await page.keyboard.type('Absence');
  await page.getByRole('option', { name: 'Make a new code “Absence”' }).waitFor();
  await press('Enter');
  await page.locator('#here h3', { hasText: 'Absence' }).waitFor();
  await page.locator('#code-card h3', { hasText: 'Absence' }).waitFor();
  await expect.poll(() => page.locator('[data-digit="2"] .name').textContent()).toBe('Absence');
  await press('m');
  await page.keyboard.type('Nobody came');
  await press('Escape');
  await expect.poll(() => project.codings.ofSource(sourceId)[1]?.memo).toBe('Nobody came');
  await coded('Trust: Slowly.', 'Absence: They never came to see us, not once. It cost us time.');
  await press('Control+z', 'Control+z');
  await expect.poll(() => lines(page)).toEqual(['Enabler', 'Trust', 'Time', 'Focal point']);
  await coded('Trust: Slowly.');
  await press('Control+Shift+z');
  await page.locator('#turn-4 .stripe', { hasText: 'Absence' }).waitFor();
  await stays();
});

test('a code that another window of the browser makes comes by the server, at once', async () => {
  const { page, base, stays } = await withBen();
  const second = await page.context().newPage();
  await second.goto(`${new URL(page.url()).origin}${base}/codebook`);
  await second.locator('input[name=name]').first().fill('Hope');
  await second.locator('input[name=name]').first().press('Enter');
  await page.locator('#code-tree').getByRole('treeitem', { name: 'Hope' }).waitFor();
  await stays();
});

test('reading that is undone, or marked in another window, shows on its button', async () => {
  const { page, press, base, sourceId, said, stays } = await withBen();
  const button = page.locator('#read');
  await press('Shift+R');
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await press('Control+z');
  await said('Undone: finished reading');
  await expect.poll(() => button.textContent()).toBe('Mark as read');
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  const second = await page.context().newPage();
  await second.goto(`${new URL(page.url()).origin}${base}/coding/${sourceId}`);
  await second.locator('#read').click();
  await expect.poll(() => button.textContent()).toBe('Read to the end ✓');
  await stays();
});
