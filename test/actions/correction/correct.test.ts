import { describe, expect, test } from 'vitest';
import { correctTurns, takeCorrectedText } from '../../../src/actions/correction/correct.ts';
import { erase } from '../../../src/actions/erasure/erase.ts';
import { writeSummary } from '../../../src/actions/framework/summaries.ts';
import { takeBack, undo } from '../../../src/actions/history/history.ts';
import { writeMemo } from '../../../src/actions/memos/memos.ts';
import { proposals, sortedOut } from '../../../src/domain/correction/touched.ts';
import { editOfTurns } from '../../../src/domain/correction/turn-edit.ts';
import { withTurnsSaid, type TurnPart } from '../../../src/domain/correction/turn-parts.ts';
import { nothingYet } from '../../../src/domain/writing/version.ts';
import { spanNow, turnedText } from '../../../src/study/correction/corrected-text.ts';
import { frameworkCell } from '../../../src/study/framework/framework.ts';
import { study } from '../story/study.ts';

/** A coded interview whose turns can be said anew; what is proposed of touched codings is accepted. */
function corrected() {
  const lab = study();
  const { project, sourceId } = lab;
  const correct = (from: number, parts: readonly TurnPart[], to = from): void => {
    const change = { from, to, parts };
    const before = turnedText(project, sourceId);
    const after = withTurnsSaid(before, change);
    const edit = editOfTurns(before, after, change);
    const decisions = proposals(sortedOut(project.codings.ofSource(sourceId), edit, after.text).touched);
    const version = project.texts.currentOf(sourceId)?.number ?? 0;
    correctTurns(project, 1, sourceId, { version, change, decisions });
  };
  const quotes = (): string[] => project.codings.ofSource(sourceId).map(({ exact }) => exact);
  return { ...lab, correct, quotes };
}

const rosa = (words: string): TurnPart => ({ speaker: 'Rosa', words });

test('a corrected comma makes no summary stale, and whoever cites the words cites them as they are', () => {
  const { project, codes, code, correct, quotes } = corrected();
  const guid = code(codes.Trust, 'We trusted her after a year.');
  const caseId = project.cases.named('Kitchen Table')?.id ?? 0;
  const place = { caseId, codeId: codes.Trust };
  const citations = [{ number: 1, codingGuid: guid }];
  writeSummary(project, 1, place, { text: 'Late. [1]', was: nothingYet, citations });
  correct(1, [rosa('Slowly. We trusted her, after a year. 😀 Then it went well.')]);
  expect(quotes()).toEqual(['We trusted her, after a year.']);
  const { summary, isStale } = frameworkCell(project, caseId, codes.Trust);
  expect(isStale).toBe(false);
  expect(summary?.citations.map(({ exact }) => exact)).toEqual(['We trusted her, after a year.']);
  correct(0, [{ speaker: 'Interviewer', words: 'How did all of it begin, back then?' }]);
  expect(frameworkCell(project, caseId, codes.Trust).isStale).toBe(false);
});

test('a coding whose words change is spoken of, or nothing is written', () => {
  const { project, codes, code, sourceId } = corrected();
  code(codes.Trust, 'Slowly.');
  const mark = project.history.mark();
  const change = { from: 1, to: 1, parts: [rosa('Fast.')] };
  expect(() => {
    correctTurns(project, 1, sourceId, { version: 1, change, decisions: [] });
  }).toThrow('1 coding holds words that are changed.');
  expect(() => {
    correctTurns(project, 1, sourceId, { version: 2, change, decisions: [] });
  }).toThrow('corrected in another window');
  expect(project.history.mark()).toBe(mark);
});

test('turns stay who they are: memos lead to them, and blind turns stay blind when numbers shift', () => {
  const { project, correct, sourceId } = corrected();
  const [, , , last] = project.texts.turnsOf(sourceId);
  writeMemo(project, 1, { about: 'turn', id: last?.id ?? 0 }, 'Look again.');
  correct(1, [rosa('Slowly. We trusted her after a year.'), rosa('😀 Then it went well.')]);
  const now = project.texts.turnsOf(sourceId);
  expect(now.map(({ number, firstNumber }) => [number, firstNumber])).toEqual([[1, 1], [2, 2], [3, null], [4, 3], [5, 4]]); // prettier-ignore
  expect(now.at(-1)?.id).toBe(last?.id);
  expect(project.search.find({ phrases: ['slowly'], inside: [], openEnded: false }, 9).total).toBe(1);
  // A turn that is joined to another leaves its memo there.
  correct(3, [{ speaker: 'Interviewer', words: 'And the funder? They never came to see us, not once.' }], 4);
  const memos = project.memos.ofKind('turn');
  expect(memos.map(({ aboutId, text }) => [aboutId, text])).toEqual([[project.texts.turnsOf(sourceId).at(-1)?.id, 'Look again.']]); // prettier-ignore
  expect(project.integrity.check().problems).toEqual([]);
});

test('where another text takes the place of all turns, what was noted on them stays on the source', () => {
  const { project, sourceId } = corrected();
  const [first, second] = project.texts.turnsOf(sourceId);
  writeMemo(project, 1, { about: 'source', id: sourceId }, 'A good talk.');
  writeMemo(project, 1, { about: 'turn', id: first?.id ?? 0 }, 'Look again.');
  writeMemo(project, 1, { about: 'turn', id: second?.id ?? 0 }, 'And here.');
  const text = 'Altogether';
  const turns = [{ start: 0, end: text.length, speaker: null, startMs: null, endMs: null }];
  takeCorrectedText(project, 1, sourceId, { version: 1, decisions: [], after: { text, turns } });
  expect(project.memos.ofKind('turn')).toEqual([]);
  expect(project.memos.about('source', sourceId)).toBe('A good talk.\n\nLook again.\n\nAnd here.');
  undo(project);
  expect(
    project.memos
      .ofKind('turn')
      .map((one) => one.text)
      .toSorted(),
  ).toEqual(['And here.', 'Look again.']);
  expect(project.memos.about('source', sourceId)).toBe('A good talk.');
});

describe('what was seen in an older text', () => {
  test('is coded where its words stand now, and never on words that look alike', () => {
    const { project, correct, sourceId, text } = corrected();
    const start = text.indexOf('not once');
    const seen = { start, end: start + 'not once'.length };
    correct(0, [{ speaker: 'Interviewer', words: 'How?' }]);
    const now = spanNow(project, sourceId, seen, 1);
    expect(project.texts.textOf(sourceId)?.slice(now.start, now.end)).toBe('not once');
    correct(3, [rosa('They never came to see us, not once or twice. Not once.')]);
    expect(spanNow(project, sourceId, now, 2)).toEqual(now);
    correct(3, [rosa('They never came, not ever. not once')]);
    expect(() => spanNow(project, sourceId, now, 3)).toThrow('select them again');
  });
});

test('an older step is not taken back across a correction that moved what it did', () => {
  const { project, codes, code, correct, sourceId, quotes } = corrected();
  code(codes.Trust, 'not once');
  const coded = project.history.lastDone()?.id ?? 0;
  correct(0, [{ speaker: 'Interviewer', words: 'How?' }]);
  const first = project.history.lastDone()?.id ?? 0;
  correct(1, [rosa('Slowly. We trusted her. 😀 Then it went well.')]);
  expect(() => takeBack(project, 1, coded)).toThrow('later steps build on it');
  expect(() => takeBack(project, 1, first)).toThrow('later steps build on it');
  undo(project);
  undo(project);
  expect(project.texts.versionsOf(sourceId)).toHaveLength(1);
  takeBack(project, 1, coded);
  expect(quotes()).toEqual([]);
});

test('who withdraws leaves no word in what a text was before it was corrected', () => {
  const { project, correct, sourceId } = corrected();
  correct(3, [{ speaker: 'Ann', words: 'They never came to see us, not once.' }]);
  correct(1, [rosa('Slowly. We trusted her. 😀 Then it went well.')]);
  const informant = project.informants.named('Rosa Medina')?.id ?? 0;
  erase(project, 1, { target: { kind: 'informant', id: informant }, choice: {}, confirmed: 'Rosa Medina' });
  expect(project.texts.versionsOf(sourceId).map(({ number }) => number)).toEqual([3]);
  expect(project.texts.textOf(sourceId)).not.toContain('trusted');
  expect(project.integrity.check().problems).toEqual([]);
});
