import { expect, test } from 'vitest';
import { allLinks, numbersIn } from '../links.ts';
import { serveSample } from '../study.ts';

test.each([
  ['codings', /^(\d+) qualified$/],
  ['informants', /^(\d+) passages? qualified$/],
] as const)(
  'where %s are counted, what is raised with a reservation says its own unit and opens onto so many codings',
  async (measure, said) => {
    const { page, base } = await serveSample();
    const html = await (await page(`${base}/matrix?measure=${measure}`)).text();
    const qualified = allLinks(html).filter(({ href }) => href.includes('stance=qualified'));
    expect(qualified.length).toBeGreaterThan(5);
    for (const { href, words } of qualified.slice(0, 12)) {
      const [, count = ''] = said.exec(words) ?? expect.fail(words);
      expect(numbersIn(await (await page(href)).text()).passages, href).toBe(Number(count));
    }
  },
);
