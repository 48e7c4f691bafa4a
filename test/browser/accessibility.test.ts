import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { studyPaths, useSampleStudy } from './sample-study.ts';
import { withSuggestions } from './desk.ts';

const study = useSampleStudy();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it is now: a line per rule, with the first places. */
async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    // The script put axe there a line before this.
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          root: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id} ×${nodes.length}: ${first?.html.slice(0, 160) ?? ''} – ${first?.failureSummary ?? ''}`;
    });
  }, rules);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light, wide', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['dark, wide', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ['light, on a phone', { viewport: { width: 390, height: 800 }, colorScheme: 'light' }],
  ['dark, on a phone', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }],
];

test.for(looks)('every page of the sample study is clean for axe: %s', async ([, look]) => {
  const { page, base, faults } = await study.open(look);
  const found: Record<string, string[]> = {};
  for (const path of studyPaths) {
    await page.goto(base + path);
    const problems = await problemsOf(page);
    if (problems.length > 0) found[path] = problems;
    if ((await overflow(page)) > 0) (found[path] ??= []).push(`${await overflow(page)} px too wide`);
  }
  expect(found).toEqual({});
  expect(faults).toEqual([]);
});

test.for(looks)('what opens over a page is clean for axe too: %s', async ([, look]) => {
  const { page, base, faults } = await study.open(look);
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  await page.locator('.lanes .stripe').first().click();
  await page.locator('#here blockquote').waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('c');
  await page.keyboard.type('trust');
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Shift+Enter');
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto(`${base}/matrix`);
  await page.locator('a[data-cell]').first().click();
  await page.locator('#drawer .excerpt').first().waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('details.filter summary').click();
  expect(await problemsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('an empty project says what to do on every page, cleanly, also at twice the size', async () => {
  const { page, origin, faults } = await study.open({ viewport: { width: 720, height: 450 } });
  await page.goto(`${origin}/`);
  expect(await problemsOf(page)).toEqual([]);
  await page.getByLabel('Name of the study').fill('Nothing yet');
  await page.getByLabel('Your name, as coder').fill('Ada');
  await page.getByLabel('Codebook').selectOption('none');
  await page.getByRole('button', { name: 'Make the project' }).click();
  await page.waitForURL(/\/projects\//);
  const base = /^.*?\/projects\/[^/]+/.exec(page.url())?.[0] ?? '';
  for (const path of ['/sources', '/sources/import', '/cases', '/coding', '/codebook', '/matrix', '/excerpts', '/export', '/search', '/search?q=nobody', '/history']) {
    await page.goto(base + path);
    expect(await problemsOf(page), path).toEqual([]);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
    expect(await page.locator('h1').count(), path).toBe(1);
  }
  await page.goto(`${origin}/projects/nowhere/sources`);
  expect(await problemsOf(page)).toEqual([]);
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
}); // prettier-ignore

test('no page scrolls sideways at twice the size, and all render with forced colours and without motion', async () => {
  const { page, base, faults } = await study.open({
    viewport: { width: 720, height: 450 },
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  for (const path of studyPaths) {
    await page.goto(base + path);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  const { borderLeftStyle, borderLeftWidth } = await page
    .locator('.lanes .stripe')
    .first()
    .evaluate((one) => {
      const { borderLeftStyle, borderLeftWidth } = getComputedStyle(one);
      return { borderLeftStyle, borderLeftWidth };
    });
  expect(borderLeftStyle).not.toBe('none');
  expect(parseFloat(borderLeftWidth)).toBeGreaterThanOrEqual(4);
  expect(faults).toEqual([]);
});
