import { expect, test } from 'vitest';
import { showCell, showMatrix } from '../../../src/api/matrix.ts';
import { allLinks } from '../links.ts';
import { asked, serveSample } from '../study.ts';

test('where several coded, passages count once unless she says otherwise, and it is said on the page, in links and files', async () => {
  const { ask, page, base, project } = await serveSample();
  const query = 'rows=case&measure=codings';
  const { rows, cells = [], count } = await asked(showMatrix.answer, ask('GET', `${base}/matrix?${query}`));
  expect(count).toBe('once');
  let fewer = 0;
  for (const [at, row] of rows.entries()) {
    const cell = cells[at]?.at(-1);
    const list = await asked(showCell.answer, ask('GET', `${base}/matrix/excerpts?${query}&row=${row.key}`));
    expect(list.passages).toBe(cell?.codings);
    if (list.passages < list.total) fewer++;
  }
  expect(fewer).toBeGreaterThan(0);
  const html = await (await page(`${base}/matrix?${query}`)).text();
  expect(html).toContain('Passages count once, however many coders gave them.');
  const hrefs = allLinks(html)
    .map(({ href }) => href)
    .filter((href) => href.includes('/matrix/excerpts?'));
  expect(hrefs.length).toBeGreaterThan(20);
  expect(hrefs.every((href) => href.includes('count=once'))).toBe(true);
  expect(await (await page(`${base}/matrix.csv?${query}`)).text()).toContain('(passages)');
  const [ada] = project.coders.all();
  const alone = `count=coder-${ada?.id ?? 0}`;
  const hers = await asked(showMatrix.answer, ask('GET', `${base}/matrix?${query}&${alone}`));
  const filtered = await asked(
    showMatrix.answer,
    ask('GET', `${base}/matrix?${query}&count=each&coders=${ada?.id ?? 0}`),
  );
  expect({ ...hers, count: '' }).toEqual({ ...filtered, count: '' });
  expect(await (await page(`${base}/matrix?${query}&${alone}`)).text()).toContain(
    `Only the codings of ${ada?.name ?? ''} count.`,
  );
  expect((await ask('GET', `${base}/matrix?${query}&count=coder-999`)).status).toBe(404);
});
