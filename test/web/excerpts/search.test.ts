import { expect, test } from 'vitest';
import { search } from '../../../src/api/search.ts';
import { addSource, spoken } from '../../support/project.ts';
import { asked, serveEmpty, serveSample } from '../study.ts';

/** A served project with three turns to be found. */
async function searching() {
  const served = await serveEmpty();
  addSource(
    served.project,
    spoken('Interview 1', [
      ['Rosa', 'The café was our first place. We trusted <b>her</b>.'],
      ['Rosa', 'Our first year, then the place went.'],
      [null, 'Ein Gespräch über Vertrauen.'],
    ]),
  );
  const find = (q: string) =>
    asked(search.answer, served.ask('GET', `${served.base}/search?q=${encodeURIComponent(q)}`));
  return { ...served, find };
}

test('turns that hold every word are found, accents and capitals aside, the last word as a beginning', async () => {
  const { find } = await searching();
  const turns = async (q: string): Promise<number[]> => (await find(q)).hits.map(({ turn }) => turn);
  expect(await turns('FIRST place')).toEqual([1, 2]);
  expect(await turns('“first place”')).toEqual([1]);
  expect(await turns('cafe')).toEqual([1]);
  expect(await turns('gesprach')).toEqual([3]);
  expect(await turns('trus')).toEqual([1]);
  expect(await turns('trus first')).toEqual([]);
  expect(await turns('first -place OR "year')).toEqual([]);
  expect(await turns('')).toEqual([]);
  expect(await turns('!!!')).toEqual([]);
});

test('what matched is marked, words of the text are shown as words, and each hit leads to its turn', async () => {
  const { find, page, base, project } = await searching();
  const { total, hits } = await find('trusted her');
  expect(total).toBe(1);
  const [hit] = hits;
  expect(hit?.snippets.filter(({ matched }) => matched).map(({ text }) => text)).toEqual(['trusted', 'her']);
  expect(hit?.speaker).toBe('Rosa');
  const html = await (await page(`${base}/search?q=trusted+her`)).text();
  expect(html).toContain('<mark>trusted</mark> &lt;b&gt;<mark>her</mark>&lt;/b&gt;');
  const [source] = project.sources.all();
  expect(html).toContain(`href="${base}/coding/${source?.id ?? 0}#at-${hit?.start ?? -1}"`);
});

test('every turn of the sample study with a word is found once, page after page', async () => {
  const { ask, base, project, page } = await serveSample();
  const found: string[] = [];
  for (let total = 1; found.length < total;) {
    const path = `${base}/search?q=the&offset=${found.length}`;
    const answer = await asked(search.answer, ask('GET', path));
    total = answer.total;
    expect(answer.hits.length).toBeGreaterThan(0);
    found.push(...answer.hits.map(({ sourceId, turn }) => `${sourceId} ${turn}`));
  }
  const expected = project.sources.all().flatMap(({ id }) => {
    const text = project.texts.textOf(id) ?? '';
    return project.texts
      .turnsOf(id)
      .filter(({ start, end }) => /(?<![\p{L}\p{N}])the/iu.test(text.slice(start, end)))
      .map(({ number }) => `${id} ${number}`);
  });
  expect(expected.length).toBeGreaterThan(100);
  expect(found.toSorted()).toEqual(expected.toSorted());
  const html = await (await page(`${base}/search?q=the&offset=50`)).text();
  expect(html).toContain(`51–100 of ${expected.length}`);
  expect(html).toMatch(/rel="prev" href="[^"]*offset=0"/);
});

test('a source that was removed is found no more, and again once that is undone', async () => {
  const { find, ask, base, project } = await searching();
  const [source] = project.sources.all();
  await ask('DELETE', `${base}/sources/${source?.id ?? 0}`);
  expect((await find('place')).total).toBe(0);
  await ask('POST', `${base}/history/undone`);
  expect((await find('place')).total).toBe(2);
});
