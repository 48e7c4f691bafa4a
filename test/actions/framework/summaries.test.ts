import { expect, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { changeCoding, removeCodings } from '../../../src/actions/codings/codings.ts';
import { confirmSummary, writeSummary } from '../../../src/actions/framework/summaries.ts';
import { redo, undo } from '../../../src/actions/history/history.ts';
import { sayChanges } from '../../../src/domain/summary.ts';
import { nothingYet, versionOf } from '../../../src/domain/writing/version.ts';
import {
  citedExcerpts,
  frameworkCell,
  frameworkOf,
  wordsOfSummary,
} from '../../../src/study/framework/framework.ts';
import { study } from '../story/study.ts';

/** A case with one interview, whose cell under Trust is looked at. */
function atCell() {
  const { project, codes, code } = study();
  const caseId = project.cases.named('Kitchen Table')?.id ?? 0;
  const place = { caseId, codeId: codes.Trust };
  const cell = () => frameworkCell(project, caseId, codes.Trust);
  const write = (words: string, was: string = nothingYet, ...guids: string[]) => {
    const citations = guids.map((codingGuid, at) => ({ number: at + 1, codingGuid }));
    return writeSummary(project, 1, place, { text: words, was, citations });
  };
  return { project, codes, caseId, code, place, cell, write };
}

test('a summary stands in its cell with what it cites, and undoes to what it said before', () => {
  const { project, codes, code, cell, write } = atCell();
  const guid = code(codes.Trust, 'We trusted her after a year.');
  const first = write('Trust came late. [1]', nothingYet, guid);
  expect(first).toMatchObject({ text: 'Trust came late. [1]', coder: 'Ada' });
  expect(first?.citations).toEqual([{ number: 1, codingGuid: guid, exact: 'We trusted her after a year.' }]);
  write('Trust came after a year. [1]', versionOf(wordsOfSummary(first)), guid);
  expect(project.summaryVersions(first?.id ?? 0).map(({ text }) => text)).toContain('Trust came late. [1]');
  undo(project);
  expect(cell().summary?.text).toBe('Trust came late. [1]');
  expect(cell().summary?.citations).toHaveLength(1);
  undo(project);
  expect(cell().summary).toBe(null);
  redo(project);
  expect(cell().summary?.citations[0]?.exact).toBe('We trusted her after a year.');
});

test('a cell goes stale when codings under it change, says what changed, and stands again when it was read', () => {
  const { project, codes, code, cell, write, place } = atCell();
  const [one, two] = [code(codes.Trust, 'We trusted her after a year.'), code(codes.Trust, 'Slowly.')];
  write('It came. [1]', nothingYet, one);
  expect(cell().isStale).toBe(false);
  code(codes.Time, 'They never came');
  expect(cell().isStale).toBe(false);
  changeCoding(project, 1, two, { polarity: 'contradicts' });
  const three = code(codes.Trust, 'Then it went well.');
  removeCodings(project, 1, [one]);
  expect(cell().changes).toEqual({ added: [three], removed: [one], changed: [two] });
  expect(sayChanges(cell().changes)).not.toBe('');
  expect(citedExcerpts(project, cell().summary ?? expect.fail())).toEqual([
    { number: 1, exact: 'We trusted her after a year.', coding: null },
  ]);
  confirmSummary(project, 1, place);
  expect(cell().isStale).toBe(false);
  undo(project);
  undo(project);
  expect(cell().changes.removed).toEqual([]);
  undo(project);
  undo(project);
  expect(cell().isStale).toBe(false);
});

test('what somebody else wrote meanwhile is not written over, and what was typed is not kept by half', () => {
  const { project, cell, write } = atCell();
  const first = write('Mine.');
  project.coders.ensure('Ben');
  expect(() => write('Of somebody who saw nothing there.')).toThrow(
    'Ada changed the summary of “Kitchen Table × Trust” meanwhile. It says now: “Mine.”',
  );
  expect(() => write('Later', 'of old')).toThrow('What you typed is kept here');
  expect(cell().summary?.text).toBe('Mine.');
  write('', versionOf(wordsOfSummary(first)));
  expect(cell().summary).toBe(null);
  expect(() => write('Again', versionOf(wordsOfSummary(first)))).toThrow('Nothing stands there now');
});

test('a citation of what is not coded, a case that is gone and too long a text are refused', () => {
  const { write, cell, project, codes } = atCell();
  expect(() => write('So. [1]', nothingYet, crypto.randomUUID())).toThrow(
    'What [1] cites is no longer coded.',
  );
  expect(() => write('x'.repeat(50_001))).toThrow('50,000');
  expect(() =>
    writeSummary(project, 1, { caseId: 99, codeId: codes.Trust }, { text: 'a', citations: [] }),
  ).toThrow('no longer in the project');
  expect(cell().summary).toBe(null);
});

test('sentences that cite nothing are counted', () => {
  const { codes, code, cell, write } = atCell();
  write('It came late. [1] It stayed. Nobody knows why.', nothingYet, code(codes.Trust, 'Slowly.'));
  expect(cell().uncited).toBe(2);
});

test('when a code goes into another, what was written goes with it, behind what stands there, and comes back', () => {
  const { project, codes, caseId, code, write } = atCell();
  const [one, two] = [code(codes.Trust, 'We trusted her after a year.'), code(codes.Time, 'after a year')];
  write('Trust. [1]', nothingYet, one);
  const time = { caseId, codeId: codes.Time };
  writeSummary(project, 1, time, {
    text: 'Time. [1]',
    citations: [{ number: 1, codingGuid: two }],
  });
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  const merged = frameworkCell(project, caseId, codes.Trust).summary;
  expect(merged?.text).toBe('Trust. [1]\n\nTime. [2]');
  expect(merged?.citations.map(({ codingGuid }) => codingGuid)).toEqual([one, two]);
  undo(project);
  expect(project.summaries.all().map(({ text }) => text)).toEqual(['Trust. [1]', 'Time. [1]']);
});

test('the whole matrix says the same of a cell as the cell by itself', () => {
  const { project, codes, caseId, code, cell, write } = atCell();
  write('It came. [1]', nothingYet, code(codes.Trust, 'Slowly.'));
  const whole = frameworkOf(project, { under: codes.Enabler, level: 'finest', codes: [] });
  expect(whole.codes.map(({ name }) => name)).toEqual(['Trust', 'Time', 'Focal point']);
  expect(whole.cell(caseId, codes.Trust)).toEqual(cell());
  expect(whole.cell(caseId, codes.Time)).toMatchObject({ codings: [], summary: null, uncited: 0 });
});
