import { expect, test } from 'vitest';
import { removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { chooseShowing } from '../../../src/actions/suggestions/suggestion-choices.ts';
import { rejectSuggestions } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { queueFor, type QueueChoice } from '../../../src/study/suggestions/suggestion-queue.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

const everything: QueueChoice & { offset: number; most: number } = {
  codeId: null,
  sourceId: null,
  speaker: null,
  strength: null,
  word: null,
  topic: 'all',
  order: 'place',
  offset: 0,
  most: 50,
};

function study() {
  const project = emptyProject();
  const codes = addCodes(project);
  reviseCode(project, 1, codes.Trust, { keywords: ['trust'] });
  reviseCode(project, 1, codes.Time, { keywords: ['slowly', 'time'] });
  const sources = ['Rosa', 'Kofi', 'Lena'].map((name) =>
    addSource(
      project,
      spoken(name, [
        [name, `We trust her. ${name} said so.`],
        [name, 'It went slowly, and took time and time again.'],
        [name, 'The boats were late that day, and nobody minded it.'],
      ]),
    ),
  );
  for (const id of sources.slice(0, 2)) chooseShowing(project, 1, id, 'live');
  const queue = (choice: Partial<typeof everything> = {}, isEnough?: () => boolean) =>
    queueFor(project, 1, { ...everything, ...choice }, isEnough);
  return { project, codes, sources, queue };
}

test('sources whose suggestions are shown are gone through, the others wait', () => {
  const { queue, codes } = study();
  const found = queue();
  expect(new Set(found.lines.map(({ source }) => source))).toEqual(new Set(['Rosa', 'Kofi']));
  expect(found).toMatchObject({ total: found.lines.length, scored: 2, sources: 2, waiting: 1 });
  const trust = found.lines.find(({ codeId, turn }) => codeId === codes.Trust && turn === 1);
  expect(`${trust?.before}|${trust?.exact}|${trust?.after}`).toBe('|We trust her.| Rosa said so.');
  const suggested = new Set(found.lines.map(({ source, turn }) => `${source} ${turn}`));
  expect(found.unsuggested.filter(({ source, turn }) => suggested.has(`${source} ${turn}`))).toEqual([]);
});

test('they are narrowed by code, source, speaker, strength and word', () => {
  const { queue, codes, sources } = study();
  const all = queue().lines;
  const like = (is: (line: (typeof all)[number]) => boolean): number => all.filter(is).length;
  expect(queue({ codeId: codes.Time }).total).toBe(like(({ codeId }) => codeId === codes.Time));
  const second = sources[1] ?? 0;
  expect(queue({ sourceId: second }).total).toBe(like(({ sourceId }) => sourceId === second));
  expect(queue({ speaker: 'Kofi' }).total).toBe(like(({ speaker }) => speaker === 'Kofi'));
  for (const strength of ['strong', 'likely', 'possible'] as const)
    expect(queue({ strength }).total).toBe(like((line) => line.strength === strength));
  const worded = queue({ word: 'trust' }).lines;
  expect(worded.length).toBeGreaterThan(0);
  expect(worded.every(({ codeId }) => codeId === codes.Trust)).toBe(true);
  expect(queue({ offset: 1, most: 1 }).lines).toEqual(all.slice(1, 2));
});

test('beside each code stands how many are found when it is chosen, whatever else is', () => {
  const { queue } = study();
  for (const choice of [{}, { speaker: 'Kofi' }, { topic: 'going on' }, { word: 'trust' }] as const) {
    const { ofCode, total } = queue(choice);
    for (const { codeId, count } of ofCode) expect(queue({ ...choice, codeId }).total).toBe(count);
    expect(ofCode.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  }
  expect(queue({ speaker: 'Kofi' }).ofCode).not.toEqual(queue().ofCode);
});

test('where there is no time for all, it says how far it is, and goes on when asked again', () => {
  const { queue } = study();
  expect(queue({}, () => true)).toMatchObject({ scored: 1, sources: 2 });
  expect(queue({}, () => true)).toMatchObject({ scored: 2, sources: 2 });
});

test('several are rejected in one step, and one undo brings them back', () => {
  const { project, queue, codes } = study();
  const before = queue({ codeId: codes.Time });
  rejectSuggestions(
    project,
    1,
    before.lines.map((line) => ({ ...line, reason: '' })),
  );
  expect(before.total).toBeGreaterThan(1);
  expect(queue({ codeId: codes.Time }).total).toBe(0);
  expect(queue({ codeId: codes.Trust }).total).toBeGreaterThan(0);
  undo(project);
  expect(queue({ codeId: codes.Time }).total).toBe(before.total);
  expect(() => {
    rejectSuggestions(project, 1, []);
  }).toThrow('nothing to reject');
});

test('a code that is gone is suggested no more', () => {
  const { project, queue, codes } = study();
  expect(queue({ codeId: codes.Time }).total).toBeGreaterThan(0);
  removeCodes(project, 1, [codes.Time], 'nothing');
  expect(queue({ codeId: codes.Time }).total).toBe(0);
  expect(queue({ codeId: codes.Trust }).total).toBeGreaterThan(0);
});
