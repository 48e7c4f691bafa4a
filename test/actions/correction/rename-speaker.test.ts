import { expect, test } from 'vitest';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { renameSpeaker } from '../../../src/actions/correction/rename-speaker.ts';
import { undo } from '../../../src/actions/history/history.ts';
import type { Project } from '../../../src/storage/project.ts';
import { smallProject } from '../../support/project.ts';

test('a speaker is called otherwise in the whole text, or joined with another; codings keep their words, and undo brings all back', () => {
  const { project, codes, sourceId, text } = smallProject();
  const across = text.slice(text.indexOf('well.'), text.indexOf('funder?'));
  const start = text.indexOf(across);
  const label = { start: text.indexOf('Rosa: They'), end: text.indexOf('Rosa: They') + 4 };
  for (const span of [
    { start, end: start + across.length },
    { start: text.indexOf('Slowly'), end: text.indexOf('Slowly') + 6 },
    label,
  ])
    applyCodes(project, 1, sourceId, [
      {
        guid: crypto.randomUUID(),
        codeId: codes.Trust,
        ...span,
        exact: text.slice(span.start, span.end),
        polarity: 'plain',
        origin: 'by hand',
      },
    ]);
  const before = rowsIn(project);
  renameSpeaker(project, 1, sourceId, { version: 1, label: 'Interviewer', to: 'Ada' });
  const now = project.texts.textOf(sourceId) ?? '';
  expect(now).toBe(text.replaceAll('Interviewer: ', 'Ada: '));
  expect(project.codings.ofSource(sourceId).map(({ exact }) => exact)).toEqual([
    'Slowly',
    across.replace('Interviewer', 'Ada'),
    'Rosa',
  ]);
  expect(project.informants.speakersOf(sourceId).map((one) => [one.label, one.isInterviewer])).toEqual([
    ['Ada', true],
    ['Rosa', false],
  ]);
  expect(() => {
    renameSpeaker(project, 1, sourceId, { version: 1, label: 'Ada', to: 'Eve' });
  }).toThrow('corrected in another window');
  renameSpeaker(project, 1, sourceId, { version: 2, label: 'Ada', to: 'Rosa' });
  expect(project.informants.speakersOf(sourceId).map((one) => one.label)).toEqual(['Rosa']);
  expect(new Set(project.texts.turnsOf(sourceId).map(({ speakerId }) => speakerId)).size).toBe(1);
  expect(project.integrity.check().problems).toEqual([]);
  undo(project);
  undo(project);
  expect(rowsIn(project)).toEqual(before);
});

const rowsIn = (project: Project) => [
  project.informants.speakers(),
  project.texts.turnsOf(1),
  project.codings.ofSource(1),
  project.texts.textOf(1),
];
