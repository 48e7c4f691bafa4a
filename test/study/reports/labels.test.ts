import { expect, test } from 'vitest';
import { unnamer } from '../../../src/domain/report/names.ts';
import { hideNames } from '../../../src/study/reports/hidden-names.ts';
import { labelsOf } from '../../../src/study/reports/labels.ts';
import { addSource, emptyProject, spoken } from '../../support/project.ts';

/** A talk of somebody whose name is short, with somebody whose name has no capitals, asked by Miriam Holt. */
function talk() {
  const project = emptyProject();
  const lines = [
    ['Miriam', 'How was it?'],
    ['Al', 'Slow.'],
    ['田中', 'Yes.'],
  ] as const;
  const person = (label: string, informant: string) => ({
    label,
    isInterviewer: false,
    informant,
    informantType: 'partner',
  });
  addSource(project, spoken('Interview 1', lines), {
    cases: [],
    speakers: [
      { label: 'Miriam', isInterviewer: true, informant: '', informantType: '' },
      person('Al', 'Dr Al Wu'),
      person('田中', '田中'),
    ],
  });
  return project;
}

test('names of two letters, in capitals, without capitals, and of who asked are not handed on; titles and words are', () => {
  const project = talk();
  const rename = unnamer(labelsOf(project).names);
  expect(rename('Ask Al, or DR AL  WU: dr al wu knows.', true)).toBe('Ask [P01], or [P01]: [P01] knows.');
  expect(rename('也许田中先生知道。', true)).toBe('也许[P01-2]先生知道。');
  expect(rename('As Miriam said to Dr Smith', true)).toBe('As [the interviewer] said to Dr Smith');
  const hide = hideNames(project);
  expect(hide('Ask Al, or 田中; as Miriam said to Dr Smith')).toBe(
    'Ask [name], or [name]; as [name] said to Dr Smith',
  );
});

test('a label that names nobody stays what it is', () => {
  const project = emptyProject();
  addSource(project, spoken('Interview 1', [['Participant 3', 'Slow.']]), {
    speakers: [
      {
        label: 'Participant 3',
        isInterviewer: false,
        informant: 'Participant 3, Interview 1',
        informantType: '',
      },
    ],
  });
  const rename = unnamer(labelsOf(project).names);
  expect(rename('An interview, the Interview: participant and Participant.', false)).toBe(
    'An interview, the Interview: participant and Participant.',
  );
});
