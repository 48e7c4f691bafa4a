import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { asHtml, readText, turnsBeside } from '../../../src/web/coding/reading.ts';
import { createRender, longDataBlock } from '../../../src/web/http/render.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';
import { serveEmpty } from '../study.ts';

const render = createRender(join(import.meta.dirname, '..', '..', '..', 'views'));

const many = (name: string, count: number) =>
  spoken(
    name,
    Array.from({ length: count }, (_, at) => ['Ada', `${at + 1} <b>${'😀'.repeat(1 + (at % 90))}`] as const),
  );

/** How often others get their turn until something is done. */
async function turnsOfOthers(work: Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  const done = work.finally(() => {
    state.isDone = true;
  });
  let turns = 0;
  for (; !state.isDone; turns++) await setImmediate();
  await done;
  return turns;
}

test('a source of many turns is put into words a part at a time: others get their answers between', async () => {
  const project = emptyProject();
  const { reading } = readText(project, addSource(project, many('Long', 2400)));
  expect(await turnsOfOthers(asHtml(render, reading))).toBeGreaterThan(8);
  expect(await turnsOfOthers(asHtml(render, reading.slice(0, 12)))).toBeLessThan(3);
  const inOne = render('coding/turns', { stretches: [reading] });
  const numbers = (html: string) =>
    [...html.matchAll(/id="turn-(\d+)"/g)].map(([, number]) => Number(number));
  const shown = await asHtml(render, reading);
  expect(numbers(shown)).toEqual(numbers(inOne));
  expect(shown.match(/class="stretch"/g)).toHaveLength(200);

  const list = Array.from({ length: 5000 }, (_, at) => ({ at, words: '</script>' }));
  const data = { list, none: [], absent: undefined, text: '<', number: 3, nothing: null };
  expect(await turnsOfOthers(longDataBlock('page-data', data))).toBeGreaterThan(3);
  const block = await longDataBlock('page-data', data);
  const [, json = ''] =
    /^<script type="application\/json" id="page-data">([^<]*)<\/script>$/.exec(block) ?? [];
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
});

test('a long page arrives as it is, whatever signs it is cut between', async () => {
  const { page, project, base } = await serveEmpty();
  const source = addSource(project, many('Long', 4000));
  const other = addSource(project, many('Other', 300));
  const html = await (await page(`${base}/coding/${source}?beside=${other}`)).text();
  expect(html.length).toBeGreaterThan(1_500_000);
  expect(html).not.toContain('\uFFFD');
  const words = [...html.matchAll(/<p class="words" dir="auto">(.*?)<\/p>/gs)].map(([, said]) => said);
  const { text, reading } = readText(project, source);
  expect(words).toEqual(reading.map((turn) => turn.text.replace('<b>', '&lt;b&gt;')));
  const [, json = ''] = /id="page-data">([^<]*)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json)).toMatchObject({ text, sourceId: source });
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
});

test('of a source that is read beside another each turn has the codings that share words with it', () => {
  const project = emptyProject();
  const { Trust, Time } = addCodes(project);
  const id = addSource(project, many('Beside', 4));
  const { text, turns } = readText(project, id);
  const coded = (guid: string, codeId: number, start: number, end: number) => {
    const words = { start, end, exact: text.slice(start, end) };
    applyCodes(project, 1, id, [{ ...words, guid, codeId, polarity: 'plain', origin: 'by hand' }]);
  };
  coded('across', Trust, turns[1]?.start ?? 0, turns[2]?.end ?? 0);
  coded('within', Time, turns[2]?.start ?? 0, (turns[2]?.start ?? 0) + 1);
  const found = turnsBeside(project, id).map(({ codings }) => codings.map(({ guid, name }) => [guid, name]));
  expect(found).toEqual([
    [],
    [['across', 'Trust']],
    [
      ['across', 'Trust'],
      ['within', 'Time'],
    ],
    [],
  ]);
});

test('a page that is long in the making bears the mark of the moment it was read at: what came since is news to it', async () => {
  const { page, base, project } = await serveEmpty();
  const codes = addCodes(project);
  const text = many('Long', 6000);
  const source = addSource(project, text);
  const state = { html: '' };
  const coming = page(`${base}/coding/${source}`).then(async (answer) => (state.html = await answer.text()));
  const markOf = new Map([[0, project.history.mark()]]);
  while (state.html === '') {
    await setImmediate();
    const [start, count] = [(text.turns[markOf.size]?.start ?? 0) + 1, markOf.size];
    const place = {
      guid: crypto.randomUUID(),
      start,
      end: start + 1,
      exact: text.text.slice(start, start + 1),
    };
    applyCodes(project, 1, source, [{ ...place, codeId: codes.Trust, polarity: 'plain', origin: 'by hand' }]);
    markOf.set(count, project.history.mark());
  }
  await coming;
  expect(markOf.size).toBeGreaterThan(10);
  const held = state.html.match(/"polarity":"plain"/g)?.length ?? 0;
  expect(/class="foot"[^>]*data-mark="([^"]*)"/.exec(state.html)?.[1]).toBe(markOf.get(held));
});
