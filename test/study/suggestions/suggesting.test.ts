import { expect, test } from 'vitest';
import { reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { acceptSuggestion, rejectSuggestion } from '../../../src/actions/suggestions/suggestion-decisions.ts';
import { suggestionsFor } from '../../../src/study/suggestions/suggesting.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

function study() {
  const project = emptyProject();
  const codes = addCodes(project);
  reviseCode(project, 1, codes.Trust, { keywords: ['trust'] });
  reviseCode(project, 1, codes.Enabler, { keywords: ['trust', 'visit'] });
  const text = spoken('Interview', [
    ['I', 'Was there trust?'],
    ['Rosa', 'We came. We trusted her.'],
    [null, 'Trust is a word.'],
  ]);
  const sourceId = addSource(project, text, {
    speakers: [{ label: 'I', isInterviewer: true, informant: '', informantType: '' }],
  });
  const suggested = (coderId = 1) =>
    suggestionsFor(project, coderId, sourceId).map((one) => text.text.slice(one.start, one.end));
  const first = () => {
    const [one] = suggestionsFor(project, 1, sourceId);
    if (!one) throw new Error('nothing is suggested');
    return { codeId: one.codeId, start: one.start, end: one.end, reason: 'keyword: trust' };
  };
  return { project, codes, sourceId, text: text.text, suggested, first };
}

test('codes are suggested for what informants say, never for the interviewer’s words, and no code that only gathers others', () => {
  const { project, codes, sourceId, suggested } = study();
  expect(suggested()).toEqual(['We trusted her.', 'Trust is a word.']);
  expect(suggestionsFor(project, 1, sourceId).map(({ codeId }) => codeId)).toEqual([
    codes.Trust,
    codes.Trust,
  ]);
  expect(project.codings.count()).toBe(0);
});

test('a suggestion that is rejected does not come back for her, and does for another coder', () => {
  const { project, sourceId, suggested, first } = study();
  const bea = project.coders.ensure('Bea').id;
  rejectSuggestion(project, 1, sourceId, first());
  expect(suggested()).toEqual(['Trust is a word.']);
  expect(suggested(bea)).toHaveLength(2);
  expect(project.codings.count()).toBe(0);
  undo(project);
  expect(suggested()).toHaveLength(2);
});

test('a suggestion that is accepted is a coding of hers that says where it came from', () => {
  const { project, sourceId, suggested, first } = study();
  acceptSuggestion(project, 1, sourceId, { ...first(), guid: 'g' });
  expect(project.codings.find('g')).toMatchObject({
    exact: 'We trusted her.',
    origin: 'accepted suggestion',
    coderId: 1,
    polarity: 'plain',
  });
  expect(project.suggestions.decisionsOn(sourceId)).toMatchObject([{ decision: 'accepted', coderId: 1 }]);
  expect(suggested()).toEqual(['Trust is a word.']);
  undo(project);
  expect([project.codings.count(), project.suggestions.decisionsOn(sourceId)]).toEqual([0, []]);
});

test('what she has coded so already is not suggested, and cannot be accepted again', () => {
  const { project, codes, sourceId, text, suggested, first } = study();
  const decided = first();
  const start = text.indexOf('trusted');
  applyCodes(project, 1, sourceId, [
    {
      guid: 'g',
      codeId: codes.Trust,
      start,
      end: start + 7,
      exact: 'trusted',
      polarity: 'plain',
      origin: 'by hand',
    },
  ]);
  expect(suggested()).toEqual(['Trust is a word.']);
  acceptSuggestion(project, 1, sourceId, { ...decided, guid: 'h' });
  expect(() => {
    acceptSuggestion(project, 1, sourceId, { ...decided, guid: 'i' });
  }).toThrow('coded this already');
  expect(project.codings.count()).toBe(2);
});

test('a decision about a place without words or a code that is gone is refused', () => {
  const { project, sourceId, first } = study();
  for (const wrong of [{ start: 9000, end: 9001 }, { codeId: 99 }]) {
    expect(() => {
      rejectSuggestion(project, 1, sourceId, { ...first(), ...wrong });
    }).toThrow(/no words|no longer/);
    expect(() => {
      acceptSuggestion(project, 1, sourceId, { ...first(), ...wrong, guid: 'g' });
    }).toThrow(/no words|no longer/);
  }
  expect(() => {
    rejectSuggestion(project, 1, 99, first());
  }).toThrow('no longer in the project');
  expect(project.suggestions.decisionsOn(sourceId)).toEqual([]);
});

test('the codebook as it is now makes the suggestions', () => {
  const { project, codes, suggested } = study();
  reviseCode(project, 1, codes.Trust, { keywords: ['came'] });
  // The keyword is another one now; the name of the code still speaks for it.
  expect(suggested()).toEqual(['We came.', 'Trust is a word.']);
  undo(project);
  expect(suggested()).toHaveLength(2);
});
