import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { rejectSuggestion } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { textOf } from '../../../src/study/sources/texts.ts';
import { learnedFor, learnedSuggestions, learnOn } from '../../../src/study/suggestions/learning.ts';
import { addCodes, addSource, spoken, suggestEverywhere, temporaryFolder } from '../../support/project.ts';

/** A study in a file, as the process that makes suggestions sees it, and as the server that writes does. */
function twice() {
  const file = join(temporaryFolder(), 'study.throughline');
  const open = (): Project => {
    const project = openProject(file);
    onTestFinished(() => {
      project.close();
    });
    return project;
  };
  const server = open();
  server.christen('Study', '');
  server.coders.ensure('Ada');
  suggestEverywhere(server);
  const codes = addCodes(server);
  reviseCode(server, 1, codes.Trust, { keywords: ['trust'] });
  const sourceId = addSource(
    server,
    spoken('Interview', [
      ['Rosa', 'We came. We trusted her.'],
      ['Rosa', 'Nobody trusted the fund.'],
      ['Rosa', 'It took us time.'],
    ]),
  );
  /** The server codes these words. */
  const code = (exact: string, codeId: number): void => {
    const start = textOf(server, sourceId).indexOf(exact);
    applyCodes(server, 1, sourceId, [
      { guid: exact, codeId, start, end: start + exact.length, exact, polarity: 'plain', origin: 'by hand' },
    ]);
  };
  return { server, codes, sourceId, code, reading: open() };
}

test('what is coded and rejected elsewhere throws nothing away that was learned', () => {
  const { server, codes, sourceId, code, reading } = twice();
  expect(learnOn(reading, 1)).toEqual({ isCurrent: true, isDone: true });
  const learned = learnedFor(reading, 1);
  const [first] = learnedSuggestions(reading, 1, sourceId);
  rejectSuggestion(server, 1, sourceId, {
    codeId: codes.Trust,
    start: first?.start ?? 0,
    end: first?.end ?? 0,
    reason: '',
  });
  code('Nobody trusted the fund.', codes.Time);
  expect(learnOn(reading, 1)).toEqual({ isCurrent: true, isDone: true });
  expect(learnedFor(reading, 1)).toBe(learned);
  expect(learned.model.codings()).toBe(1);
});

test('until the words of a new entry are learned, what was known before answers, but for codes that are gone', () => {
  const { server, codes, sourceId, code, reading } = twice();
  expect(learnOn(reading, 1)).toEqual({ isCurrent: true, isDone: true });
  const before = learnedFor(reading, 1);
  const said = learnedSuggestions(reading, 1, sourceId);
  expect(said.map(({ codeId }) => codeId)).toContain(codes.Trust);
  reviseCode(server, 1, codes.Time, { keywords: ['time'] });
  code('It took us time.', codes.Time);
  expect(learnOn(reading, 1, () => true)).toEqual({ isCurrent: false, isDone: false });
  expect(learnedFor(reading, 1)).toBe(before);
  expect(learnedSuggestions(reading, 1, sourceId).map(({ codeId }) => codeId)).toEqual(
    said.map(({ codeId }) => codeId),
  );
  expect(learnOn(reading, 1)).toEqual({ isCurrent: true, isDone: true });
  expect(learnedFor(reading, 1)).not.toBe(before);
  expect(learnedSuggestions(reading, 1, sourceId).map(({ codeId }) => codeId)).toContain(codes.Time);
});
