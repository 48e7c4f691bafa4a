// What axe-core and a ruler find wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** As much of axe as is used here. */
interface Axe {
  run: (root: Document, options: object) => Promise<{ violations: Violation[] }>;
}
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong with the page as it is now, a line per rule; by all rules of WCAG 2.2 AA, or by `rules` alone. */
export async function problemsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(`if (!('axe' in window)) { ${source} }`);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
  const violations = await page.evaluate(
    async (options) => {
      // The script has put it there.
      const { axe } = window as unknown as { axe: Axe };
      // A line that happens to lie half under the foot is no small target: she scrolls.
      const foot = document.querySelector<HTMLElement>('footer.foot');
      foot?.style.setProperty('position', 'static');
      const found = (await axe.run(document, options)).violations;
      foot?.style.removeProperty('position');
      return found;
    },
    { runOnly, resultTypes: ['violations'] },
  );
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id} ×${nodes.length}: ${first?.html.slice(0, 160) ?? ''} – ${first?.failureSummary ?? ''}`;
  });
}

/** By how much the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The same once the page has heard of its new size: what hangs from a menu is put in its place before the next frame. */
async function overflowOnceSettled(page: Page): Promise<number> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  return overflow(page);
}

/** The rules that colours, sizes and what fits decide; all others say the same of a page in every look. */
const ofLook = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/**
 * What is wrong with the page as it is open now: by every rule wide and light, by those that depend on the look dark and on a
 * phone, and whether it scrolls sideways there or at twice the size with forced colours. The page is left wide and light.
 */
export async function problemsInEveryLook(page: Page): Promise<string[]> {
  const found = await problemsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 800 });
  found.push(...(await problemsOf(page, ofLook)).map((one) => `dark, on a phone: ${one}`));
  if ((await overflowOnceSettled(page)) > 0) found.push('scrolls sideways on a phone');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.setViewportSize({ width: 720, height: 450 });
  if ((await overflowOnceSettled(page)) > 0) found.push('scrolls sideways at twice the size');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}
