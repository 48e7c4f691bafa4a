import { expect, test } from 'vitest';
import { removeCodings } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { showMethod } from '../../../src/api/method.ts';
import { recordKeys, checklists } from '../../../src/domain/method/checklists.ts';
import { gaps } from '../../../src/domain/method/gaps.ts';
import { addCodes, addSource, spoken } from '../../support/project.ts';
import { asked, sentenceIn, serveEmpty, serveSample } from '../study.ts';

type Study = Pick<Awaited<ReturnType<typeof serveSample>>, 'ask' | 'base'>;
const shown = ({ ask, base }: Study) => asked(showMethod.answer, ask('GET', `${base}/method`));
const textOf = async (study: Study, key: string): Promise<string | undefined> =>
  (await shown(study)).sentences.find((one) => one.key === key)?.text;

test('the method section says what the record says, number by number, and each sentence leads to a page that opens', async () => {
  const study = await serveSample();
  const { sentences } = await shown(study);
  expect(await textOf(study, 'material')).toBe(
    'The material is 23 sources: 16 interviews, 1 focus group, 1 workshop note and 5 case notes.',
  );
  expect(await textOf(study, 'coders')).toBe(
    '2 people coded: Amara Diallo (618 codings in 22 sources) and Jonas Weber (195 codings in 8 sources).',
  );
  expect(await textOf(study, 'doubly')).toBe('8 sources were coded by more than one person.');
  expect(await textOf(study, 'suggestions')).toBe('No suggestion of the program was taken or refused.');
  expect(await textOf(study, 'negative')).toMatch(/^For 2 of 3 it is written down/);
  for (const { path } of sentences) expect((await study.page(study.base + path)).status, path).toBe(200);
});

test('a sentence follows the record: without codings nobody coded, and the empty project claims nothing', async () => {
  const study = await serveSample();
  const { project } = study;
  for (const { id } of project.sources.all()) {
    const own = project.codings.ofSource(id).map(({ guid }) => guid);
    if (own.length > 0) removeCodings(project, 1, own);
  }
  expect(await textOf(study, 'coders')).toBeUndefined();
  expect(await textOf(study, 'doubly')).toBeUndefined();
  const empty = await serveEmpty();
  expect((await shown(empty)).sentences.map(({ key }) => key)).toEqual(['software', 'suggestions']);
  // Nor does it head a section of which nothing is said.
  const html = await (await empty.page(`${empty.base}/method`)).text();
  expect(html.match(/<h2>[^<]*(?=<\/h2>)/g)).not.toContain('<h2>Saturation');
  expect(html).toContain('<h2>Ethics and limits');
});

test('one of a thing is said as one', async () => {
  const study = await serveEmpty();
  addSource(study.project, spoken('Talk', [['Rosa', 'Slowly.']]), {
    cases: ['Kitchen Table'],
    speakers: [{ label: 'Rosa', isInterviewer: false, informant: 'Rosa Medina', informantType: 'partner' }],
  });
  addCodes(study.project);
  expect(await textOf(study, 'people')).toBe('1 informant speaks in it: 1 partner.');
  expect(await textOf(study, 'codebook')).toBe('The codebook has 4 codes, 1 of them at the top: Enabler.');
});

test('a gap is filled by her, covers items of the checklists, and is open again after undo', async () => {
  const study = await serveSample();
  const { ask, base, project } = study;
  const covered = async () =>
    (await shown(study)).checklists
      .find(({ name }) => name === 'SRQR')
      ?.items.find(({ number }) => number === 'S9')?.covered;
  expect(await covered()).toBe('no');
  expect((await ask('PUT', `${base}/method/ethics`, { text: 'All consented.', was: 'none' })).status).toBe(
    200,
  );
  expect(await covered()).toBe('yes');
  expect(await (await study.page(`${base}/reports/1`)).text()).toContain('All consented.');
  undo(project);
  expect(await covered()).toBe('no');
  const wrong = await ask('PUT', `${base}/method/poetry`, { text: 'x', was: 'none' });
  expect(sentenceIn(wrong.json)).toMatch(/no such gap/);
});

test('the checklists are whole: 32 items of COREQ, 21 of SRQR, and every one names sentences and gaps that there are', () => {
  expect(checklists.map(({ name, items }) => [name, items.length])).toEqual([
    ['COREQ', 32],
    ['SRQR', 21],
    ['JARS-Qual', 18],
  ]);
  const known = new Set<string>([...recordKeys, ...gaps.map(({ gap }) => gap)]);
  for (const { items } of checklists)
    for (const { by } of items) for (const one of by) expect(known).toContain(one);
});
