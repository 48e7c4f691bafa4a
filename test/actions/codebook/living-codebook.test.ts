import { expect, test } from 'vitest';
import { listUnder } from '../../../src/actions/codebook/code-listing.ts';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { archiveCodes, moveCodes, removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { codeAlso, confirmCodings, recodeCodings } from '../../../src/actions/codings/recoding.ts';
import { emptyHistory, undo } from '../../../src/actions/history/history.ts';
import { rejectSuggestion } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { asListed, inTreeOrder } from '../../../src/domain/code.ts';
import { differences } from '../../../src/domain/codebook-then.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Project } from '../../../src/storage/project.ts';
import { countByCode } from '../../../src/study/codebook/code-count.ts';
import { codebookOn } from '../../../src/study/codebook/codebook-on-a-day.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { lossOf } from '../../../src/study/codebook/loss.ts';
import { study } from '../story/study.ts';

const paths = (project: Project): string[] => placedCodes(project).map(({ path }) => path);

test('codes move with all below them, to a place among others, and back', () => {
  const { project, codes } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  const slow = createCode(project, 1, { name: 'Slow trust', parentId: codes.Trust });
  moveCodes(project, 1, [codes.Trust, slow, codes.Time], { parentId: value, before: null });
  expect(paths(project)).toEqual([
    'Enabler',
    'Enabler > Focal point',
    'Value',
    'Value > Trust',
    'Value > Trust > Slow trust',
    'Value > Time',
  ]);
  moveCodes(project, 1, [codes.Time], { parentId: value, before: codes.Trust });
  expect(paths(project).slice(2)).toEqual([
    'Value',
    'Value > Time',
    'Value > Trust',
    'Value > Trust > Slow trust',
  ]);
  undo(project);
  undo(project);
  expect(paths(project)[1]).toBe('Enabler > Trust');
  expect(() => {
    moveCodes(project, 1, [codes.Trust], { parentId: slow, before: null });
  }).toThrow('under itself');
});

test('a code in use moves to the top and keeps its codings; none comes to stand beside another of its name', () => {
  const { project, codes, code } = study();
  code(codes.Trust, 'Slowly.');
  moveCodes(project, 1, [codes.Trust], { parentId: null, before: null });
  code(codes.Trust, 'We trusted her');
  expect(paths(project)).toContain('Trust');
  expect(project.codings.countOfCode(codes.Trust)).toBe(2);
  expect(project.integrity.check().problems).toEqual([]);
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  createCode(project, 1, { name: 'TIME', parentId: value });
  expect(() => {
    moveCodes(project, 1, [codes.Time], { parentId: value, before: null });
  }).toThrow('in that place already');
});

test('two codes of one name do not move to the same place, and nothing moves', () => {
  const { project, codes } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  const twin = createCode(project, 1, { name: 'TRUST', parentId: value });
  const risk = createCode(project, 1, { name: 'Risk', parentId: null });
  const before = paths(project);
  expect(() => {
    moveCodes(project, 1, [codes.Trust, twin], { parentId: risk, before: null });
  }).toThrow('Two of these codes are called “TRUST”');
  expect(paths(project)).toEqual(before);
});

test('a merge carries codings, memos, decisions, words and codes below; nothing is lost, and one undo brings all back', () => {
  const { project, codes, code, sourceId } = study();
  reviseCode(project, 1, codes.Time, { definition: 'How long it takes', keywords: ['slowly', 'year'] });
  const deep = createCode(project, 1, { name: 'Deep', parentId: codes.Time });
  const twin = createCode(project, 1, { name: 'Deep', parentId: codes.Trust });
  code(codes.Trust, 'Slowly.', { memo: 'hers' });
  code(codes.Time, 'Slowly.', { memo: 'his' });
  code(codes.Time, 'Slowly.', { by: 2 });
  code(deep, 'after a year');
  const { start, end } = { start: 60, end: 66 };
  rejectSuggestion(project, 1, sourceId, { codeId: codes.Time, start, end, reason: 'because' });
  const before = [project.codes.all(), project.codings.ofSource(sourceId), paths(project)];

  expect(mergeCodes(project, 1, [codes.Time], codes.Trust)).toEqual({ recoded: 2, joined: 1 });
  const after = project.codings.ofSource(sourceId);
  expect(after.map(({ codeId, coderId, memo }) => [codeId, coderId, memo])).toEqual([
    [codes.Trust, 1, 'hers\n\nhis'],
    [codes.Trust, 2, ''],
    [twin, 1, ''],
  ]);
  expect(project.codes.find(codes.Trust)?.keywords).toEqual(['slowly', 'year']);
  expect(project.suggestions.decisionsOn(sourceId).map(({ codeId }) => codeId)).toEqual([codes.Trust]);
  expect(project.codeForwards.into(codes.Trust)).toMatchObject([
    { oldPath: 'Enabler > Time', coder: 'Ada', entry: { definition: 'How long it takes' } },
  ]);
  undo(project);
  expect([project.codes.all(), project.codings.ofSource(sourceId), paths(project)]).toEqual(before);
});

test('a code whose child has its name is merged into its parent; the child takes its place', () => {
  const { project, codes, code } = study();
  const inner = createCode(project, 1, { name: 'Trust', parentId: codes.Trust });
  const innermost = createCode(project, 1, { name: 'Deep', parentId: inner });
  const outer = createCode(project, 1, { name: 'Outer', parentId: codes.Enabler });
  moveCodes(project, 1, [codes.Trust], { parentId: outer, before: null });
  code(codes.Trust, 'Slowly.');
  const before = paths(project);
  mergeCodes(project, 1, [codes.Trust], outer);
  expect(paths(project)).toEqual(
    expect.arrayContaining(['Enabler > Outer > Trust', 'Enabler > Outer > Trust > Deep']),
  );
  expect(project.codes.find(innermost)?.parentId).toBe(inner);
  expect(project.codeForwards.into(outer)[0]).toMatchObject({ entry: { name: 'Trust' } });
  undo(project);
  expect(paths(project)).toEqual(before);
});

test('a facet and a code listed under it can be merged together', () => {
  const { project, codes } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  const risk = createCode(project, 1, { name: 'Risk', parentId: null });
  listUnder(project, 1, codes.Time, [value, risk]);
  expect(() => {
    listUnder(project, 1, codes.Time, [codes.Enabler]);
  }).toThrow('stands under “Enabler” already');
  expect(() => {
    listUnder(project, 1, value, [risk]);
  }).toThrow('is itself a facet');
  expect(() => {
    listUnder(project, 1, codes.Time, [codes.Trust]);
  }).toThrow('under top-level codes only');
  mergeCodes(project, 1, [value, codes.Time], codes.Trust);
  expect(project.codes.find(codes.Trust)?.alsoUnder).toEqual([risk]);
  undo(project);
  expect(project.codes.find(codes.Time)?.alsoUnder).toEqual([value, risk]);
});

test('a code listed under a facet counts there too, and leaves it when it moves there', () => {
  const { project, codes, code } = study();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  code(codes.Trust, 'after a year');
  listUnder(project, 1, codes.Trust, [value]);
  expect(countByCode(project).get(value)?.codings).toBe(1);
  expect(
    asListed(placedCodes(project))
      .filter(({ isGuest }) => isGuest)
      .map((one) => one.code.path),
  ).toEqual(['Enabler > Trust']);
  moveCodes(project, 1, [codes.Trust], { parentId: value, before: null });
  expect(project.codes.find(codes.Trust)?.alsoUnder).toEqual([]);
  expect(countByCode(project).get(value)?.codings).toBe(1);
});

test('the codebook of a day is that of its evening, with what came, went and changed since', () => {
  const { project, codes } = study();
  const today = new Date().toLocaleDateString('sv');
  expect(codebookOn(project, '2020-01-01').codes).toEqual([]);
  expect(codebookOn(project, today)).toEqual({ codes: placedCodes(project), differences: [] });
  expect(() => codebookOn(project, '2020-13-01')).toThrow('A date is written as');

  const then = project.codes.all();
  const moment = new Date().toISOString();
  while (new Date().toISOString() === moment);
  reviseCode(project, 1, codes.Trust, { name: 'Reliance', definition: 'Relying' });
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  listUnder(project, 1, codes.Time, [value]);
  mergeCodes(project, 1, [codes['Focal point']], codes.Trust);
  undo(project);
  removeCodes(project, 1, [codes['Focal point']], 'nothing');
  expect(project.codesThen(moment)?.sort((a, b) => a.id - b.id)).toEqual(
    [...then].sort((a, b) => a.id - b.id),
  );
  const changes = differences(inTreeOrder(project.codesThen(moment) ?? []), placedCodes(project));
  expect(changes.map(({ kind, path, fields }) => [kind, path, fields.map(({ field }) => field)])).toEqual([
    ['new', 'Value', []],
    ['gone', 'Enabler > Focal point', []],
    ['changed', 'Enabler > Reliance', ['Place', 'Definition']],
  ]);
  emptyHistory(project, '2999-01-01');
  expect(() => codebookOn(project, '2020-01-01')).toThrow('taken away from the history');
});

test('whoever still codes with a merged code is told where it went, also after a second merge', () => {
  const { project, codes, code } = study();
  mergeCodes(project, 2, [codes.Time], codes.Trust);
  mergeCodes(project, 1, [codes.Trust], codes['Focal point']);
  try {
    code(codes.Time, 'Slowly.');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ wayOut: { instead: codes['Focal point'] }, kind: 'conflict' });
    expect(String(error)).toContain('Ben has merged “Time” into “Focal point”');
  }
});

test('the number of a code that is gone is never given to another', () => {
  const { project, codes, code } = study();
  const last = createCode(project, 1, { name: 'Last', parentId: codes.Enabler });
  removeCodes(project, 1, [last], 'nothing');
  expect(createCode(project, 1, { name: 'Next', parentId: codes.Enabler })).toBeGreaterThan(last);
  expect(() => code(last, 'Slowly.')).toThrow('no longer in the codebook');
});

test('a code put aside keeps its codings and suggests nothing more, nor do those below it', () => {
  const { project, codes, code } = study();
  code(codes.Trust, 'Slowly.');
  archiveCodes(project, 1, [codes.Enabler], true);
  expect(placedCodes(project).every(({ isAside }) => isAside)).toBe(true);
  expect(project.codings.count()).toBe(1);
  archiveCodes(project, 1, [codes.Enabler], false);
  expect(placedCodes(project).some(({ isAside }) => isAside)).toBe(false);
});

test('what goes with a code is said before it goes, goes, and comes back', () => {
  const { project, codes, code, sourceId } = study();
  code(codes.Trust, 'Slowly.', { memo: 'note' });
  code(codes.Time, 'after a year');
  const before = project.codings.ofSource(sourceId);
  expect(lossOf(project, [codes.Enabler])).toMatchObject({ codes: 4, codings: 2, memos: 1, summaries: 0 });
  removeCodes(project, 1, [codes.Enabler, codes.Trust], 'codings');
  expect([project.codes.all(), project.codings.count()]).toEqual([[], 0]);
  undo(project);
  expect(project.codings.ofSource(sourceId)).toEqual(before);
});

test('a change of meaning asks for a second look at what was coded before; a change of words does not', async () => {
  const { project, codes, code } = study();
  const old = code(codes.Trust, 'Slowly.');
  const stale = () => project.codeVersions.staleCodings().map(({ codeId }) => codeId);
  const later = () => new Promise((resolve) => setTimeout(resolve, 5));
  await later();
  reviseCode(project, 1, codes.Trust, { keywords: ['rely'], name: 'Mutual trust' });
  reviseCode(project, 1, codes.Trust, { definition: 'Only a typo', review: false });
  expect(stale()).toEqual([]);
  reviseCode(project, 1, codes.Trust, { definition: 'Between equals', reason: 'agreed on Tuesday' });
  expect(stale()).toEqual([codes.Trust]);
  expect(project.codeVersions.ofCode(codes.Trust)[0]).toMatchObject({
    reason: 'agreed on Tuesday',
    coder: 'Ada',
    needsReview: true,
  });
  await later();
  code(codes.Trust, 'after a year');
  expect(stale()).toEqual([codes.Trust]);
  confirmCodings(project, 1, [old]);
  expect(stale()).toEqual([]);
  undo(project);
  expect(stale()).toEqual([codes.Trust]);
});

test('many codings are recoded, or coded with one more code, in one step', () => {
  const { project, codes, code, sourceId } = study();
  const guids = [code(codes.Trust, 'Slowly.'), code(codes.Trust, 'after a year')];
  expect(codeAlso(project, 2, guids, codes.Time)).toBe(2);
  expect(codeAlso(project, 2, guids, codes.Time)).toBe(0);
  expect(recodeCodings(project, 1, guids, codes['Focal point'])).toEqual({ recoded: 2, joined: 0 });
  const used = () =>
    project.codings
      .ofSource(sourceId)
      .map(({ codeId }) => codeId)
      .toSorted();
  expect(used()).toEqual([codes.Time, codes.Time, codes['Focal point'], codes['Focal point']].toSorted());
  undo(project);
  undo(project);
  expect(used()).toEqual([codes.Trust, codes.Trust]);
  expect(() => recodeCodings(project, 1, [...guids, 'nowhere'], codes.Time)).toThrow('no longer there');
  expect(used()).toEqual([codes.Trust, codes.Trust]);
});

test('writing down for the first time what a code means makes no coding old; meaning something else does', () => {
  const { project, codes, code } = study();
  code(codes.Trust, 'Slowly.');
  reviseCode(project, 1, codes.Trust, { definition: 'Relying on one another' });
  expect(project.codeVersions.staleCodings()).toEqual([]);
  reviseCode(project, 1, codes.Trust, { definition: 'Signing a contract' });
  expect(project.codeVersions.staleCodings()).toHaveLength(1);
});
