import { expect, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import {
  applyCodes,
  changeCoding,
  removeCodings,
  writeCodingMemo,
} from '../../../src/actions/codings/codings.ts';
import { redo, startOfDay, takeBack, undo } from '../../../src/actions/history/history.ts';
import { ensureCoder } from '../../../src/actions/projects/projects.ts';
import { removeSource } from '../../../src/actions/sources/sources.ts';
import { smallProject } from '../../support/project.ts';

const coding = (codeId: number, start: number, end: number, exact: string) => ({
  guid: crypto.randomUUID(),
  codeId,
  start,
  end,
  exact,
  polarity: 'plain' as const,
  origin: 'by hand' as const,
});

test('a source that was removed comes back with its turns, speakers, codings and search, and can go again', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('We trusted');
  applyCodes(project, 1, sourceId, [coding(codes.Trust, start, start + 10, 'We trusted')]);
  const before = {
    text: project.texts.textOf(sourceId),
    turns: project.texts.turnsOf(sourceId),
    speakers: project.informants.speakersOf(sourceId),
    codings: project.codings.ofSource(sourceId),
    evidence: project.evidence.all(),
  };
  const state = () => ({
    text: project.texts.textOf(sourceId),
    turns: project.texts.turnsOf(sourceId),
    speakers: project.informants.speakersOf(sourceId),
    codings: project.codings.ofSource(sourceId),
    evidence: project.evidence.all(),
  });
  const found = () => project.search.find({ phrases: ['trusted'], inside: [], openEnded: false }, 10).total;

  removeSource(project, 1, sourceId);
  expect(project.evidence.all()).toEqual([]);
  expect(found()).toBe(0);
  for (let round = 0; round < 2; round++) {
    undo(project);
    expect(state()).toEqual(before);
    expect(found()).toBe(1);
    redo(project);
    expect(project.sources.all()).toEqual([]);
    expect(found()).toBe(0);
  }
});

test('an import is undone and done again', () => {
  const { project, sourceId } = smallProject();
  const turns = project.texts.turnsOf(sourceId);
  expect(project.history.lastDone()?.sentence).toBe('imported “Interview 1”');
  undo(project);
  expect(project.sources.all()).toEqual([]);
  expect(project.cases.all()).toEqual([]);
  redo(project);
  expect(project.texts.turnsOf(sourceId)).toEqual(turns);
  expect(project.integrity.check().problems).toEqual([]);
});

test('what was undone cannot be done again once something else was done', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  applyCodes(project, 1, sourceId, [coding(codes.Time, start, start + 6, 'Slowly')]);
  undo(project);
  applyCodes(project, 1, sourceId, [coding(codes.Trust, start, start + 6, 'Slowly')]);
  expect(() => redo(project)).toThrow('nothing to redo');
});

test('a coder who was made on the way stays when the way is taken back', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  ensureCoder(project, 'Bea');
  const bea = project.coders.named('Bea')?.id ?? 0;
  applyCodes(project, bea, sourceId, [coding(codes.Time, start, start + 6, 'Slowly')]);
  while (project.history.lastDone()) undo(project);
  expect(project.sources.all()).toEqual([]);
  expect(project.coders.named('Bea')).toBeDefined();
});

/** The ids of the actions so far, the newest first. */
const actionIds = (project: ReturnType<typeof smallProject>['project']): number[] =>
  project.history.list(100).map(({ id }) => id);

test('one older action is taken back by itself, and that is a step like any other', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  const first = coding(codes.Trust, start, start + 6, 'Slowly');
  applyCodes(project, 1, sourceId, [first]);
  const [id = 0] = actionIds(project);
  applyCodes(project, 1, sourceId, [coding(codes.Time, start, start + 6, 'Slowly')]);
  reviseCode(project, 1, codes.Trust, { definition: 'New' });
  takeBack(project, 1, id);
  expect(project.codings.ofSource(sourceId).map(({ codeId }) => codeId)).toEqual([codes.Time]);
  expect(project.history.list(1)[0]?.sentence).toMatch(/^undid one step: coded turn 2/);
  expect(() => takeBack(project, 1, id)).toThrow('Ada undid one step: coded turn 2');
  undo(project);
  expect(project.codings.find(first.guid)?.exact).toBe('Slowly');
  takeBack(project, 1, id);
  expect(project.codings.count()).toBe(1);
});

test('what later steps build on is not undone, and they are named', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  const made = createCode(project, 1, { name: 'Patience', parentId: codes.Enabler });
  const [makingCode = 0] = actionIds(project);
  const one = coding(made, start, start + 6, 'Slowly');
  applyCodes(project, 1, sourceId, [one]);
  const [applying = 0] = actionIds(project);
  expect(() => takeBack(project, 1, makingCode)).toThrow(
    /later steps build on it: Ada coded turn 2 of “Interview 1” with “Patience”/,
  );
  writeCodingMemo(project, 1, one, 'a thought');
  expect(() => takeBack(project, 1, applying)).toThrow('wrote a memo on “Patience”');
  changeCoding(project, 1, one.guid, { polarity: 'supports' });
  expect(() => takeBack(project, 1, applying)).toThrow('marked “Patience”');
  const importing = actionIds(project).at(-1) ?? 0;
  expect(() => takeBack(project, 1, importing)).toThrow('build on it');
  expect(project.integrity.check().problems).toEqual([]);
});

test('a removal is taken back unless what it took has been made again', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  const one = coding(codes.Trust, start, start + 6, 'Slowly');
  applyCodes(project, 1, sourceId, [one]);
  removeCodings(project, 1, [one.guid]);
  const [removing = 0] = actionIds(project);
  applyCodes(project, 1, sourceId, [{ ...one, guid: crypto.randomUUID() }]);
  expect(() => takeBack(project, 1, removing)).toThrow(/build on it|stands in its way/);
  expect(project.codings.count()).toBe(1);
  undo(project);
  takeBack(project, 1, removing);
  expect(project.codings.find(one.guid)?.exact).toBe('Slowly');
});

test('a merge is taken back long after, while nothing has used its code since', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  applyCodes(project, 1, sourceId, [coding(codes.Time, start, start + 6, 'Slowly')]);
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  const [merging = 0] = actionIds(project);
  createCode(project, 1, { name: 'Other', parentId: codes.Enabler });
  takeBack(project, 1, merging);
  expect(project.codings.ofSource(sourceId).map(({ codeId }) => codeId)).toEqual([codes.Time]);
  expect(project.codeForwards.of(codes.Time)).toBeUndefined();
});

test.each([
  ['Pacific/Kiritimati', '2025-03-30T10:00:00.000Z'],
  ['America/Los_Angeles', '2025-03-31T07:00:00.000Z'],
])('a day begins at midnight of this machine’s clock, in %s too', (zone, midnight) => {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    expect(startOfDay('2025-03-31')).toBe(midnight);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
