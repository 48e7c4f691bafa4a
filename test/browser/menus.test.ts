import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflow } from './axe.ts';
import { withSuggestions } from './desk.ts';
import { useSampleStudy } from './sample-study.ts';

const study = useSampleStudy();

/** Laptops, a tablet, a phone, and a laptop of 1280 × 720 at 200 %, each as the page sees it. */
const sizes = [[1440, 900], [1280, 720], [1366, 768], [1536, 864], [820, 1180], [390, 800], [640, 360]] as const; // prettier-ignore

/** Every page on which something hangs from a menu. */
const withMenus = [
  '/sources',
  '/matrix',
  '/framework',
  '/voices',
  '/co-occurrence?unit=turn',
  '/saturation',
  '/profiles',
  '/profiles/83',
  '/excerpts',
  '/coding/1',
  '/coding/1?beside=3',
];

/** What is open and stands out of the window, as its name with the edges of its box. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('details[open] > .panel, .who[open] > form, dialog[open]')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ box: { left, right, top, bottom } }) =>
          left < 0 || right > innerWidth || top < 0 || bottom > innerHeight,
      )
      .map(
        ({ element, box }) =>
          `${element.previousElementSibling?.textContent ?? element.ariaLabel ?? ''}: ${JSON.stringify(box)}`,
      ),
  );

/** What stands out of a window of any of the sizes, of what is open now; the window is left as the first of them. */
async function outsideAnywhere(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of [...sizes.slice(1), sizes[0]]) {
    await page.setViewportSize({ width, height });
    // The page hears of its new size before the next frame.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    found.push(...(await outside(page)).map((one) => `${width}: ${one}`));
    if ((await overflow(page)) > 0) found.push(`${width}: the page became wider than the window`);
  }
  return found;
}

/** Opens one menu of the page after the other, as a click does, and tells which stand out of the window. */
const menusOutside = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  const heads = page.locator('details.filter > summary, details.who > summary');
  const count = await heads.count();
  expect(count).toBeGreaterThan(1);
  for (let at = 0; at < count; at++) {
    await heads.nth(at).evaluate(async (head: HTMLElement) => {
      for (const open of document.querySelectorAll('details[open]:has(> .panel), .who[open]'))
        open.removeAttribute('open');
      head.click();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    expect(await page.locator('details[open] > .panel, .who[open] > form').count()).toBe(1);
    found.push(...(await outside(page)));
    if ((await overflow(page)) > 0) found.push('the page became wider than the window');
  }
  return found;
};

test('what hangs from any menu opens inside the window of a laptop, a tablet, a phone and at 200 %', async () => {
  const { page, base, faults } = await study.open();
  const found: Record<string, string[]> = {};
  for (const path of withMenus) {
    await page.goto(base + path);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const problems = await menusOutside(page);
      if (problems.length > 0) found[`${path} ${width}`] = problems;
    }
  }
  expect(found).toEqual({});
  expect(faults).toEqual([]);
});

test('a menu that is open stays inside a window that becomes smaller', async () => {
  const { page, base } = await study.open();
  await page.goto(`${base}/matrix`);
  for (const head of await page.locator('details.filter > summary, details.who > summary').all()) {
    await head.click();
    expect(await outsideAnywhere(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('a menu that is opened in a small window opens inside it', async () => {
  const { page, base } = await study.open({ viewport: { width: 640, height: 360 } });
  await page.goto(`${base}/matrix`);
  for (const head of await page.locator('details.filter > summary').all()) {
    await head.click();
    expect(await outside(page)).toEqual([]);
  }
});

test('every window that opens over a page stays inside it', async () => {
  const { page, base } = await study.open();
  await withSuggestions(page, () => page.goto(`${base}/coding/1`));
  for (const [key, name] of [
    ['c', 'Choose codes'],
    ['?', 'Keys'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', { name }).waitFor();
    expect(await outsideAnywhere(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name }).waitFor({ state: 'hidden' });
  }
  await page.goto(`${base}/matrix`);
  await page.locator('a[data-cell]').first().click();
  await page.locator('#drawer .excerpt').first().waitFor();
  expect(await outsideAnywhere(page), 'drawer').toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('thead th:has(.arranging)').first().hover();
  await page.locator('thead [data-code-card]').first().click();
  await page.locator('dialog.drawer .code-card, dialog.drawer h1, dialog.drawer h2').first().waitFor();
  expect(await outsideAnywhere(page), 'entry of a code').toEqual([]);
  await page.goto(`${base}/codebook`);
  for (const does of ['move', 'remove']) {
    await page.locator('#codes input[type=checkbox]').first().check();
    await page.locator(`#chosen [data-does=${does}]`).click();
    await page.locator('dialog[open]').waitFor();
    expect(await outsideAnywhere(page), does).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
});
