import { expect, test } from 'vitest';
import { applyCodes } from '../../src/actions/coding.ts';
import { redo, undo } from '../../src/actions/history.ts';
import { ensureCoder } from '../../src/actions/project.ts';
import { removeSource } from '../../src/actions/sources.ts';
import { smallProject } from '../support/project.ts';

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
  const found = () => project.search.find({ phrases: ['trusted'], openEnded: false }, 10).total;

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
