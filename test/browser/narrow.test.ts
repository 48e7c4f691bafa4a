import { expect, test } from 'vitest';
import { overflow } from './axe.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('the page of exports and the open menus of the matrix fit on a phone', async () => {
  const { page, base } = await study.open({ viewport: { width: 390, height: 800 } });
  await page.goto(`${base}/export`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.goto(`${base}/matrix`);
  for (const menu of await page.locator('details.filter > summary').all()) {
    await menu.click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await menu.click();
  }
});

test.each([761, 820, 1024])('the frame of every page fits where a window is %d wide', async (width) => {
  const { page, base } = await study.open({ viewport: { width, height: 850 } });
  for (const path of ['/codebook', '/sources', '/voices', '/coding/1']) {
    await page.goto(base + path);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
});

test('what can be put into a pack can be read and chosen on a phone, and the rows of a report by their names', async () => {
  const { page, base } = await study.open({ viewport: { width: 390, height: 800 } });
  await page.goto(`${base}/workshops/1`);
  for (const select of await page.locator('.choose-cards select').all())
    expect((await select.boundingBox())?.width).toBeGreaterThan(120);
  await page.goto(`${base}/reports/1`);
  for (const name of await page.locator('.report-says tbody th').all())
    expect((await name.boundingBox())?.width, (await name.textContent()) ?? '').toBeGreaterThan(80);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('what an erasure would do fits on a phone', async () => {
  const { page, base } = await study.open({ viewport: { width: 390, height: 800 } });
  for (const path of ['/erasure', '/erasure?case=1', '/erasure?informant=2']) {
    await page.goto(base + path);
    for (const more of await page.locator('main details > summary').all()) await more.click();
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
});
