import { expect, test } from 'vitest';
import { removeCodings } from '../../../src/actions/codings/codings.ts';
import { confirmFinding } from '../../../src/actions/findings/findings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { addFinding, listFindings } from '../../../src/api/findings.ts';
import { asked, sentenceIn, serveSample } from '../study.ts';

async function chain() {
  const study = await serveSample();
  const { ask, base } = study;
  const add = async (claim: string): Promise<number> =>
    (await asked(addFinding.answer, ask('POST', `${base}/findings`, { claim }))).id;
  const [upper, top] = [await add('Trust is bought with silence'), await add('So nothing is learned')];
  const rest = (id: number, onId: number, role = 'rests') =>
    ask('POST', `${base}/findings/${id}/rests`, { onId, role });
  expect((await rest(upper, 1)).status).toBe(200);
  expect((await rest(top, upper)).status).toBe(200);
  const all = () => asked(listFindings.answer, ask('GET', `${base}/findings`));
  const of = async (id: number) => (await all()).find((one) => one.id === id);
  return { ...study, upper, top, rest, of };
}

test('a claim rests on others and never on itself, through others either', async () => {
  const { top, upper, rest, of } = await chain();
  expect((await of(top))?.rests).toEqual([{ onId: upper, role: 'rests' }]);
  expect(sentenceIn((await rest(upper, top)).json)).toMatch(/rests on this finding already/);
  expect(sentenceIn((await rest(top, top)).json)).toMatch(/does not rest on itself/);
  expect((await rest(upper, top, 'rival')).status).toBe(200);
});

test('when evidence changes below, exactly what depends on it says so, until what changed is confirmed', async () => {
  const { project, page, base, top, upper, of } = await chain();
  const code = project.codes.all().find(({ name }) => name === 'Unequal power silences')?.id ?? 0;
  removeCodings(
    project,
    1,
    project.codings.ofSource(1).flatMap(({ guid, codeId }) => (codeId === code ? guid : [])),
  );
  expect((await of(upper))?.staleBelow).toEqual([1]);
  expect((await of(top))?.staleBelow).toEqual([1]);
  expect((await of(3))?.staleBelow).toEqual([]);
  const html = await (await page(`${base}/findings/${top}`)).text();
  expect(html).toContain('It rests on a claim whose evidence changed');
  expect(html).toContain('Weakest link');
  confirmFinding(project, 1, 1);
  expect((await of(top))?.staleBelow).toEqual([]);
  undo(project);
  undo(project);
  expect((await of(top))?.staleBelow).toEqual([]);
});

test('a standard that is set before the evidence is marked when it is changed afterwards', async () => {
  const { ask, base, page, of } = await chain();
  const { id } = await asked(
    addFinding.answer,
    ask('POST', `${base}/findings`, { claim: 'Most partners rest' }),
  );
  const write = async (standard: string) => {
    const {
      claim = '',
      notes = '',
      negativeCase = '',
      state = 'draft',
      judgements = [],
      version = '',
    } = (await of(id)) ?? {};
    return ask('PUT', `${base}/findings/${id}`, {
      claim,
      notes,
      negativeCase,
      state,
      judgements,
      standard,
      was: version,
    });
  };
  const says = async (): Promise<string> =>
    (await (await page(`${base}/findings/${id}`)).text()).replaceAll(/\s+/g, ' ');
  expect((await write('Three quarters of them')).status).toBe(200);
  await ask('POST', `${base}/findings/${id}/evidence`, { evidence: [{ side: 'for', codeId: 20 }] });
  expect(await says()).toContain('Set before the evidence was counted.');
  expect((await write('Half of them')).status).toBe(200);
  expect(await says()).toContain(
    'Changed after the evidence was counted. Then it said: “Three quarters of them”',
  );
});
