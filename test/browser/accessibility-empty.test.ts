import { expect, test } from 'vitest';
import { overflow, problemsOf } from './axe.ts';
import { withSuggestions } from './desk.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

test('an empty project says what to do on every page, to everybody', async () => {
  const { page, origin, faults } = await study.open({ viewport: { width: 720, height: 450 } });
  await page.goto(`${origin}/`);
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('Name of the study').fill('Nothing yet');
  await page.getByLabel('Your name, as coder').fill('Ada');
  await page.getByLabel('Codebook').selectOption('none');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.waitForURL(/\/projects\//);
  const base = /^.*?\/projects\/[^/]+/.exec(page.url())?.[0] ?? '';
  const paths = [
    '/sources',
    '/cases',
    '/coding',
    '/codebook',
    '/matrix',
    '/voices',
    '/co-occurrence',
    '/saturation',
    '/profiles',
    '/framework',
    '/truth-tables',
    '/findings',
    '/guide',
    '/workshops',
    '/guide/marks',
    '/reports',
    '/method',
    '/excerpts',
    '/export',
    '/search?q=nobody',
    '/history',
    '/memos',
  ];
  for (const path of paths) {
    await page.goto(base + path);
    expect(await problemsOf(page), path).toEqual([]);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
    expect(await page.locator('h1').count(), path).toBe(1);
  }
  expect(faults).toEqual([]);
  await page.goto(`${origin}/projects/nowhere/sources`);
  expect(await problemsOf(page)).toEqual([]);
});

test('stripes of codings are seen with forced colours and without motion', async () => {
  const look = { forcedColors: 'active', reducedMotion: 'reduce' } as const;
  const { page, base, faults } = await study.open({ viewport: { width: 720, height: 450 }, ...look });
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  const border = await page
    .locator('.lanes .stripe')
    .first()
    .evaluate((one) => getComputedStyle(one).borderLeftWidth);
  expect(parseFloat(border)).toBeGreaterThanOrEqual(4);
  expect(faults).toEqual([]);
});
