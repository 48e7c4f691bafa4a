// What is printed is read: no toolbars and no fields, and no column beyond the edge of the paper.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

/** So wide is A4, in pixels, within the margins: upright, and on its side. */
const upright = 670;
const onItsSide = 1030;

async function asPrinted(page: Page, url: string, width: number): Promise<void> {
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(url);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

/** What can be seen on the paper of these, each by its words. */
const seen = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0)
        .map((one) => one.textContent.trim() || one.outerHTML.slice(0, 80)),
    );

test.each([
  ['/matrix', onItsSide],
  ['/framework', onItsSide],
  ['/findings', upright],
  ['/findings/2', upright],
  ['/codebook/print', upright],
  ['/coding/1', upright],
  ['/voices', onItsSide],
  ['/saturation', onItsSide],
  ['/profiles/83', upright],
  ['/excerpts', upright],
  ['/memos', upright],
  ['/co-occurrence?unit=turn', onItsSide],
] as const)('%s is printed without its tools, and within the page', async (path, width) => {
  const { page, base } = await study.open();
  await asPrinted(page, base + path, width);
  const tools = 'button, .button, nav, input[type=search], input[type=checkbox], input[type=file], summary';
  expect(await seen(page, `body :is(${tools})`)).toEqual([]);
  const framed = await page
    .locator('textarea, select, input')
    .evaluateAll(
      (all) =>
        all.filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopWidth !== '0px').length,
    );
  expect(framed).toBe(0);
  const beyond = await page.locator('main *').evaluateAll(
    (all, edge) =>
      all
        .filter((one) => one.checkVisibility() && one.closest('svg, .unseen') === null)
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => one.outerHTML.slice(0, 80)),
    width,
  );
  expect(beyond).toEqual([]);
});

test('a matrix of many columns is printed whole, in parts that each have the heads of the rows', async () => {
  const { page, base } = await study.open();
  await page.goto(`${base}/matrix`);
  const heads = await seen(page, '#sheet thead th .name');
  expect(heads.length).toBeGreaterThan(12);
  await asPrinted(page, `${base}/matrix`, onItsSide);
  expect(await seen(page, '.part thead th .name')).toEqual(heads);
  for (const part of await page.locator('.part').all())
    expect(await part.locator('tbody th').count()).toBe(await page.locator('#sheet tbody th').count());
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.locator('.part').count()).toBe(0);
});
