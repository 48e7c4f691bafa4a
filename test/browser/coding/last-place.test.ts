// Coding, Back and reload lead to the source, turn and choices she left, each coder to her own.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../../support/browser.ts';
import { addSource, spoken } from '../../support/project.ts';
import { withOneCoding } from '../desk.ts';

const browser = useBrowser();

const painted = (page: Page) => page.locator('html[data-painted=yes]').waitFor();
const isAt = (page: Page, turn: number) => page.locator('#here h2', { hasText: `Turn ${turn}` }).waitFor();
const toRoom = async (page: Page, name: string): Promise<void> => {
  await page.locator('.top nav a', { hasText: name }).click();
  if (name === 'Coding') await painted(page);
  else await page.waitForURL(new RegExp(`/${name.toLowerCase()}$`));
};

/** The three ways by which she comes to a text again. */
const ways: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  [
    'Coding',
    async (page) => {
      await toRoom(page, 'Codebook');
      await toRoom(page, 'Coding');
    },
  ],
  [
    'Back',
    async (page) => {
      await toRoom(page, 'Codebook');
      await page.goBack();
      await painted(page);
    },
  ],
  [
    'reload',
    async (page) => {
      await page.reload();
      await painted(page);
    },
  ],
];

/** The choices of View: coder, facet, code, origin, turns. */
const chosen = (page: Page) =>
  page.locator('#seeing select').evaluateAll((all) =>
    all.slice(0, 5).map((select) => {
      if (!(select instanceof HTMLSelectElement)) throw new Error('no select');
      return select.selectedOptions[0]?.textContent;
    }),
  );

async function choose(page: Page, label: RegExp, line: string): Promise<void> {
  await page.locator('#seeing-menu summary').click();
  await page.locator('#seeing label', { hasText: label }).locator('select').selectOption(line);
  await page.locator('#seeing-menu summary').click();
}

test.each(ways)(
  '%s leads to the turn she left, though an address led her to another',
  async (_name, again) => {
    const { page, press, base, sourceId, project } = await withOneCoding(await browser.open());
    const [coding] = project.codings.ofSource(sourceId);
    const origin = new URL(page.url()).origin;
    for (const address of ['#turn-1', `#coding-${coding?.guid ?? ''}`, '#at-0']) {
      await page.goto(`${origin}${base}/sources`);
      await page.goto(`${origin}${base}/coding/${sourceId}${address}`);
      await isAt(page, address.startsWith('#coding') ? 2 : 1);
      for (let at = 0; at < 6; at++) await press('j');
      await press('k', 'k');
      await isAt(page, 4);
      await again(page);
      await isAt(page, 4);
    }
  },
);

test.each(ways)(
  '%s leads to the choices of View she left, and what she filtered codes by',
  async (_name, again) => {
    const { page } = await withOneCoding(await browser.open());
    await choose(page, /^Top-level code/, 'Enabler');
    await choose(page, /^Code /, 'Enabler > Trust');
    await choose(page, /^Origin/, 'by hand');
    await choose(page, /^Turns/, 'with codings');
    await page.locator('#code-filter').fill('tru');
    const left = ['everybody', 'Enabler', 'Enabler > Trust', 'by hand', 'with codings'];
    expect(await chosen(page)).toEqual(left);
    await again(page);
    expect(await chosen(page)).toEqual(left);
    await expect.poll(() => page.locator('.turn:visible').count()).toBe(1);
    expect(await page.locator('#seeing-menu').getAttribute('class')).toContain('filtered');
    expect(await page.locator('#code-filter').inputValue()).toBe('tru');
    expect(await page.locator('#code-tree .leaf:visible .name').allTextContents()).toEqual(['Trust']);

    await choose(page, /^Origin/, 'imported');
    await expect.poll(() => page.locator('.stripe').count()).toBe(0);
    await page.locator('#code-filter').fill('');
    await page.locator('#code-filter').blur();
    await page.keyboard.press('Shift+V');
    await again(page);
    expect(await chosen(page)).toEqual([
      'everybody',
      'every top-level code',
      'every code',
      'in any way',
      'all',
    ]);
    expect(await page.locator('.turn:visible').count()).toBe(6);
  },
);

test.each(ways)('%s leads to the source she left, and each source to its own turn', async (_name, again) => {
  const { page, press, project, base } = await withOneCoding(await browser.open());
  const another = addSource(
    project,
    spoken('Another', [
      ['Rosa', 'Later.'],
      ['Rosa', 'Much later.'],
      ['Rosa', 'Never.'],
    ]),
  );
  await press('j', 'j');
  await isAt(page, 4);
  await again(page);
  await page.locator('#next').click();
  await page.waitForURL(`**${base}/coding/${another}`);
  await painted(page);
  await page.keyboard.press('j');
  await isAt(page, 2);
  await again(page);
  expect(new URL(page.url()).pathname).toBe(`${base}/coding/${another}`);
  await isAt(page, 2);
  await page.locator('#previous').click();
  await page.waitForURL(`**${base}/coding/1`);
  await isAt(page, 4);
});

test('each coder comes to the place and to the choices she herself left', async () => {
  const { page, press, project, base, sourceId } = await withOneCoding(await browser.open());
  const another = addSource(
    project,
    spoken('Another', [
      ['Rosa', 'Later.'],
      ['Rosa', 'Much later.'],
    ]),
  );
  const become = async (name: string): Promise<void> => {
    await toRoom(page, 'Codebook');
    await page.locator('.who summary').click();
    await page.locator('.who input[name=newName]').fill(name);
    await page.getByRole('button', { name: 'Use this name' }).click();
    await page.locator('.who summary', { hasText: name }).waitFor();
    await toRoom(page, 'Coding');
  };
  await press('j', 'j');
  await choose(page, /^Origin/, 'by hand');
  await become('Ben');
  await page.goto(`${new URL(page.url()).origin}${base}/coding/${another}`);
  await painted(page);
  expect((await chosen(page))[3]).toBe('in any way');
  await choose(page, /^Origin/, 'imported');
  await press('j');
  await isAt(page, 2);
  await become('Ada');
  expect(new URL(page.url()).pathname).toBe(`${base}/coding/${sourceId}`);
  await isAt(page, 4);
  expect((await chosen(page))[3]).toBe('by hand');
  await become('Ben');
  expect(new URL(page.url()).pathname).toBe(`${base}/coding/${another}`);
  await isAt(page, 2);
  expect((await chosen(page))[3]).toBe('imported');
});
