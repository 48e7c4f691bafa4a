import { expect, test } from 'vitest';
import { takeBack } from '../../../src/actions/history/history.ts';
import { replaceNames, restoreNames } from '../../../src/actions/pseudonyms/pseudonyms.ts';
import { readPseudonyms } from '../../../src/domain/pseudonyms/table.ts';
import { readKey, writeKey } from '../../../src/formats/pseudonyms/key-file.ts';
import { planPseudonyms } from '../../../src/study/pseudonyms/plan.ts';
import { temporaryWorkspace } from '../../support/project.ts';
import { rowsOf } from '../../support/rows.ts';
import { forensicSearch, withdrawalStudy } from '../../support/withdrawal.ts';

const table = readPseudonyms(
  [
    'Rosalind Zyxquith | Rosalind | Zyxie | Zyxquith\tIlse',
    'zyxquith-harbour-2025 → file 1',
    'Okafor = Berg',
    'Harbour → Port town',
  ].join('\n'),
);
/** (The file itself is called after the harbour.) */
const names = ['Zyxquith', 'Rosalind', 'Zyxie', 'Okafor'];
const madeAt = '2026-01-02';

test('no name is found in any byte of the study afterwards, codings keep to their words, and the key brings every row back', async () => {
  const workspace = temporaryWorkspace();
  const { project, ids, late, ofBen, across } = await withdrawalStudy(workspace);
  const before = rowsOf(project.file);
  const codings = project.codings.count();
  expect(forensicSearch(workspace.folder, names).length).toBeGreaterThan(3);

  const { key, rewritten } = replaceNames(project, 1, { table }, madeAt);
  expect(forensicSearch(workspace.folder, names)).toEqual([]);
  expect(project.integrity.check().problems).toEqual([]);
  expect(project.history.brokenLine()).toBeUndefined();
  expect(rewritten.unhinged).toBe(0);
  expect(project.codings.count()).toBe(codings);
  const text = project.texts.textOf(ids.group) ?? '';
  expect(text).toContain('As Ilse said, it was hard; Ilse’s plan came first.');
  expect(project.codings.find(late.guid)?.exact).toBe('a good year');
  expect(project.codings.find(ofBen.guid)?.exact).toBe('it was hard; Ilse’s plan came first.');
  expect(project.codings.find(across.guid)?.exact).toContain('Ilse: In the group');
  expect(project.informants.all().map(({ name }) => name)).toEqual(['Ben Berg', 'Ilse']);
  expect(project.sources.all().map(({ name }) => name)).toContain('Interview Ilse Port town');

  restoreNames(project, 1, readKey(writeKey(key)));
  expect(rowsOf(project.file)).toEqual(before);
  expect(project.integrity.check().problems).toEqual([]);
  expect(project.history.brokenLine()).toBeUndefined();
});

test('what was done before is still taken back, with pseudonyms for the names', async () => {
  const workspace = temporaryWorkspace();
  const { project } = await withdrawalStudy(workspace);
  replaceNames(project, 1, { table }, madeAt);
  const lines = project.history.list(500);
  expect(lines.filter(({ sentence }) => names.some((name) => sentence.includes(name)))).toEqual([]);
  const written = lines.find(({ sentence }) => sentence === 'wrote in the journal');
  takeBack(project, 1, written?.id ?? 0);
  const coded = lines.find(({ sentence }) => sentence.startsWith('coded turn 5 of “Focus group”'));
  takeBack(project, 1, coded?.id ?? 0);
  expect(project.integrity.check().problems).toEqual([]);
  expect(forensicSearch(workspace.folder, names)).toEqual([]);
});

test('everything is shown before, and showing it changes nothing; a hit that is left stays', async () => {
  const { project, ids } = await withdrawalStudy(temporaryWorkspace());
  const mark = project.history.mark();
  const plan = planPseudonyms(project, { table }, madeAt);
  expect(project.history.mark()).toBe(mark);
  const [ilse, , berg] = plan.pseudonyms;
  expect(ilse?.count).toBeGreaterThan(5);
  expect(berg?.hits.map(({ where, words }) => `${where}: ${words}`)).toContain(
    'The source “Interview Okafor”: Okafor',
  );
  const hit = ilse?.hits.find(({ before }) => before.endsWith('it was hard; '));
  replaceNames(project, 1, { table, leave: [hit?.id ?? ''] }, madeAt);
  expect(project.texts.textOf(ids.group)).toContain('As Ilse said, it was hard; Rosalind’s plan');
});
