import { expect, test } from 'vitest';
import { erase } from '../../../src/actions/erasure/erase.ts';
import { takeBack, undo } from '../../../src/actions/history/history.ts';
import { planErasure } from '../../../src/study/erasure/working.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { canaries, forensicSearch, withdrawalStudy, wordsOfHers } from '../../support/withdrawal.ts';

const also = { also: [canaries.nickname, 'Zyxquith'] };

test('when an informant withdraws nothing of her words or her name is found in the workspace', async () => {
  const workspace = temporaryWorkspace();
  const { project, late, ofBen, across, group, ids } = await withdrawalStudy(workspace);
  expect(forensicSearch(workspace.folder, wordsOfHers).length).toBeGreaterThan(10);
  const target = { kind: 'informant', id: 1 } as const;
  const before = project.codings.count();

  const { plan, needles } = erase(project, 1, { target, choice: also, confirmed: 'rosalind  zyxquith' });
  expect(forensicSearch(workspace.folder, wordsOfHers)).toEqual([]);
  expect(forensicSearch(workspace.folder, needles)).toEqual([]);
  expect(project.integrity.check().problems).toEqual([]);
  expect(project.history.brokenLine()).toBeUndefined();

  // What the others said stays, and so does what was coded of it.
  expect(project.sources.all().map(({ name }) => name)).toEqual(['Focus group', 'Interview Okafor']);
  const text = project.texts.textOf(ids.group) ?? '';
  expect(text).toBe(
    group
      .replace(`Rosalind: ${canaries.said[4]}`, 'Withdrawn: [withdrawn]')
      .replace('As Rosalind', 'As a withdrawn informant')
      .replace('Rosalind’s', 'a withdrawn informant'),
  );
  expect(project.codings.find(late.guid)?.exact).toBe('a good year');
  expect(project.codings.find(ofBen.guid)?.exact).toBe('it was hard; a withdrawn informant plan came first.');
  expect(project.codings.find(across.guid)?.exact).toMatch(
    /^every Monday at the hall\.\n\nWithdrawn: \[withdrawn\]\n\nBen: As$/,
  );
  expect(project.codings.count()).toBeLessThan(before);
  expect(plan.counts['codings']).toBe(before - project.codings.count());
  expect(project.informants.all().map(({ name }) => name)).toEqual(['Ben Okafor']);
});

test('what was written about her words keeps its place, says that they are withdrawn, and nothing else is touched', async () => {
  const workspace = temporaryWorkspace();
  const { project, codes } = await withdrawalStudy(workspace);
  const untouched = project.memos.all().filter(({ text }) => text === 'Redone.');
  erase(project, 1, { target: { kind: 'informant', id: 1 }, choice: also, confirmed: canaries.name });
  expect(project.memos.all().filter(({ text }) => text === 'Redone.')).toEqual(untouched);
  const journal = project.memos.all().find(({ text }) => text.startsWith('Met'))?.text;
  expect(journal).toBe('Met a withdrawn informant. She said: “[withdrawn].” I call her [withdrawn] now.');
  const trust = project.codes.all().find(({ id }) => id === codes.Trust);
  expect(trust?.example).toBe(
    '“[withdrawn].” (a withdrawn source, turn 2)\n“[withdrawn].” (Focus group, turn 2)',
  );
  expect(project.codes.all().find(({ id }) => id === codes.Time)?.keywords).toEqual(['slow']);
  const [summary] = project.summaries.all();
  expect(summary?.text).toBe('They waited. [1] [2]');
  expect(summary?.citations.map(({ exact }) => exact)).toEqual([
    '[withdrawn]',
    'it was hard; a withdrawn informant plan came first.',
  ]);
  const [finding] = project.findings.all();
  expect(finding?.evidence.map(({ exact }) => exact)).toContain('[withdrawn]');
  expect(finding?.notes).toBe('a withdrawn informant put it so: “[withdrawn].”');
  expect(project.history.list(500).map(({ sentence }) => sentence)).toContain('described a withdrawn source');
  expect(project.history.list(1)[0]?.sentence).toMatch(
    /^erased an informant that withdrew, for good: 1 source, 1 turn of a shared source, \d+ codings/,
  );
});

test('it is shown before anything is done, and showing it changes nothing', async () => {
  const workspace = temporaryWorkspace();
  const { project } = await withdrawalStudy(workspace);
  const mark = project.history.mark();
  const found = forensicSearch(workspace.folder, wordsOfHers);
  const plan = planErasure(project, { kind: 'informant', id: 1 });
  expect(plan.sources.map(({ name }) => name)).toEqual([canaries.source]);
  expect(plan.shared).toEqual([{ id: 2, name: 'Focus group', turns: 1 }]);
  const names = plan.names.map(({ name, isChosen }) => `${isChosen ? 'looked for' : 'offered'}: ${name}`);
  expect(names).toContain(`looked for: ${canaries.name}`);
  expect(names).toContain(`looked for: ${canaries.earlier}`);
  expect(names).toContain('offered: Zyxquith');
  const places = plan.places.map(({ where }) => where);
  expect(places).toEqual(
    expect.arrayContaining([
      'The text of “Focus group”',
      'The code “Trust”: example',
      'What a summary cites: the words it cites',
    ]),
  );
  const journal = plan.places.find(({ where }) => where.startsWith('A memo “Met'));
  expect(journal?.samples.map(({ words }) => words)).toEqual([canaries.name, canaries.said[2].slice(0, -1)]);
  expect(plan.memos.map(({ about }) => about).sort()).toEqual(['coding', 'informant', 'source']);
  expect(plan.lines.length).toBeGreaterThan(5);
  expect(plan.unhinged).toBeGreaterThan(5);
  expect(project.history.mark()).toBe(mark);
  expect(forensicSearch(workspace.folder, wordsOfHers)).toEqual(found);
});

test('a place that is to stay is left as it is, and nothing is done without her name', async () => {
  const { project } = await withdrawalStudy(temporaryWorkspace());
  const target = { kind: 'informant', id: 1 } as const;
  const journal = planErasure(project, target).places.find(({ where }) => where.startsWith('A memo “Met'));
  const choice = { keep: [journal?.id ?? ''] };
  expect(() => erase(project, 1, { target, choice, confirmed: 'Rosalind' })).toThrow(
    'type “Rosalind Zyxquith”',
  );
  expect(project.informants.all()).toHaveLength(2);
  erase(project, 1, { target, choice, confirmed: canaries.name });
  expect(project.memos.all().some(({ text }) => text.includes(canaries.said[2]))).toBe(true);
});

test('what came before cannot be undone past it; steps about others are still taken back, those about her are not', async () => {
  const { project, late } = await withdrawalStudy(temporaryWorkspace());
  erase(project, 1, { target: { kind: 'informant', id: 1 }, choice: also, confirmed: canaries.name });
  expect(() => undo(project)).toThrow('nothing to undo');
  const lines = project.history.list(500);
  const written = lines.find(
    ({ sentence, emptiedAt }) => sentence === 'wrote in the journal' && emptiedAt === null,
  );
  takeBack(project, 1, written?.id ?? 0);
  const coded = lines.find(({ sentence }) => sentence.startsWith('coded turn 5 of “Focus group”'));
  expect(() => takeBack(project, 1, coded?.id ?? 0)).toThrow('taken away for good');
  expect(project.codings.find(late.guid)).toBeDefined();
  expect(project.integrity.check().problems).toEqual([]);
});

test('a source that withdraws takes those along who speak nowhere else; a case takes its sources', async () => {
  const first = await withdrawalStudy(temporaryWorkspace());
  const source = planErasure(first.project, { kind: 'source', id: first.ids.own });
  expect(source.informants).toEqual([]);
  expect(source.stays.map(({ what }) => what)).toEqual([`The informant “${canaries.name}”`]);
  const harbour = first.project.cases.named('Harbour')?.id ?? 0;
  const of = planErasure(first.project, { kind: 'case', id: harbour });
  expect(of.sources.map(({ name }) => name)).toEqual([canaries.source]);
  expect(of.stays.map(({ what }) => what)).toContain('The source “Focus group”');
  erase(first.project, 1, { target: { kind: 'case', id: harbour }, choice: {}, confirmed: 'Harbour' });
  expect(first.project.cases.all().map(({ name }) => name)).toEqual(['Hall']);
  expect(first.project.summaries.all()).toEqual([]);
  expect(first.project.integrity.check().problems).toEqual([]);
  expect(first.project.history.list(500).some(({ sentence }) => sentence.includes('“Harbour”'))).toBe(false);
});
