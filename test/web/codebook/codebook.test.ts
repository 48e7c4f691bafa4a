import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { listCodes } from '../../../src/api/codes.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { submit } from '../forms.ts';
import { asked, sentenceIn, serveEmpty, versionOfCode } from '../study.ts';

/** A served project with the codes of `addCodes` and one interview. */
async function codebook() {
  const served = await serveEmpty();
  const codes = addCodes(served.project);
  const text = spoken('Interview 1', [['Rosa', 'We trusted her.']]);
  const source = addSource(served.project, text);
  const at = `${served.base}/codebook`;
  const code = (): void => {
    const start = text.text.indexOf('trusted');
    const place = { guid: crypto.randomUUID(), start, end: start + 7, exact: 'trusted' };
    const how = { polarity: 'plain', origin: 'by hand' } as const;
    applyCodes(served.project, 1, source, [{ ...place, ...how, codeId: codes.Trust }]);
  };
  return { ...served, codes, at, code };
}

test('a code is made under another or as a facet of its own, and leads to its entry', async () => {
  const { port, project, codes, at } = await codebook();
  const made = await submit(port, at, { name: '  Shared   risk ', parentId: String(codes.Enabler) });
  expect(made.status).toBe(303);
  const shared = project.codes.all().find(({ name }) => name === 'Shared risk');
  expect(shared?.parentId).toBe(codes.Enabler);
  expect(made.headers.location).toBe(`${at}/${shared?.id ?? 0}`);
  expect((await submit(port, at, { name: 'Archetype', parentId: '' })).status).toBe(303);
  expect(project.codes.all().find(({ name }) => name === 'Archetype')?.parentId).toBeNull();
});

test('an entry is kept as it was typed, what it said before stays, and undo brings it back', async () => {
  const { port, ask, base, project, codes, at } = await codebook();
  const entry = {
    name: 'Mutual trust',
    definition: 'One line.\r\nAnother <b>line</b>.',
    useWhen: 'People say so.',
    doNotUseWhen: '',
    example: '“We trusted her.”',
    counterExample: '',
    keywords: 'trust\r\n\r\n  relied on  \r\n',
    exclusions: 'trust fund',
    origin: 'Study, 3.2',
  };
  const kept = await submit(port, `${at}/${codes.Trust}`, entry);
  expect(kept.status).toBe(303);
  expect(project.codes.find(codes.Trust)).toMatchObject({
    name: 'Mutual trust',
    useWhen: 'People say so.',
    keywords: ['trust', 'relied on'],
    exclusions: ['trust fund'],
  });
  await ask('POST', `${base}/history/undone`);
  expect(project.codes.find(codes.Trust)).toMatchObject({ name: 'Trust', keywords: [] });
});

test('a name that cannot be is refused, and what she typed stays on the page', async () => {
  const { port, project, codes, at } = await codebook();
  const wrong = {
    '': 'needs a name',
    Time: 'in that place already',
    'A > B': 'separates a path',
    ['x'.repeat(121)]: '120',
  };
  for (const [name, sentence] of Object.entries(wrong)) {
    const answer = await submit(port, `${at}/${codes.Trust}`, {
      name,
      definition: 'Long thought over.',
      keywords: 'one\ntwo',
    });
    expect([400, 409], name).toContain(answer.status);
    expect(answer.body).toContain('role="alert"');
    expect(answer.body, name).toContain(sentence);
    expect(answer.body).toContain('Long thought over.');
    expect(answer.body).toContain('one\ntwo');
    const made = await submit(port, at, { name, parentId: String(codes.Enabler) });
    expect([400, 409], name).toContain(made.status);
    expect(made.body).toContain(sentence);
  }
  expect(project.codes.find(codes.Trust)?.name).toBe('Trust');
  expect(project.codes.all()).toHaveLength(4);
});

test('a code in use, or above one in use, stays until the codings are gone', async () => {
  const { port, project, codes, at, code, page, base } = await codebook();
  code();
  const inUse = await submit(port, `${at}/${codes.Trust}/removal`);
  expect(inUse.status).toBe(409);
  expect(inUse.body).toContain('1 codings were made with “Trust”');
  expect((await submit(port, `${at}/${codes.Enabler}/removal`)).status).toBe(409);
  expect((await submit(port, `${at}/${codes.Time}/removal`)).headers.location).toBe(at);
  expect((await submit(port, `${at}/${codes.Time}/removal`)).status).toBe(404);
  expect(project.codes.all()).toHaveLength(3);
  const html = (await (await page(at)).text()).replaceAll(/\s+/g, ' ');
  expect(html).toContain(`<a href="${base}/excerpts?codes=${codes.Trust}">1</a>`);
  expect(html).toContain(`<a href="${base}/excerpts?codes=${codes.Enabler}">1</a>`);
});

test('colours are colours and nothing else, and the style sheet changes its address with them', async () => {
  const { ask, page, base, codes, at } = await codebook();
  const sheet = async (): Promise<string> =>
    /href="([^"]*codes\.css[^"]*)"/.exec(await (await page(at)).text())?.[1] ?? '';
  const before = await sheet();
  const code = `${base}/codes/${codes.Trust}`;
  for (const colour of [
    '#f00;background:url(//evil)',
    'red',
    'red onmouseover=x',
    '#12',
    '#1c7a52 ',
    '</style>',
    7,
    {},
    '#1C7A5G',
  ]) {
    const { status, json } = await ask('PUT', `${code}/colour`, { colour });
    expect(status, JSON.stringify(colour)).toBe(400);
    expect(sentenceIn(json)).toContain('colour');
  }
  expect(await sheet()).toBe(before);
  expect((await ask('PUT', `${code}/colour`, { colour: '#1c7a52' })).status).toBe(200);
  expect(await sheet()).not.toBe(before);
  expect(await (await page(await sheet())).text()).toContain(`.code-${codes.Trust}{--shade:#1c7a52}`);
});

test('a script sees the codebook in reading order and changes only what it names', async () => {
  const { ask, base, codes } = await codebook();
  const list = () => asked(listCodes.answer, ask('GET', `${base}/codes`));
  expect((await list()).map(({ path }) => path)).toEqual([
    'Enabler',
    'Enabler > Trust',
    'Enabler > Time',
    'Enabler > Focal point',
  ]);
  const was = () => versionOfCode({ ask, base }, codes.Trust);
  const change = async (fields: object) =>
    (await ask('PATCH', `${base}/codes/${codes.Trust}`, { ...fields, was: await was() })).status;
  await change({ definition: 'Reliance.', keywords: ['trust'] });
  await change({ name: 'Mutual trust' });
  expect((await list())[1]).toMatchObject({
    name: 'Mutual trust',
    definition: 'Reliance.',
    keywords: ['trust'],
  });
  for (const [body, status] of [
    [{ name: 'Time' }, 409],
    [{ definition: 'x'.repeat(4001) }, 400],
    [{ keywords: 'trust' }, 400],
    [{ keywords: [''] }, 400],
    [{ name: null }, 400],
  ] as const) {
    expect(await change(body)).toBe(status);
  }
  expect((await ask('PATCH', `${base}/codes/999`, { name: 'x', was: 'none' })).status).toBe(404);
});

test('passages coded more than once are said where codings are counted, and are made one from their page', async () => {
  const { port, page, base, at, code, project } = await codebook();
  const read = async (path: string) => (await (await page(path)).text()).replaceAll(/\s+/g, ' ');
  code();
  const [coding] = project.codings.ofSource(1);
  if (!coding) throw new Error('nothing is coded');
  const wide = { ...coding, guid: crypto.randomUUID(), start: coding.start - 3, end: coding.end, memo: '' };
  applyCodes(project, 1, 1, [{ ...wide, exact: 'We trusted' }]);
  expect(await read(at)).toContain('1 passage has a code more than once');
  expect(await read(`${base}/matrix?rows=source&measure=codings`)).toContain('counts as several codings');
  const shown = await read(`${at}/coded-twice`);
  expect(shown).toContain('1 passage, 1 of them yours');
  const none = await submit(port, `${at}/coded-twice`);
  expect(none.status).toBe(400);
  expect(none.body).toContain('Choose the passages');
  const first = /name="passage" value="(\d+)"/.exec(shown)?.[1] ?? '';
  expect((await submit(port, `${at}/coded-twice`, { passage: first })).status).toBe(303);
  expect(project.codings.ofSource(1).map(({ exact }) => exact)).toEqual(['We trusted']);
  expect(await read(at)).not.toContain('passage has a code');
  expect(await read(`${at}/coded-twice`)).toContain('Every coding counts once');
});
