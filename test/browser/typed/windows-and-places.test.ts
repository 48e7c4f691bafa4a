import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { useBrowser } from '../../support/browser.ts';
import { addSource, spoken } from '../../support/project.ts';
import { atTheDesk, withOneCoding } from '../desk.ts';

const browser = useBrowser();

test('two windows write one memo: the second is shown both, keeps hers, and puts the two together', async () => {
  const { page, project, base } = await atTheDesk(await browser.open());
  writeMemo(project, 1, { about: 'journal', id: 0 }, 'Monday');
  const memos = `${new URL(page.url()).origin}${base}/memos`;
  const other = await page.context().newPage();
  for (const window of [page, other]) {
    await window.goto(memos);
    await window.getByText('Change', { exact: true }).click();
  }
  const box = (window: typeof page) => window.locator('article textarea');
  await box(page).fill('Monday, as Ada saw it');
  await box(other).fill('Monday, as seen from the other window');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => project.memos.ofKind('journal')[0]?.text).toBe('Monday, as Ada saw it');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.locator('.meanwhile blockquote', { hasText: 'Monday, as Ada saw it' }).waitFor();
  expect(await box(other).inputValue()).toBe('Monday, as seen from the other window');
  expect(project.memos.ofKind('journal')[0]?.text).toBe('Monday, as Ada saw it');
  await other.getByRole('button', { name: 'Both, to edit' }).click();
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(() => project.memos.ofKind('journal')[0]?.text)
    .toBe('Monday, as Ada saw it\n\nMonday, as seen from the other window');
});

test('two windows write the memo of one coding: nothing is written over, and she keeps hers with one button', async () => {
  const { page, project, press, codings } = await withOneCoding(await browser.open());
  const [coding] = project.codings.ofSource(1);
  await press('m');
  await page.keyboard.type('Mine');
  writeMemo(project, project.coders.ensure('Ben').id, { about: 'coding', id: coding?.id ?? 0 }, 'His');
  await press('Escape');
  await page.locator('.meanwhile', { hasText: 'Ben wrote here meanwhile:' }).waitFor();
  expect([await page.locator('#memo').inputValue(), codings()[0]?.memo]).toEqual(['Mine', 'His']);
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => codings()[0]?.memo).toBe('Mine');
});

test('with the server gone what was typed stays with the reason, and is there when she comes back', async () => {
  const { page, base } = await atTheDesk(await browser.open());
  await page.goto(`${new URL(page.url()).origin}${base}/findings`);
  await page.getByLabel('What do you claim?').fill('Most of them waited');
  await page.route('**/findings', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.locator('.form-problem', { hasText: 'Throughline does not answer' }).waitFor();
  expect(await page.getByLabel('What do you claim?').inputValue()).toBe('Most of them waited');
  await page.goto('about:blank');
  await page.unroute('**/findings');
  await page.goBack();
  await page.locator('.draft-note', { hasText: 'it is not saved yet' }).waitFor();
  expect(await page.getByLabel('What do you claim?').inputValue()).toBe('Most of them waited');
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await expect.poll(() => page.getByLabel('What do you claim?').inputValue()).toBe('');
});

test('Ctrl+Z held down stops before a large step; pressed once it asks, and Leave it leaves it', async () => {
  const { page, project, codes } = await atTheDesk(await browser.open());
  const words = Array.from({ length: 250 }, (_, at) => `word${at}`);
  const text = spoken('Long', [['Rosa', words.join(' ')]]);
  const source = addSource(project, text);
  let start = text.text.indexOf('word0');
  const wanted = words.map((exact) => {
    const place = { guid: crypto.randomUUID(), codeId: codes.Trust, start, end: start + exact.length, exact };
    start += exact.length + 1;
    return { ...place, polarity: 'plain', origin: 'by hand' } as const;
  });
  applyCodes(project, 1, source, wanted);
  const coded = () => project.codings.countOfCode(codes.Trust);
  const all = coded();
  expect(all).toBeGreaterThan(200);
  await page.reload();
  await page.locator('html[data-painted=yes]').waitFor();
  await page.evaluate(() => {
    const held = (repeat: boolean) =>
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, repeat });
    for (let at = 0; at < 5; at++) document.body.dispatchEvent(held(true));
  });
  await page.locator('#said', { hasText: 'The next step is a large one' }).waitFor();
  expect(coded()).toBe(all);
  await page.keyboard.press('Control+z');
  await page.getByRole('dialog', { name: /Undo this step.* rows/ }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog', { name: /Undo this step.* rows/ }).waitFor({ state: 'detached' });
  expect(coded()).toBe(all);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Undo this step', exact: true }).click();
  await expect.poll(coded).toBe(0);
});

test('Coding leads to the source, turn and filter she left', async () => {
  const { page, project, press, base } = await atTheDesk(await browser.open());
  addSource(project, spoken('Another', [['Rosa', 'Later.']]));
  await press('j', 'j', 'j');
  await page.locator('#code-filter').fill('tru');
  await page.locator('.top nav a', { hasText: 'Codebook' }).click();
  await page.waitForURL(/\/codebook$/);
  await page.locator('.top nav a', { hasText: 'Coding' }).click();
  await page.waitForURL(`**${base}/coding/1`);
  await page.locator('#here h2', { hasText: 'Turn 4' }).waitFor();
  expect(await page.locator('#code-filter').inputValue()).toBe('tru');
});

test('a filled import preview is there again, with what was said of it; thrown away, nothing of it stays', async () => {
  const { page, base } = await atTheDesk(await browser.open());
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}${base}/sources/import`);
  const buffer = Buffer.from('Interviewer: How?\n\nRosa: The zyxquith came.\n');
  await page.locator('#files').setInputFiles({ name: 'Talk.txt', mimeType: 'text/plain', buffer });
  await page.getByLabel('Name of Talk.txt').fill('My talk with Rosa');
  await page.locator('.top nav a', { hasText: 'Codebook' }).click();
  await page.waitForURL(/\/codebook$/);
  await page.goto(`${origin}${base}/sources/import`);
  await expect.poll(() => page.getByLabel('Name of Talk.txt').inputValue()).toBe('My talk with Rosa');
  await page.getByRole('button', { name: 'Throw these away' }).click();
  await expect.poll(() => page.locator('.preview').count()).toBe(0);
  await page.reload();
  expect(await page.locator('.preview').count()).toBe(0);
});
