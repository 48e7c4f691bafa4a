import { expect, test } from 'vitest';
import { addEvidence, addFinding, listFindings } from '../../../src/api/findings.ts';
import { submit } from '../forms.ts';
import { allLinks, numbersIn } from '../links.ts';
import { asked, serveSample } from '../study.ts';

test('the ledger says of each claim who speaks for it, out of how many, and what should make one doubt', async () => {
  const { page, ask, base } = await serveSample();
  const html = await (await page(`${base}/findings`)).text();
  expect(html).toContain('5 of 5 cases · 16 of 21 informants · 3 of 3 informant types · 0 against');
  expect(html).toContain('“All”: 4 of 11 informants of type “partner” (36 %), 1 informant against');
  expect(html).toContain('the negative case was not looked for yet');
  const [first] = await asked(listFindings.answer, ask('GET', `${base}/findings`));
  expect(first?.quantifiers).toEqual([{ word: 'all', verdict: 'fits', says: '5 of 5 cases (100 %)' }]);
});

test('every number of a finding opens onto so many codings and people', async () => {
  const { page, ask, base } = await serveSample();
  for (const finding of await asked(listFindings.answer, ask('GET', `${base}/findings`))) {
    const html = await (await page(`${base}/findings/${finding.id}`)).text();
    for (const side of ['for', 'against'] as const) {
      const link = allLinks(html).find(({ words }) =>
        words.endsWith(side === 'for' ? 'codings for' : 'codings against'),
      );
      if (finding.codings[side] === 0) continue;
      const list = numbersIn(await (await page(link?.href ?? '')).text());
      expect(list.total).toBe(finding.codings[side]);
      expect(list.informants).toBe(side === 'for' ? finding.weight.informants.count : finding.weight.against);
    }
  }
});

test('a claim is written, its evidence taken in, judged and called final, by the forms of the page', async () => {
  const { port, page, base, project } = await serveSample();
  const made = await submit(port, `${base}/findings`, { claim: 'Many grew over time' });
  const at = made.headers.location ?? '';
  expect(at).toMatch(/\/findings\/4$/);
  await submit(port, `${at}/evidence`, { code: 'Sufficient set-up time', case: '', side: 'against' });
  const [evidence] = project.findings.find(4)?.evidence ?? [];
  expect(evidence).toMatchObject({ side: 'against', caseId: null });
  const early = await submit(port, at, { claim: 'Many grew', notes: 'kept words', state: 'final' });
  expect([
    early.status,
    early.body.includes('look for the negative case'),
    early.body.includes('kept words'),
  ]).toEqual([400, true, true]);
  expect(project.findings.find(4)?.notes).toBe('');
  const levels = ['', '', 'minor concerns', '', 'low'];
  const entry = {
    claim: 'Many grew',
    negativeCase: 'Night Shift',
    state: 'final',
    levels,
    reasons: ['', '', 'few', '', 'thin'],
  };
  expect((await submit(port, at, entry)).status).toBe(303);
  expect(project.findings.find(4)).toMatchObject({
    state: 'final',
    judgements: [{}, {}, { level: 'minor concerns' }, {}, { level: 'low', reason: 'thin' }],
  });
  await submit(port, `${at}/evidence/${evidence?.id ?? 0}/removal`);
  expect(project.findings.find(4)?.evidence).toEqual([]);
  expect(await (await page(`${base}/findings`)).text()).toContain('no evidence yet');
  expect((await submit(port, `${at}/removal`)).status).toBe(303);
  expect((await page(at)).status).toBe(404);
  expect((await submit(port, `${base}/findings`, { claim: ' ' })).status).toBe(400);
});

test('a claim begins from a cell of the matrix, and scripts add to it', async () => {
  const { port, ask, base, project } = await serveSample();
  const cell = { claim: 'It hung on one person', code: '92', case: '4' };
  expect((await submit(port, `${base}/findings`, cell)).status).toBe(303);
  expect(project.findings.find(4)?.evidence).toMatchObject([{ side: 'for', codeId: 92, caseId: 4 }]);
  const made = await asked(
    addFinding.answer,
    ask('POST', `${base}/findings`, { claim: 'By script', evidence: [{ side: 'for', codeId: 92 }] }),
  );
  await asked(
    addEvidence.answer,
    ask('POST', `${base}/findings/${made.id}/evidence`, { evidence: [{ side: 'against', codeId: 93 }] }),
  );
  expect(project.findings.find(made.id)?.evidence).toHaveLength(2);
  expect(
    (await ask('POST', `${base}/findings`, { claim: 'x', evidence: [{ side: 'for', codeId: 9999 }] })).status,
  ).toBe(404);
});
