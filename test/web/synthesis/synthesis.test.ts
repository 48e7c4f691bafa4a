import { expect, test } from 'vitest';
import { listExcerpts } from '../../../src/api/excerpts.ts';
import { showCell } from '../../../src/api/matrix.ts';
import { showSaturation, showTogether, showVoices } from '../../../src/api/synthesis.ts';
import { asked, serveSample } from '../study.ts';

test('every share of a voice opens onto so many different people', async () => {
  const { ask, page, base } = await serveSample();
  const found = await asked(showVoices.answer, ask('GET', `${base}/voices`));
  expect(found.length).toBeGreaterThan(5);
  for (const { codeId, voices, weakest } of found.slice(0, 6)) {
    const shares = voices.filter(({ known }) => known > 0).map((one) => one.raising / one.known);
    expect(weakest).toBe(Math.min(...shares));
    for (const { type, raising } of voices) {
      const query = new URLSearchParams({ rows: 'informant type', row: `type-${type}`, column: String(codeId), stance: 'for' });
      const cell = await asked(showCell.answer, ask('GET', `${base}/matrix/excerpts?${query.toString()}`));
      expect(new Set(cell.excerpts.map(({ informant }) => informant)).size).toBe(raising);
    }
  }
  const html = await (await page(`${base}/voices`)).text();
  expect(html).toContain('weakest voice');
}); // prettier-ignore

test('codes that stand together are those that the query finds together', async () => {
  const { ask, page, base } = await serveSample();
  const pairs = await asked(showTogether.answer, ask('GET', `${base}/co-occurrence?unit=overlap&sort=count`));
  const [first] = pairs;
  if (!first) throw new Error('no codes stand together');
  expect(first.c).toBeCloseTo(first.together / (first.alone[0] + first.alone[1] - first.together), 9);
  const html = await (await page(`${base}/co-occurrence?unit=overlap&sort=count`)).text();
  const [, href = ''] = /href="([^"]*\/excerpts\?[^"]*)"/.exec(html) ?? [];
  const list = await (await page(href.replaceAll('&amp;', '&'))).text();
  const [, total = '0'] = /<span class="quiet">(\d+) /.exec(list) ?? [];
  // So many pairs are made by at least two excerpts, and by no more than two for each.
  expect(Number(total)).toBeGreaterThanOrEqual(2);
  expect(Number(total)).toBeLessThanOrEqual(2 * first.together);
});

test('the words behind two codes in one case are of the cases that have both', async () => {
  const { ask, page, base } = await serveSample();
  const address = `${base}/co-occurrence?unit=case&sort=rarer`;
  const [pair] = await asked(showTogether.answer, ask('GET', address));
  const html = await (await page(address)).text();
  const [, href = ''] = /href="([^"]*\/excerpts\?[^"]*)"/.exec(html) ?? [];
  const query = new URLSearchParams(href.replaceAll('&amp;', '&').split('?')[1]);
  const list = await asked(listExcerpts.answer, ask('GET', `${base}/excerpts?${query.toString()}`));
  const cases = (codeId: number) =>
    new Set(list.excerpts.flatMap((one) => (one.codeId === codeId ? one.cases.split('; ') : [])));
  const [first, second] = pair?.codes ?? [0, 0];
  expect(query.getAll('cases')).toHaveLength(pair?.together ?? 0);
  expect(cases(first).size).toBe(pair?.together);
  expect(cases(second)).toEqual(cases(first));
});

test('saturation ends at all codes that are raised, and its order does not change how many', async () => {
  const { ask, base } = await serveSample();
  const ordered = (order: string) =>
    asked(showSaturation.answer, ask('GET', `${base}/saturation?order=${order}&base=3&run=2&threshold=0`));
  const [byDate, byPlace] = [await ordered('date'), await ordered('place')];
  const last = byDate.sources.at(-1)?.known ?? 0;
  expect(last).toBeGreaterThan(5);
  expect(byPlace.sources.at(-1)?.known).toBe(last);
  expect(byDate.sources.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(last);
  expect(byDate.reached?.fresh).toBe(0);
});
