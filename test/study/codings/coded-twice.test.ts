import { expect, test } from 'vitest';
import { changeCoding } from '../../../src/actions/codings/codings.ts';
import { joinPassages } from '../../../src/actions/codings/passages.ts';
import { addEvidence, addFinding } from '../../../src/actions/findings/findings.ts';
import { writeSummary } from '../../../src/actions/framework/summaries.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { countByCode } from '../../../src/study/codebook/code-count.ts';
import { passagesCodedTwice } from '../../../src/study/codings/coded-twice.ts';
import { frameworkCell } from '../../../src/study/framework/framework.ts';
import { study } from '../../actions/story/study.ts';

/** A passage that Ada coded twice, and one that Ben did. */
function twice() {
  const lab = study();
  const { project, codes, code, sourceId } = lab;
  const wide = code(codes.Trust, 'We trusted her after a year', { memo: 'early' });
  const narrow = code(codes.Trust, 'after a year. 😀 Then', { memo: 'late' });
  code(codes.Trust, 'They never', { by: 2 });
  code(codes.Trust, 'never came', { by: 2 });
  const firsts = () => passagesCodedTwice(project).map(({ codings }) => codings[0]?.id ?? 0);
  const counted = () => countByCode(project).get(codes.Trust)?.codings;
  const own = () => project.codings.ofSource(sourceId).filter(({ coderId }) => coderId === 1);
  return { ...lab, wide, narrow, firsts, counted, own };
}

test('a passage coded twice counts once when it is made one, keeps both memos, and comes back in one step', () => {
  const { project, wide, firsts, counted, own } = twice();
  const before = own();
  expect(firsts()).toHaveLength(2);
  expect(counted()).toBe(4);
  expect(joinPassages(project, 1, firsts().slice(0, 1))).toBe(1);
  expect(counted()).toBe(3);
  expect(own()).toMatchObject([
    { guid: wide, exact: 'We trusted her after a year. 😀 Then', memo: 'early\n\nlate' },
  ]);
  expect(firsts()).toHaveLength(1);
  undo(project);
  expect(own()).toEqual(before);
  expect(counted()).toBe(4);
});

test('what cited a coding cites the one it went into; a finding has it once', () => {
  const { project, codes, wide, narrow, firsts } = twice();
  const caseId = project.cases.named('Kitchen Table')?.id ?? 0;
  const place = { caseId, codeId: codes.Trust };
  const citations = [{ number: 1, codingGuid: narrow }];
  writeSummary(project, 1, place, { text: 'It came late. [1]', citations });
  const finding = addFinding(project, 1, 'Trust comes late');
  const took = (codingGuid: string) => ({ side: 'for', codingGuid }) as const;
  addEvidence(project, 1, finding, [took(wide), took(narrow)]);
  joinPassages(project, 1, firsts().slice(0, 1));
  const { summary } = frameworkCell(project, caseId, codes.Trust);
  expect(summary?.citations).toEqual([{ number: 1, codingGuid: wide, exact: 'after a year. 😀 Then' }]);
  expect(project.findings.find(finding)?.evidence.map(({ codingGuid }) => codingGuid)).toEqual([wide]);
  undo(project);
  expect(frameworkCell(project, caseId, codes.Trust).summary?.citations[0]?.codingGuid).toBe(narrow);
  expect(project.findings.find(finding)?.evidence).toHaveLength(2);
});

test('nobody makes another coder’s passage one, nor one that is no more, nor one whose words bear otherwise already', () => {
  const { project, codes, code, narrow, firsts, own } = twice();
  const before = own();
  expect(() => joinPassages(project, 1, firsts())).toThrow('That is a coding of Ben');
  expect(own()).toEqual(before);
  expect(() => joinPassages(project, 1, [])).toThrow('Choose the passages');
  const [first = 0] = firsts();
  const whole = code(codes.Trust, 'We trusted her after a year. 😀 Then');
  changeCoding(project, 1, whole, { polarity: 'contradicts' });
  expect(() => joinPassages(project, 1, [first])).toThrow('bears on them differently');
  changeCoding(project, 1, narrow, { polarity: 'supports' });
  expect(() => joinPassages(project, 1, [first])).toThrow('no longer coded twice');
});
