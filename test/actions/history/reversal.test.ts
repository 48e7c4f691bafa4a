import { expect, test } from 'vitest';
import { listUnder } from '../../../src/actions/codebook/code-listing.ts';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { moveCodes, removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { addEvidence, addFinding, removeEvidence } from '../../../src/actions/findings/findings.ts';
import { writeSummary } from '../../../src/actions/framework/summaries.ts';
import { redo, takeBack, undo } from '../../../src/actions/history/history.ts';
import { writeCellMemo, writeMemo } from '../../../src/actions/memos/memos.ts';
import { removeSource } from '../../../src/actions/sources/sources.ts';
import type { Project } from '../../../src/storage/project.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { lossOf } from '../../../src/study/codebook/loss.ts';
import { addSource, smallProject, spoken } from '../../support/project.ts';

/** The number of the step that was done last. */
const lastStep = (project: Project): number => project.history.lastDone()?.id ?? 0;

/** Takes back a step that must not be, and sees that all stays as it is. */
function refuses(project: Project, step: number, words: RegExp): void {
  const before = [project.history.mark(), project.codes.all(), project.integrity.check()];
  expect(() => takeBack(project, 1, step)).toThrow(words);
  expect([project.history.mark(), project.codes.all(), project.integrity.check()]).toEqual(before);
}

test('taking back an older move never closes the codebook into a ring', () => {
  const { project, codes } = smallProject();
  const barriers = createCode(project, 1, { name: 'Barriers', parentId: codes.Enabler });
  moveCodes(project, 1, [codes.Trust], { parentId: null, before: null });
  const first = lastStep(project);
  moveCodes(project, 1, [codes.Enabler], { parentId: codes.Trust, before: null });
  refuses(project, first, /It cannot be undone.*none lies below itself.*“Trust”/);
  expect(placedCodes(project).map(({ id }) => id)).toContain(barriers);
});

test('a move from the top is taken back though the code was given meanwhile', () => {
  const { project, codes, sourceId } = smallProject();
  const slow = createCode(project, 1, { name: 'Slow', parentId: null });
  moveCodes(project, 1, [slow], { parentId: codes.Enabler, before: null });
  const step = lastStep(project);
  const coding = { guid: 'c', codeId: slow, polarity: 'plain', origin: 'by hand' } as const;
  const start = project.texts.textOf(sourceId)?.indexOf('Slowly') ?? 0;
  applyCodes(project, 1, sourceId, [{ ...coding, start, end: start + 6, exact: 'Slowly' }]);
  takeBack(project, 1, step);
  expect(project.codes.find(slow)?.parentId).toBeNull();
  expect(project.codings.countOfCode(slow)).toBe(1);
});

test('a code that comes back where another stands now stands after it', () => {
  const { project, codes } = smallProject();
  removeCodes(project, 1, [codes['Focal point']], 'nothing');
  const step = lastStep(project);
  const later = createCode(project, 1, { name: 'Later', parentId: codes.Enabler });
  takeBack(project, 1, step);
  const positions = placedCodes(project).flatMap(({ parentId, position }) =>
    parentId === null ? [] : [position],
  );
  expect(new Set(positions).size).toBe(positions.length);
  expect(placedCodes(project).map(({ id }) => id)).toContain(later);
  expect(project.integrity.check().problems).toEqual([]);
});

test('a guest is none any more where taking back brings it home', () => {
  const { project, codes } = smallProject();
  const value = createCode(project, 1, { name: 'Value', parentId: null });
  moveCodes(project, 1, [codes.Trust], { parentId: value, before: null });
  const step = lastStep(project);
  listUnder(project, 1, codes.Trust, [codes.Enabler]);
  takeBack(project, 1, step);
  expect(project.codes.find(codes.Trust)).toMatchObject({ parentId: codes.Enabler, alsoUnder: [] });
  undo(project);
  expect(project.codes.find(codes.Trust)).toMatchObject({ parentId: value, alsoUnder: [codes.Enabler] });
  redo(project);
  expect(project.integrity.check().problems).toEqual([]);
});

test('evidence that was taken out and in again is not brought back a second time', () => {
  const { project, codes } = smallProject();
  const finding = addFinding(project, 1, 'They trust', [{ side: 'for', codeId: codes.Trust, caseId: null }]);
  const [evidence] = project.findings.find(finding)?.evidence ?? [];
  removeEvidence(project, 1, finding, evidence?.id ?? 0);
  const step = lastStep(project);
  // By other rows than those that were removed.
  project.act(1, 'codings', () => {
    project.findings.link(finding, {
      side: 'against',
      codeId: codes.Trust,
      caseId: null,
      codingGuid: null,
      exact: '',
    });
    return { result: undefined, sentence: 'took it in again' };
  });
  refuses(project, step, /build on it|rests on each piece of evidence once/);
  addEvidence(project, 1, finding, [{ side: 'for', codeId: codes.Trust, caseId: null }]);
  expect(project.integrity.check().problems).toEqual([]);
});

test('a coding that is cited is not undone, nor a text with a memo on a turn', () => {
  const { project, codes } = smallProject();
  const text = spoken('Interview 2', [['Rosa', 'Now we trust them.']]);
  const sourceId = addSource(project, text, { cases: ['Kitchen Table'] });
  const importing = lastStep(project);
  const start = text.text.indexOf('Now');
  const coding = { guid: 'cited', codeId: codes.Trust, polarity: 'plain', origin: 'by hand' } as const;
  applyCodes(project, 1, sourceId, [{ ...coding, start, end: start + 3, exact: 'Now' }]);
  const step = lastStep(project);
  const [first] = project.cases.all();
  const place = { caseId: first?.id ?? 0, codeId: codes.Trust };
  writeSummary(project, 1, place, { text: 'Now. [1]', citations: [{ number: 1, codingGuid: 'cited' }] });
  refuses(project, step, /later steps build on it: Ada wrote the summary/);
  undo(project);
  undo(project);
  writeMemo(project, 1, { about: 'turn', id: project.texts.turnsOf(sourceId)[0]?.id ?? 0 }, 'a note');
  refuses(project, importing, /A memo is about something that is there|build on it/);
  removeSource(project, 1, sourceId);
  expect(project.integrity.check().problems).toEqual([]);
});

test('what was noted on a cell goes with its code, or follows it into the code it is merged into', () => {
  const { project, codes } = smallProject();
  const note = (codeId: number, text: string): void => {
    writeCellMemo(project, 1, { rowKey: 'case-1', codeId }, text);
  };
  note(codes.Trust, 'of trust');
  note(codes.Time, 'of time');
  writeCellMemo(project, 1, { rowKey: 'case-2', codeId: codes.Time }, 'alone');
  const notes = () =>
    project.memos
      .all()
      .map(({ text }) => text)
      .sort();
  const before = notes();
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  expect(notes()).toEqual(['alone', 'of trust\n\nof time']);
  expect(project.integrity.check().problems).toEqual([]);
  expect(lossOf(project, [codes.Trust]).memos).toBe(2);
  removeCodes(project, 1, [codes.Trust], 'nothing');
  expect(notes()).toEqual([]);
  undo(project);
  undo(project);
  expect(notes()).toEqual(before);
});

test('a finding on two codes that become one rests on it once', () => {
  const { project, codes } = smallProject();
  const on = (codeId: number) => ({ side: 'for', codeId, caseId: null }) as const;
  const finding = addFinding(project, 1, 'They trust', [on(codes.Trust), on(codes.Time)]);
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  expect(project.findings.find(finding)?.evidence.map(({ codeId }) => codeId)).toEqual([codes.Trust]);
  undo(project);
  expect(project.findings.find(finding)?.evidence).toHaveLength(2);
});

test('a fault that was there before does not keep her from undoing', () => {
  const { project, codes } = smallProject();
  reviseCode(project, 1, codes.Trust, { definition: 'Relying' });
  // As a version that did not know the rule may have left it.
  project.codes.place(codes.Trust, codes.Enabler, 2);
  expect(project.integrity.check().problems.join()).toContain('Of codes in one place each has its position');
  undo(project);
  expect(project.codes.find(codes.Trust)?.definition).toBe('');
});
