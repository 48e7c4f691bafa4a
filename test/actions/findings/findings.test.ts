import { expect, test } from 'vitest';
import { mergeCodes } from '../../../src/actions/codebook/code-merge.ts';
import { applyCodes, changeCoding } from '../../../src/actions/codings/codings.ts';
import {
  addEvidence,
  addFinding,
  confirmFinding,
  removeEvidence,
  removeFinding,
  writeFinding,
  type FindingEntry,
} from '../../../src/actions/findings/findings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { weigh } from '../../../src/study/findings/finding-weight.ts';
import { addSource, spoken } from '../../support/project.ts';
import { study } from '../story/study.ts';

/** Rosa of Kitchen Table, and Ben and Ann of Night Shift: three people of two types in two cases. */
function team() {
  const { project, codes, code } = study();
  const text = spoken('Interview 2', [
    ['Ben', 'I trusted nobody there.'],
    ['Ann', 'I came to trust them.'],
  ]);
  const speaker = (label: string, informantType: string) => ({
    label,
    isInterviewer: false,
    informant: label,
    informantType,
  });
  const sourceId = addSource(project, text, {
    cases: ['Night Shift'],
    speakers: [speaker('Ben', 'partner'), speaker('Ann', 'philanthropy')],
  });
  let made = 0;
  const codeThere = (codeId: number, exact: string, polarity: 'plain' | 'contradicts' = 'plain'): string => {
    const start = text.text.indexOf(exact);
    const guid = `there-${++made}`;
    const coding = {
      guid,
      codeId,
      start,
      end: start + exact.length,
      exact,
      polarity,
      origin: 'by hand',
    } as const;
    applyCodes(project, 1, sourceId, [coding]);
    return guid;
  };
  const weightOf = (id: number) => weigh(project, project.findings.find(id) ?? expect.fail());
  const readAll = (): void => {
    for (const { id } of project.sources.all()) setRead(project, 1, id, true);
  };
  return { project, codes, code, codeThere, weightOf, readAll };
}

const entry = (change: Partial<FindingEntry> = {}): FindingEntry => ({
  claim: 'Most trust the facilitator',
  notes: '',
  negativeCase: '',
  state: 'draft',
  judgements: [],
  ...change,
});

test('who speaks for a finding and against it is counted from its evidence as it stands', () => {
  const { project, codes, code, codeThere, weightOf, readAll } = team();
  readAll();
  const id = addFinding(project, 1, 'Most trust the facilitator', [
    { side: 'for', codeId: codes.Trust, caseId: null },
  ]);
  expect(weightOf(id).says).toBe('0 of 2 cases · 0 of 3 informants · 0 of 2 informant types · 0 against');
  code(codes.Trust, 'We trusted her after a year.');
  codeThere(codes.Trust, 'I trusted nobody there.', 'contradicts');
  const both = codeThere(codes.Trust, 'I came to trust them.');
  expect(weightOf(id).says).toBe('2 of 2 cases · 2 of 3 informants · 2 of 2 informant types · 1 against');
  expect(weightOf(id).quantifiers).toMatchObject([{ word: 'Most', verdict: 'fits' }]);
  expect(weightOf(id).ids).toMatchObject({ for: { length: 2 }, against: { length: 1 } });
  // An excerpt stands where it was put, whatever its code says.
  addEvidence(project, 1, id, [{ side: 'against', codingGuid: both }]);
  expect(weightOf(id).weight).toMatchObject({ informants: { count: 1, of: 3 }, against: 2, both: 0 });
  expect(weightOf(id).silent).toEqual({ cases: [], informants: [] });
  expect(weightOf(id).weight.byType).toEqual([
    { type: 'philanthropy', count: 0, of: 1, unread: 0, against: 1 },
    { type: 'partner', count: 1, of: 2, unread: 0, against: 1 },
  ]);
});

test('who was not read is not silent: of her it is not known, and no word of quantity is sure', () => {
  const { project, codes, code, weightOf, readAll } = team();
  code(codes.Trust, 'We trusted her after a year.');
  const id = addFinding(project, 1, 'All trust the facilitator', [
    { side: 'for', codeId: codes.Trust, caseId: null },
  ]);
  expect(weightOf(id)).toMatchObject({
    weight: { cases: { count: 1, of: 1, unread: 1 }, informants: { count: 1, of: 1, unread: 2 } },
    silent: { cases: [], informants: [] },
    unread: { cases: ['Night Shift'], informants: ['Ann', 'Ben'] },
    quantifiers: [{ word: 'All', verdict: 'not sure' }],
  });
  readAll();
  expect(weightOf(id)).toMatchObject({
    weight: { cases: { count: 1, of: 2, unread: 0 } },
    silent: { cases: ['Night Shift'], informants: ['Ann', 'Ben'] },
    unread: { cases: [], informants: [] },
    quantifiers: [{ word: 'All', verdict: 'does not fit' }],
  });
});

test('evidence of one case counts in that case alone, and the silent ones are named', () => {
  const { project, codes, code, codeThere, weightOf, readAll } = team();
  readAll();
  const caseId = project.cases.named('Kitchen Table')?.id ?? 0;
  code(codes.Trust, 'We trusted her after a year.');
  codeThere(codes.Trust, 'I came to trust them.');
  const id = addFinding(project, 1, 'Trust', [{ side: 'for', codeId: codes.Enabler, caseId }]);
  expect(weightOf(id).weight).toMatchObject({ cases: { count: 1, of: 2 }, informants: { count: 1 } });
  expect(weightOf(id).silent).toEqual({ cases: ['Night Shift'], informants: ['Ann', 'Ben'] });
});

test('a finding goes stale when its evidence changes, and stands again when it was read', () => {
  const { project, codes, code, codeThere, weightOf } = team();
  const guid = code(codes.Trust, 'We trusted her after a year.');
  const id = addFinding(project, 1, 'Trust', [{ side: 'for', codeId: codes.Trust, caseId: null }]);
  expect(weightOf(id).isStale).toBe(false);
  codeThere(codes.Time, 'I came to trust them.');
  expect(weightOf(id).isStale).toBe(false);
  const fresh = codeThere(codes.Trust, 'I came to trust them.');
  changeCoding(project, 1, guid, { polarity: 'contradicts' });
  expect(weightOf(id).changes).toMatchObject({ added: [fresh], changed: [guid], removed: [] });
  confirmFinding(project, 1, id);
  expect(weightOf(id).isStale).toBe(false);
  undo(project);
  expect(weightOf(id).isStale).toBe(true);
});

test('only who says that it still stands takes the mark away: not saving notes, nor taking in other evidence', () => {
  const { project, codes, code, codeThere, weightOf } = team();
  code(codes.Trust, 'We trusted her after a year.');
  const id = addFinding(project, 1, 'Trust', [{ side: 'for', codeId: codes.Trust, caseId: null }]);
  const other = codeThere(codes.Time, 'I trusted nobody there.');
  const fresh = codeThere(codes.Trust, 'I came to trust them.');
  writeFinding(project, 1, id, entry({ claim: 'Trust', notes: 'longer' }));
  expect(weightOf(id).changes).toMatchObject({ added: [fresh], changed: [], removed: [] });
  addEvidence(project, 1, id, [{ side: 'against', codingGuid: other }]);
  expect(weightOf(id).changes).toMatchObject({ added: [fresh], changed: [], removed: [] });
  const [, linked] = weightOf(id).finding.evidence;
  removeEvidence(project, 1, id, linked?.id ?? 0);
  expect(weightOf(id).changes).toMatchObject({ added: [fresh], changed: [], removed: [] });
  confirmFinding(project, 1, id);
  expect(weightOf(id).isStale).toBe(false);
});

test('a finding is not final before the negative case was looked for, nor a judgement kept without its reason', () => {
  const { project, weightOf } = team();
  const id = addFinding(project, 1, 'Most trust the facilitator');
  const write = (change: Partial<FindingEntry>) => () => {
    writeFinding(project, 1, id, entry(change));
  };
  expect(write({ state: 'final', notes: 'long ones' })).toThrow('look for the negative case');
  expect(weightOf(id).finding).toMatchObject({ notes: '', state: 'draft' });
  const judged = (level: string, reason: string) => ({
    judgements: [{ component: 'adequacy' as const, level, reason }],
  });
  expect(write(judged('minor concerns', ' '))).toThrow('a judgement without a reason');
  expect(write(judged('enormous', 'because'))).toThrow('There is no level “enormous”');
  write({ ...judged('minor concerns', 'Three people.'), state: 'final', negativeCase: 'Ben does not.' })();
  expect(weightOf(id).finding).toMatchObject({ state: 'final', judgements: [{ level: 'minor concerns' }] });
  undo(project);
  expect(weightOf(id).finding).toMatchObject({ state: 'draft', judgements: [], negativeCase: '' });
});

test('evidence is taken in once, changes sides, is taken out, and goes with its code where that goes', () => {
  const { project, codes, code, weightOf } = team();
  const guid = code(codes.Trust, 'Slowly.');
  const id = addFinding(project, 1, 'Trust');
  addEvidence(project, 1, id, [
    { side: 'for', codingGuid: guid },
    { side: 'for', codingGuid: guid },
  ]);
  addEvidence(project, 1, id, [{ side: 'against', codingGuid: guid }]);
  const { evidence } = weightOf(id).finding;
  expect(evidence.map(({ side, exact }) => [side, exact])).toEqual([['against', 'Slowly.']]);
  removeEvidence(project, 1, id, evidence[0]?.id ?? 0);
  expect(weightOf(id).finding.evidence).toEqual([]);
  addEvidence(project, 1, id, [{ side: 'for', codeId: codes.Time, caseId: null }]);
  mergeCodes(project, 1, [codes.Time], codes.Trust);
  expect(weightOf(id).finding.evidence.map(({ codeId }) => codeId)).toEqual([codes.Trust]);
  undo(project);
  expect(weightOf(id).finding.evidence.map(({ codeId }) => codeId)).toEqual([codes.Time]);
});

test('what cannot be is refused, and nothing is kept by half', () => {
  const { project } = team();
  expect(() => addFinding(project, 1, '  ')).toThrow('needs a claim');
  expect(() => addFinding(project, 1, 'Trust', [{ side: 'for', codingGuid: 'gone' }])).toThrow(
    'no longer coded',
  );
  expect(() => addFinding(project, 1, 'Trust', [{ side: 'for', codeId: 999, caseId: null }])).toThrow();
  expect(project.findings.all()).toEqual([]);
  const id = addFinding(project, 1, 'Trust');
  removeFinding(project, 1, id);
  expect(() => {
    confirmFinding(project, 1, id);
  }).toThrow('no longer there');
  undo(project);
  expect(project.findings.all()).toHaveLength(1);
});
