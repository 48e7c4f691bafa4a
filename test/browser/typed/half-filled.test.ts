// Whatever is half typed anywhere is there again when she comes back: found by walking the pages and their fields.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { studyPaths, useSampleStudy } from '../sample-study.ts';

const study = useSampleStudy();

/** Finds the fields of a page that take words; in the browser. A form that asks (a search, a filter) writes nothing. */
const fieldsOnPage = `[...document.querySelectorAll('main input, main textarea')].filter((field) =>
  !['hidden', 'file', 'checkbox', 'radio', 'search', 'submit', 'color', 'range'].includes(field.type) &&
  !field.disabled && (field.form === null || field.form.method === 'post'))`;

/** Types something into every field of the page that takes words; answers what was typed, field by field. */
const typeEverywhere = (page: Page, words: string): Promise<string[]> =>
  page.evaluate(`${fieldsOnPage}.map((field, at) => {
    field.closest('details')?.setAttribute('open', '');
    field.focus();
    field.value = { date: '2024-02-03', number: '7' }[field.type] ?? ${JSON.stringify(words)} + ' ' + at;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return field.value;
  })`);

/** What the same fields say now. */
const saidEverywhere = (page: Page): Promise<string[]> =>
  page.evaluate(`${fieldsOnPage}.map((field) => field.value)`);

test('every form of every page that is left half filled is found so again, by whichever room she left', async () => {
  const { page, base, faults } = await study.open();
  const left: string[] = [];
  // Of names that are to go nothing may be kept in the browser: that page asks before it goes.
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  let fields = 0;
  for (const path of studyPaths) {
    await page.goto(base + path);
    const typed = await typeEverywhere(page, `Half a thought on ${path}`.replaceAll(/[^\w ]/g, ' '));
    if (typed.length === 0) continue;
    fields += typed.length;
    await page.locator('.top nav a', { hasText: 'Export' }).click();
    await page.waitForURL(/\/export$/);
    await page.goto(base + path);
    if (path.startsWith('/erasure') || path === '/pseudonyms') {
      expect(asked.splice(0), path).toEqual(['beforeunload']);
      continue;
    }
    await expect.poll(() => saidEverywhere(page), { message: path }).toEqual(typed);
    left.push(path);
  }
  const known = [
    '/memos',
    '/codebook',
    '/codebook/2',
    '/sources/1',
    '/cases',
    '/findings',
    '/findings/2',
    '/framework/3/96?under=87',
    '/coding/1',
    '/profiles/83',
  ];
  expect(left).toEqual(expect.arrayContaining(known));
  expect(fields).toBeGreaterThan(60);
  expect([asked, faults]).toEqual([[], []]);
}, 400_000);
