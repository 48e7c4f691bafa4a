import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { addTruthSet, addTruthTable, showTruthTable, tryTruthTable } from '../../../src/api/truth-tables.ts';
import { asked, sentenceIn, serveSample } from '../study.ts';

type Study = Awaited<ReturnType<typeof serveSample>>;

const shown = ({ ask, base }: Study, id = 1, query = '') =>
  asked(showTruthTable.answer, ask('GET', `${base}/truth-tables/${id}${query}`));

const read = async ({ page, base }: Study, path: string): Promise<string> =>
  (await (await page(base + path)).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('the truth table of the sample study says what goes together, and its scores open onto their words', async () => {
  const study = await serveSample();
  const text = await read(study, '/truth-tables/1');
  expect(text).toContain('1 row leads to Stronger MEL: Meant to build capacity * Outside facilitator.');
  const { solved } = await shown(study);
  expect(solved?.solutions.map(({ kind, models }) => [kind, models.map(({ formula }) => formula)])).toEqual([
    ['conservative', ['Meant to build capacity*Outside facilitator']],
    ['parsimonious', ['Meant to build capacity']],
    ['intermediate', ['Meant to build capacity*Outside facilitator']],
  ]);
  const score = await read(study, '/truth-tables/1/sets/2/scores/3');
  expect(score).toMatch(/4 of 9 informants raise it.*The words behind it/);
});

test('a score that is set by hand counts, keeps its reason, goes stale with its evidence, and is undone in one step', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const at = `${base}/truth-tables/1/sets/2/scores/1`;
  const scoreOf = async () => (await shown(study)).sets[1]?.scores.find(({ caseId }) => caseId === 1);
  const before = await scoreOf();
  const refused = await ask('PUT', at, { score: 0.9, reason: ' ', was: 'none' });
  expect(sentenceIn(refused.json)).toMatch(/Say why you score it so/);
  expect((await ask('PUT', at, { score: 0.9, reason: 'They said it all day', was: 'none' })).status).toBe(
    200,
  );
  expect(await scoreOf()).toMatchObject({
    score: 0.9,
    own: { reason: 'They said it all day' },
    isStale: false,
  });
  const own = project.cases.links().find(({ caseId }) => caseId === 1)?.sourceId ?? 0;
  const code = project.codes.all().find(({ name }) => name === 'Strengthening partner capacity')?.id ?? 0;
  const [coding] = project.codings.ofSource(own);
  if (!coding) throw new Error('the sample study has no codings there');
  applyCodes(project, 1, own, [{ ...coding, guid: crypto.randomUUID(), codeId: code, memo: '' }]);
  expect(await scoreOf()).toMatchObject({ score: 0.9, isStale: true });
  undo(project);
  undo(project);
  expect(await scoreOf()).toEqual(before);
});

test('a case of which nothing is known yet is left out and says why, silence being no absence', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  for (const { caseId, sourceId } of project.cases.links())
    if (caseId === 1)
      for (const { id: coder } of project.coders.all()) setRead(project, coder, sourceId, false);
  const { id } = await asked(addTruthTable.answer, ask('POST', `${base}/truth-tables`, { name: 'Why' }));
  const code = (name: string): number => project.codes.all().find((one) => one.name === name)?.id ?? 0;
  const set = (role: string, name: string, calibration: object) =>
    asked(
      addTruthSet.answer,
      ask('POST', `${base}/truth-tables/${id}/sets`, {
        role,
        name,
        measure: 'informants',
        codeId: code(name),
        calibration,
      }),
    );
  await set('outcome', 'Reflection', { kind: 'crisp', threshold: 1, side: 'from' });
  expect(await shown(study, id)).toMatchObject({ problem: /Add the conditions/ });
  await set('condition', 'Tokenism', { kind: 'crisp', threshold: 1, side: 'from' });
  const { leftOut, sets, solved } = await shown(study, id);
  for (const { because } of leftOut) expect(because).toMatch(/^no score in /);
  const unknown = sets.flatMap(({ scores }) => scores.filter(({ score }) => score === null));
  expect(unknown.length).toBeGreaterThan(0);
  for (const { says } of unknown) expect(says).toMatch(/not read/);
  expect(solved?.rows.flatMap(({ cases }) => cases)).toHaveLength(5 - leftOut.length);
});

test('what cannot be made is refused in words, and nothing is half done', async () => {
  const { ask, base, project } = await serveSample();
  const at = `${base}/truth-tables/1/sets`;
  const own = { measure: 'own', calibration: { kind: 'own' } };
  const refused = async (set: object): Promise<string> => {
    const { status, json } = await ask('POST', at, { role: 'condition', name: 'New', ...own, ...set });
    expect(status).not.toBe(200);
    return sentenceIn(json);
  };
  expect(await refused({ name: 'A*B' })).toMatch(/join names in formulas/);
  expect(await refused({ name: 'outside facilitator' })).toMatch(/called “outside facilitator” already/);
  expect(await refused({ role: 'outcome' })).toMatch(/explains one outcome/);
  expect(await refused({ measure: 'share' })).toMatch(/which code or which attribute/);
  const facilitator = project.attributes.case.all().find(({ name }) => name === 'facilitator')?.id;
  const crisp = { kind: 'crisp', threshold: 1, side: 'from' };
  expect(await refused({ measure: 'attribute', attributeId: facilitator, calibration: crisp })).toMatch(
    /holds words/,
  );
  const months = project.attributes.case.all().find(({ name }) => name === 'months')?.id;
  const crossed = { kind: 'fuzzy', out: 10, crossover: 50, in: 20 };
  expect(await refused({ measure: 'attribute', attributeId: months, calibration: crossed })).toMatch(
    /do not rise or fall/,
  );
  expect(project.truthTables.find(1)?.sets).toHaveLength(3);
});

test('what is merged into another code stays in the truth table', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const code = (name: string): number => project.codes.all().find((one) => one.name === name)?.id ?? 0;
  const into = code('Reflection');
  const merged = { codes: [code('Strengthening partner capacity')], into };
  const calls = await ask('POST', `${base}/codes/merged`, merged);
  expect(calls.status, JSON.stringify(calls.json)).toBe(200);
  expect((await shown(study)).sets[1]).toMatchObject({ name: 'Meant to build capacity', codeId: into });
});

test('moved cuts, cases left out and shifted calibrations say how far it can be relied on', async () => {
  const { ask, base } = await serveSample();
  const { kinds, variants } = await asked(
    tryTruthTable.answer,
    ask('GET', `${base}/truth-tables/1/robustness`),
  );
  const whats = variants.map(({ what }) => what);
  expect(whats).toEqual(
    expect.arrayContaining([
      'consistency from 0.9 on', 'at least 2 cases to a row', 'without Night Shift',
      'Stronger MEL: crossover 37 instead of 40', 'Meant to build capacity: crossover 27 instead of 25',
    ]),
  ); // prettier-ignore
  const conservative = kinds.find(({ kind }) => kind === 'conservative');
  const same = variants.filter(
    ({ formulas }) => formulas.conservative.join() === conservative?.formulas.join(),
  );
  expect(conservative?.stays).toBe(same.length);
});

test('the scores leave for R with a script that names them, and nothing that was typed is run there', async () => {
  const { page, base, ask, project } = await serveSample();
  const table = project.truthTables.find(1);
  await ask('PUT', `${base}/truth-tables/1`, { ...table, name: 'Why\nquit()', was: 'none' });
  const text = async (path: string): Promise<string> => (await page(`${base}/truth-tables/1/${path}`)).text();
  expect(await text('scores.csv')).toContain('"case","STRONGERMEL","MEANTTOBUILDCAPA","OUTSIDEFACILITAT"');
  expect(await text('facts.csv')).toContain('"Meant to build capacity: set by hand because"');
  const script = await text('script.R');
  expect(script).toContain('outcome = "STRONGERMEL", conditions = conditions,');
  expect(script).toContain('dir.exp = c("1", "1")');
  expect(script).not.toMatch(/^quit/m);
});
