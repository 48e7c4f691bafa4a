import { expect, test } from 'vitest';
import { applyCodes, writeCodingMemo } from '../../../src/actions/codings/codings.ts';
import { describeCase } from '../../../src/actions/sources/cases.ts';
import { describeSource } from '../../../src/actions/sources/sources.ts';
import { exportedRows, type ExportChoice } from '../../../src/study/excerpts/exported-rows.ts';
import { addSource, smallProject, spoken } from '../../support/project.ts';

const everything: ExportChoice = {
  codes: [],
  cases: [],
  sources: [],
  coders: [],
  informantTypes: [],
  kinds: [],
  polarities: [],
  q: '',
  attributes: 'no',
};

function study() {
  const small = smallProject();
  const { project, codes, sourceId, text } = small;
  const late = spoken('Late', [['Ann', 'At last.']]);
  const lateId = addSource(
    project,
    { ...late, kind: 'focus group', turns: late.turns.map((turn) => ({ ...turn, startMs: 3_725_000 })) },
    { cases: ['Kitchen Table', 'Garden'] },
  );
  const code = (source: number, codeId: number, exact: string, polarity: 'plain' | 'qualifies' = 'plain') => {
    const start = (source === sourceId ? text : late.text).indexOf(exact);
    applyCodes(project, 1, source, [
      { guid: exact, codeId, start, end: start + exact.length, exact, polarity, origin: 'in vivo' },
    ]);
  };
  code(sourceId, codes.Trust, 'We trusted her after a year. 😀');
  code(sourceId, codes.Time, 'And the funder?');
  code(sourceId, codes.Time, 'once', 'qualifies');
  code(lateId, codes.Trust, 'At last.');
  const rows = (choice: Partial<ExportChoice> = {}) => [
    ...exportedRows(project, { ...everything, ...choice }).rows,
  ];
  return { ...small, lateId, rows };
}

test('the export holds every coding, its quote the very words at its offsets', () => {
  const { project, rows } = study();
  const all = rows();
  expect(all.map(({ exact }) => exact)).toEqual([
    'We trusted her after a year. 😀',
    'And the funder?',
    'once',
    'At last.',
  ]);
  for (const { exact, source, start, end } of all) {
    const text = project.texts.textOf(project.sources.named(source)?.id ?? 0);
    expect(text?.slice(start, end)).toBe(exact);
  }
});

test('a row says who spoke, where and when, and how it was coded', () => {
  const { project, rows, codes } = study();
  writeCodingMemo(project, 1, { guid: 'At last.' }, 'Why so late?');
  const [trusted, , once, late] = rows();
  expect(trusted).toMatchObject({
    cases: 'Kitchen Table',
    source: 'Interview 1',
    kind: 'interview',
    turn: 2,
    time: '',
    speaker: 'Rosa',
    informant: 'Rosa Medina',
    informantType: 'partner',
    facet: 'Enabler',
    codePath: 'Enabler > Trust',
    code: 'Trust',
    coder: 'Ada',
    origin: 'in vivo',
    codeGuid: project.codes.find(codes.Trust)?.guid,
  });
  expect(once).toMatchObject({ polarity: 'qualifies', turn: 4 });
  expect(late).toMatchObject({
    cases: 'Kitchen Table; Garden',
    time: '01:02:05',
    memo: 'Why so late?',
    kind: 'focus group',
    informant: '',
  });
});

test('codings of the interviewer’s words are there and marked as such', () => {
  const { project, rows, sourceId } = study();
  expect(rows()[1]).toMatchObject({ informantType: 'interviewer', informant: '', speaker: 'Interviewer' });
  expect(rows({ informantTypes: ['partner'] })).toHaveLength(2);
  const [label = ''] = project.informants.speakersOf(sourceId).map((one) => one.label);
  describeSource(project, 1, sourceId, {
    name: 'Interview 1',
    kind: 'interview',
    date: null,
    cases: [],
    speakers: [{ label, isInterviewer: false, informant: 'Ina', informantType: 'staff' }],
  });
  expect(rows()[1]).toMatchObject({ informantType: 'staff', informant: 'Ina', cases: '' });
});

test('what is asked to be left out is left out and nothing else', () => {
  const { project, rows, codes, lateId } = study();
  const exact = (choice: Partial<ExportChoice>) => rows(choice).map((row) => row.exact);
  expect(exact({ codes: [codes.Enabler] })).toHaveLength(4);
  expect(exact({ codes: [codes.Time] })).toEqual(['And the funder?', 'once']);
  expect(exact({ sources: [lateId] })).toEqual(['At last.']);
  expect(exact({ kinds: ['focus group'] })).toEqual(['At last.']);
  expect(exact({ cases: [project.cases.named('Garden')?.id ?? 0] })).toEqual(['At last.']);
  expect(exact({ polarities: ['qualifies'] })).toEqual(['once']);
  expect(exact({ coders: [99] })).toEqual([]);
});

test('attributes of the cases are columns when they are asked for, the values of several cases side by side', () => {
  const { project } = study();
  const set = (name: string, values: Record<string, string>) => {
    const list = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
    describeCase(project, 1, project.cases.named(name)?.id ?? 0, { name, values: list });
  };
  set('Kitchen Table', { Region: 'Kenya', Size: '3' });
  set('Garden', { Region: 'Peru' });
  const { attributes, rows } = exportedRows(project, { ...everything, attributes: 'yes' });
  expect(attributes).toEqual(['Region', 'Size']);
  expect([...rows].map((row) => row.attributes)).toEqual([
    ['Kenya', '3'],
    ['Kenya', '3'],
    ['Kenya', '3'],
    ['Kenya; Peru', '3'],
  ]);
  expect([...exportedRows(project, everything).rows][0]?.attributes).toEqual([]);
});
