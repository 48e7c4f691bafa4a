import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { listHistory, redo, undo } from '../../../src/api/history.ts';
import { openWorkspace } from '../../../src/storage/workspace.ts';
import { addCodes, addSource, spoken, temporaryWorkspace } from '../../support/project.ts';
import { serve } from '../../support/server.ts';
import { submit } from '../forms.ts';
import { asked, sentenceIn, serveEmpty, serveSample, versionOfCode } from '../study.ts';

test('what was done is undone and done again step by step, and the list says so', async () => {
  const { ask, base, project } = await serveEmpty();
  const make = (name: string) => ask('POST', `${base}/codes`, { name, parentId: null });
  for (const name of ['One', 'Two', 'Three']) await make(name);
  const names = () => project.codes.all().map(({ name }) => name);
  const first = await asked(undo.answer, ask('POST', `${base}/history/undone`));
  expect(first).toMatchObject({
    action: { sentence: 'made the code “Three”', coder: 'Ada' },
    undo: 'made the code “Two”',
  });
  expect(first.redo).toBe('made the code “Three”');
  await ask('POST', `${base}/history/undone`);
  expect(names()).toEqual(['One']);
  await asked(redo.answer, ask('POST', `${base}/history/redone`));
  expect(names()).toEqual(['One', 'Two']);
  await make('Four');
  const nothing = await ask('POST', `${base}/history/redone`);
  expect(nothing.status).toBe(409);
  expect(sentenceIn(nothing.json)).toBe('There is nothing to redo.');
  const list = await asked(listHistory.answer, ask('GET', `${base}/history`));
  expect(list.map(({ sentence, state }) => [sentence, state])).toEqual([
    ['made the code “Four”', 'done'],
    ['made the code “Three”', 'dropped'],
    ['made the code “Two”', 'done'],
    ['made the code “One”', 'done'],
  ]);
});

test('undo still works after the program was closed and opened again, down to the empty project, and redo up again', async () => {
  const { ask, base, project, workspace, key } = await serveEmpty();
  const codes = addCodes(project);
  const text = spoken('Interview 1', [['Rosa', 'We trusted her.']]);
  const source = addSource(project, text, { cases: ['Kitchen Table'] });
  const exact = 'We trusted her.';
  const start = text.text.indexOf(exact);
  const place = { guid: crypto.randomUUID(), start, end: start + exact.length, exact };
  const codings = [{ ...place, codeId: codes.Trust, memo: 'Look again' }];
  expect((await ask('POST', `${base}/sources/${source}/codings`, { codings })).status).toBe(200);
  expect((await ask('PUT', `${base}/sources/${source}/reading`, { read: true })).status).toBe(200);
  const all = (from: typeof project): string =>
    JSON.stringify([
      from.sources.all(),
      from.codes.all(),
      from.cases.links(),
      from.evidence.all(),
      from.codings.ofSource(source),
    ]);
  const standing = all(project);
  expect((await ask('DELETE', `${base}/sources/${source}`)).status).toBe(200);
  expect(all(project)).not.toBe(standing);
  workspace.close();

  const second = openWorkspace(workspace.folder);
  const afterwards = await serve(second);
  expect((await afterwards.ask('POST', `${base}/history/undone`)).status).toBe(200);
  const opened = second.project(key);
  expect(all(opened)).toBe(standing);
  let steps = 0;
  for (;;) {
    const { status } = await afterwards.ask('POST', `${base}/history/undone`);
    if (status === 409) break;
    expect(status).toBe(200);
    steps++;
  }
  expect(steps).toBe(7);
  expect([opened.sources.all(), opened.codes.all(), opened.cases.all(), opened.codings.count()]).toEqual([
    [],
    [],
    [],
    0,
  ]);
  second.close();

  const third = openWorkspace(workspace.folder);
  const last = await serve(third);
  for (let step = 0; step < steps; step++)
    expect((await last.ask('POST', `${base}/history/redone`)).status).toBe(200);
  const restored = third.project(key);
  expect(all(restored)).toBe(standing);
  expect(restored.integrity.check().problems).toEqual([]);
  third.close();
});

test('everything that made the sample study is undone step by step to the empty project, and done again', async () => {
  const { ask, base, project } = await serveSample();
  const all = (): string =>
    JSON.stringify([project.sources.all(), project.codes.all(), project.evidence.all()]);
  const standing = all();
  const go = async (way: 'undone' | 'redone'): Promise<number> => {
    for (let steps = 0; ; steps++) {
      const { status } = await ask('POST', `${base}/history/${way}?confirmed=yes`);
      if (status === 409) return steps;
      expect(status, `step ${steps}`).toBe(200);
    }
  };
  const steps = await go('undone');
  expect(steps).toBeGreaterThan(3);
  expect([project.sources.all(), project.codes.all(), project.codings.count()]).toEqual([[], [], 0]);
  expect(await go('redone')).toBe(steps);
  expect(all()).toBe(standing);
});

test('the arrival of a new coder is undone also after she has done something', async () => {
  const { ask, base, project } = await serveEmpty();
  addCodes(project);
  const source = addSource(project, spoken('Interview 1', [['Rosa', 'We trusted her.']]));
  const table = 'source,quote,code,coder\nInterview 1,We trusted,Trust,Ben\n';
  expect((await ask('POST', `${base}/codings`, Buffer.from(table))).status).toBe(200);
  const ben = project.coders.named('Ben');
  setRead(project, ben?.id ?? 0, source, true);
  expect((await ask('POST', `${base}/history/undone`)).status).toBe(200);
  expect((await ask('POST', `${base}/history/undone`)).status).toBe(200);
  expect(project.codings.count()).toBe(0);
});

test('on a project in which nothing was done there is nothing to undo, and it says so', async () => {
  const { ask, base } = await serveEmpty();
  const { status, json } = await ask('POST', `${base}/history/undone`);
  expect(status).toBe(409);
  expect(sentenceIn(json)).toBe('There is nothing to undo.');
});

test('a refused wish leaves no line in the history', async () => {
  const { ask, base } = await serveEmpty();
  await ask('POST', `${base}/codes`, { name: 'One', parentId: null });
  await ask('POST', `${base}/codes`, { name: 'One', parentId: null });
  await ask('POST', `${base}/codes`, { name: 'Two', parentId: 99 });
  await ask('PATCH', `${base}/codes/1`, { name: 'One', was: await versionOfCode({ ask, base }, 1) });
  const list = await asked(listHistory.answer, ask('GET', `${base}/history`));
  expect(list).toHaveLength(1);
});

/** A project whose last step coded so many words. */
async function codedAtOnce(length: number) {
  const served = await serveEmpty();
  const { project } = served;
  const codes = addCodes(project);
  const words = Array.from({ length }, (_, at) => `word${at}`);
  const text = spoken('Interview 1', [['Rosa', words.join(' ')]]);
  const source = addSource(project, text);
  let start = text.text.indexOf('word0');
  const wanted = words.map((exact) => {
    const place = { guid: crypto.randomUUID(), codeId: codes.Trust, start, end: start + exact.length, exact };
    start += exact.length + 1;
    return { ...place, polarity: 'plain', origin: 'by hand' } as const;
  });
  applyCodes(project, 1, source, wanted);
  return { ...served, standing: () => project.codings.ofSource(source).length };
}

test('a step of more than 200 rows is taken back and done again only by who says that she is sure', async () => {
  const { ask, base, port, standing } = await codedAtOnce(201);
  const refused = await ask('POST', `${base}/history/undone?own=yes`);
  expect([refused.status, standing()]).toEqual([409, 201]);
  expect(refused.json).toMatchObject({ large: { rows: 201 } });
  expect(sentenceIn(refused.json)).toContain('It changes 201 rows.');
  expect((await ask('POST', `${base}/history/undone?own=yes&confirmed=yes`)).status).toBe(200);
  expect(standing()).toBe(0);
  expect((await ask('POST', `${base}/history/redone`)).status).toBe(409);
  expect((await ask('POST', `${base}/history/redone?confirmed=yes`)).status).toBe(200);
  const [step] = await asked(listHistory.answer, ask('GET', `${base}/history`));
  const at = `${base}/history/${step?.id ?? 0}`;
  expect((await ask('POST', `${at}/taken-back`)).status).toBe(409);
  const page = await submit(port, `${at}/reversal`);
  expect([page.status, /Take\s+it\s+back\s+all\s+the\s+same/.test(page.body)]).toEqual([409, true]);
  expect(standing()).toBe(201);
  expect((await submit(port, `${at}/reversal`, { confirmed: 'yes' })).status).toBe(303);
  expect(standing()).toBe(0);
});

test('a step of 200 rows is taken back without a question', async () => {
  const { ask, base, standing } = await codedAtOnce(200);
  expect((await ask('POST', `${base}/history/undone`)).status).toBe(200);
  expect(standing()).toBe(0);
});

test('each line has a kind beside its sentence, by which lines are found whatever they say; what takes back has that of what it took back', async () => {
  const { ask, base, project } = await serveEmpty();
  await ask('POST', `${base}/codes`, { name: 'Codings of memos', parentId: null });
  const source = addSource(project, spoken('Interview 1', [['Rosa', 'We trusted her.']]), { cases: [] });
  await ask('PUT', `${base}/sources/${source}/reading`, { read: true });
  const list = (kind: string) => asked(listHistory.answer, ask('GET', `${base}/history?kind=${kind}`));
  expect((await list('')).map(({ kind }) => kind)).toEqual(['readings', 'sources', 'codebook']);
  const [reading] = await list('readings');
  await ask('POST', `${base}/history/${reading?.id ?? 0}/taken-back`);
  expect((await list('readings')).map(({ sentence }) => sentence)).toEqual([
    'undid one step: finished reading “Interview 1”',
    'finished reading “Interview 1”',
  ]);
  expect(await list('memos')).toEqual([]);
  expect((await ask('GET', `${base}/history?kind=invented`)).status).toBe(400);
});

test('lines from before there were kinds have none, stand in the list, and are undone all the same', async () => {
  const workspace = temporaryWorkspace();
  copyFileSync('data-samples/old-projects/version-7.throughline', join(workspace.folder, 'old.throughline'));
  const { ask } = await serve(workspace);
  const list = await asked(listHistory.answer, ask('GET', '/projects/old/history'));
  expect(list.length).toBeGreaterThan(0);
  expect(list.every(({ kind }) => kind === null)).toBe(true);
  const [last] = list.filter(({ state }) => state === 'done');
  expect((await ask('POST', `/projects/old/history/${last?.id ?? 0}/taken-back?confirmed=yes`)).status).toBe(
    200,
  );
});
