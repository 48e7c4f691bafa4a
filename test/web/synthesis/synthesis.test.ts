import { expect, test } from 'vitest';
import { showCell } from '../../../src/api/matrix.ts';
import { listPair, showSaturation, showTogether, showVoices } from '../../../src/api/synthesis.ts';
import { allLinks } from '../links.ts';
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

const unitsTogether = ['overlap', 'turn', 'source', 'case'];

test.each(unitsTogether)(
  'each number of codes that stand together opens onto the codings that take part (%s)',
  async (unit) => {
    const { ask, page, base } = await serveSample();
    const address = `${base}/co-occurrence?unit=${unit}&sort=count`;
    const pairs = await asked(showTogether.answer, ask('GET', address));
    expect(pairs.length).toBeGreaterThan(3);
    const html = await (await page(address)).text();
    for (const { codes, c, together, alone } of pairs.slice(0, 8)) {
      if (c !== null) expect(c).toBeCloseTo(together / (alone[0] + alone[1] - together), 9);
      const at = `${base}/co-occurrence/${codes[0]}/${codes[1]}`;
      const list = await asked(listPair.answer, ask('GET', `${at}?unit=${unit}`));
      expect(list.total).toBeGreaterThanOrEqual(2);
      const href = allLinks(html).find((one) => one.href.startsWith(`${at}?`))?.href ?? expect.fail(at);
      expect(/<span class="quiet">(\d+) /.exec(await (await page(href)).text())?.[1]).toBe(
        String(list.total),
      );
    }
  },
);

test('the words behind two codes in one case are of the cases that have both', async () => {
  const { ask, base } = await serveSample();
  const [pair] = await asked(showTogether.answer, ask('GET', `${base}/co-occurrence?unit=case&sort=rarer`));
  const [first, second] = pair?.codes ?? [0, 0];
  const list = await asked(listPair.answer, ask('GET', `${base}/co-occurrence/${first}/${second}?unit=case`));
  expect(list.total).toBe(list.excerpts.length);
  const cases = (codeId: number) =>
    new Set(list.excerpts.flatMap((one) => (one.codeId === codeId ? one.cases.split('; ') : [])));
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
