import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsOf } from './axe.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('she puts a finding into a report in one click, writes beside it, moves it by keys and by hand, and saves it for Word and as a page', async () => {
  const { page, base, workspace } = await study.open();
  const report = () => workspace.project(base.slice(base.lastIndexOf('/') + 1)).reports.find(1);
  const count = report()?.parts.length ?? 0;
  await page.goto(`${base}/findings/3`);
  await page.getByRole('button', { name: 'Put into the report' }).click();
  await page.getByRole('button', { name: 'Open the report' }).click();
  await page.waitForURL(/\/reports\/1$/);
  await expect.poll(() => report()?.parts.length).toBe(count + 1);
  const last = report()?.parts.at(-1)?.id ?? 0;

  const part = page.locator(`#part-${last}`);
  await part.getByText('Your heading and words here').click();
  await part.getByLabel('Heading').fill('Once more');
  await part.getByRole('button', { name: 'Keep' }).click();
  await part.getByRole('heading', { name: 'Once more' }).waitFor();

  await part.getByRole('button', { name: /^Move / }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => report()?.parts.at(-2)?.id).toBe(last);
  const before = page.locator('#parts > li').nth(count - 2);
  // The drag begins before the page scrolls to where it ends.
  const mover = part.getByRole('button', { name: /^Move / });
  await mover.hover();
  const { x, y } = (await mover.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 20, { steps: 4 });
  await before.hover({ position: { x: 30, y: 2 }, force: true });
  await before.hover({ position: { x: 32, y: 3 }, force: true });
  await page.mouse.up();
  await expect.poll(() => report()?.parts.at(-3)?.id).toBe(last);
  await page.keyboard.press('Control+z');
  await expect.poll(() => report()?.parts.at(-2)?.id).toBe(last);

  const [word] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Word', exact: true }).click(),
  ]);
  expect(word.suggestedFilename()).toMatch(/report-1-.*\.docx$/);
  // Its three pictures were drawn by this browser: a file without them is a tenth as large.
  expect(readFileSync(await word.path()).length).toBeGreaterThan(100_000);
  await page.getByText(/It says what it said on/).waitFor();
});

test('the offline page works from the file system without the network, opens the words behind a number, and can be used by everybody', async () => {
  const { page, base } = await study.open();
  await page.goto(`${base}/reports/1`);
  const [offline] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Offline page' }).click(),
  ]);
  const file = `${await offline.path()}.html`;
  await offline.saveAs(file);
  await page.goto('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  await page.goto(`file://${file}`);
  const number = page.getByText('16 of 21 informants').first();
  await number.click();
  await page.getByText('We had nine greens in every quarter').first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await problemsOf(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(asked.filter((url) => !/^(?:file|data):/.test(url))).toEqual([]);
});
