import { expect, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { confirmRead, showReadingAgain } from '../../../src/api/codes.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { asked, sentenceIn, serveEmpty } from '../study.ts';

/** Two interviews that were read, and a code that was made after that. */
async function late() {
  const served = await serveEmpty();
  const { project, base } = served;
  const codes = addCodes(project);
  const sources = ['Talk 1', 'Talk 2'].map((name) =>
    addSource(project, spoken(name, [['Rosa', 'We laughed.']])),
  );
  for (const id of sources) setRead(project, 1, id, true);
  const read = Date.now();
  while (Date.now() === read);
  const code = createCode(project, 1, { name: 'Humour', parentId: codes.Enabler });
  return { ...served, sources, code, at: `${base}/codebook/${code}/reading` };
}

test('a code leads to the sources that were read before it, and each is gone from there once read again', async () => {
  const { page, port, project, base, sources, code, at } = await late();
  expect(await (await page(`${base}/codebook/${code}`)).text()).toContain(`href="${at}"`);
  const html = async () => (await page(at)).text();
  const offered = async () =>
    [...(await html()).matchAll(/name="sources" value="(\d+)"/g)].map(([, id]) => Number(id));
  expect(await offered()).toEqual(sources);
  expect((await submit(port, at, { sources: String(sources[0]) })).status).toBe(303);
  expect(await offered()).toEqual([sources[1]]);
  undo(project);
  expect(await offered()).toEqual(sources);
  expect((await submit(port, at, { sources: sources.map(String) })).status).toBe(303);
  expect(await html()).toContain('No source was read before this code existed');
  expect(await (await page(`${base}/codebook/${code}`)).text()).not.toContain(at);
});

test('nothing chosen, a source that is gone and a code that is gone are said in a sentence, and nothing is kept', async () => {
  const { port, ask, project, base, sources, code, at } = await late();
  const none = await submit(port, at);
  expect([none.status, none.body.includes('Choose the sources that you have read again.')]).toEqual([
    400,
    true,
  ]);
  const api = `${base}/codes/${code}/reading`;
  const gone = await ask('POST', api, { sources: [sources[0], 999] });
  expect([gone.status, sentenceIn(gone.json)]).toEqual([
    404,
    'One of these sources is no longer in the project.',
  ]);
  expect((await ask('POST', `${base}/codes/999/reading`, { sources })).status).toBe(404);
  expect(project.readings.confirmed()).toEqual([]);
  await asked(confirmRead.answer, ask('POST', api, { sources }));
  expect(await asked(showReadingAgain.answer, ask('GET', api))).toEqual({ late: [], sources: [] });
});
