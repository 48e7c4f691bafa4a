import { expect, test } from 'vitest';
import { addFinding, tryFinding } from '../../../src/api/findings.ts';
import { weigh } from '../../../src/study/findings/finding-weight.ts';
import { fragilityOf } from '../../../src/study/findings/fragility.ts';
import { asked, serveSample } from '../../web/study.ts';

test('leaving out a source weighs what a study without that source weighs', async () => {
  const { project, ask, base } = await serveSample();
  for (const finding of project.findings.all()) {
    const { trials, unit } = fragilityOf(project, finding, () => 'it');
    const of = trials.filter(({ kind }) => kind === 'source');
    expect(of).toHaveLength(project.sources.all().length);
    for (const source of project.sources.all().slice(0, 4)) {
      expect((await ask('DELETE', `${base}/sources/${source.id}`)).status).toBe(200);
      const left = weigh(project, finding);
      const trial = of.find(({ what }) => what === source.name);
      expect([source.name, trial?.share]).toEqual([source.name, left.weight[unit]]);
      await ask('POST', `${base}/history/undone`, {});
      expect(project.sources.find(source.id)?.name).toBe(source.name);
    }
  }
});

test('a claim about all cases breaks where one of them rests on one person, and the page names her', async () => {
  const { ask, page, base, project } = await serveSample();
  const { trials, unit, says } = await asked(tryFinding.answer, ask('GET', `${base}/findings/1/fragility`));
  expect(unit).toBe('cases');
  const html = (await (await page(`${base}/findings/1`)).text()).replaceAll(/\s+/g, ' ');
  expect(html).toContain('How fragile is it?');
  expect(html).toContain(says.replaceAll('&', '&amp;'));
  expect(new Set(trials.map(({ kind }) => kind))).toEqual(
    new Set(['source', 'informant', 'informant type', 'coder', 'only']),
  );
  const names = project.informants.all().map(({ name }) => name);
  for (const { what } of trials.filter(({ kind }) => kind === 'informant')) expect(names).toContain(what);
});

test('a finding without evidence has nothing that could be left out', async () => {
  const { project } = await serveSample();
  const [finding] = project.findings.all();
  if (!finding) throw new Error('the sample study has no findings');
  expect(fragilityOf(project, { ...finding, evidence: [] }, () => '').trials).toEqual([]);
});

test('nobody is silent about a claim that stands on nothing: nobody read for it', async () => {
  const { project, page, base, ask } = await serveSample();
  const { id } = await asked(
    addFinding.answer,
    ask('POST', `${base}/findings`, { claim: 'Most partners rest' }),
  );
  const finding = project.findings.find(id);
  if (!finding) throw new Error('the finding was not kept');
  const { silent, quantifiers } = weigh(project, finding);
  expect(silent).toEqual({ cases: [], informants: [] });
  expect(quantifiers.map(({ verdict }) => verdict)).toEqual(['not sure']);
  expect(await (await page(`${base}/findings/${id}`)).text()).not.toContain('were read and do not raise it');
});
