import { expect, test } from 'vitest';
import { undo } from '../../../src/actions/history/history.ts';
import {
  describeSource,
  importSources,
  removeSource,
  setRead,
  type IncomingSource,
} from '../../../src/actions/sources/sources.ts';
import type { SpeakerRole } from '../../../src/study/sources/card.ts';
import { addSource, emptyProject, smallProject, spoken } from '../../support/project.ts';

const role = (label: string, isInterviewer: boolean, informant = '', informantType = ''): SpeakerRole => ({
  label,
  isInterviewer,
  informant,
  informantType,
});
const incoming = (
  name: string,
  cases: readonly string[] = [],
  speakers: readonly SpeakerRole[] = [],
): IncomingSource => {
  const text = spoken(name, [
    ['I', 'How was it?'],
    ['Rosa', 'Good, well-known.'],
    [null, 'A note.'],
  ]);
  return {
    text,
    file: { name: `${name}.txt`, type: 'Text', hash: `hash of ${name}` },
    card: { name, kind: 'interview', date: '2025-03-01', cases, speakers },
  };
};

test('several texts are stored in one step, with their cases and people', () => {
  const project = emptyProject();
  const ids = importSources(project, 1, [
    incoming(
      'One',
      ['North', ' North ', ''],
      [role('I', true, 'Nobody'), role('Rosa', false, ' Rosa Medina ', 'partner')],
    ),
    incoming('Two', ['north', 'South'], [role('Rosa', false, 'rosa medina', 'philanthropy')]),
  ]);
  expect(project.sources.all().map(({ id, name, words, date }) => [id, name, words, date])).toEqual([
    [ids[0], 'One', 7, '2025-03-01'],
    [ids[1], 'Two', 7, '2025-03-01'],
  ]);
  expect(project.cases.all().map(({ name }) => name)).toEqual(['North', 'South']);
  expect(project.cases.links()).toHaveLength(3);
  expect(project.informants.all().map(({ name, type }) => [name, type])).toEqual([
    ['Rosa Medina', 'partner'],
  ]);
  expect(project.sources.ofFile('hash of Two')?.name).toBe('Two');
  // No file makes a person somebody else: what it says is in the history.
  expect(undo(project).sentence).toContain('rosa medina stays “partner” (not “philanthropy”)');
  expect([project.sources.all(), project.cases.all(), project.informants.all()]).toEqual([[], [], []]);
});

test('when one text of several cannot be stored, none is', () => {
  const project = emptyProject();
  addSource(project, spoken('Taken', [['Rosa', 'Here.']]));
  const lines = project.history.list(10);
  expect(() =>
    importSources(project, 1, [
      incoming('Fresh', ['A case'], [role('Rosa', false, 'Somebody')]),
      incoming('taken '),
    ]),
  ).toThrow('a source called “taken” already');
  expect(() => importSources(project, 1, [incoming('Twin'), incoming('Twin')])).toThrow('“Twin” already');
  expect(() => importSources(project, 1, [incoming('Good'), incoming(' \n')])).toThrow('needs a name');
  expect(() => importSources(project, 1, [incoming('x'.repeat(201))])).toThrow('200 characters');
  expect(project.sources.all().map(({ name }) => name)).toEqual(['Taken']);
  expect([project.cases.all(), project.informants.all()]).toEqual([[], []]);
  expect(project.history.list(10)).toEqual(lines);
  expect(project.search.find({ phrases: ['well'], inside: [], openEnded: false }, 5).total).toBe(0);
});

test('a text keeps every character, and its turns hold the words without the labels', () => {
  const project = emptyProject();
  const text = spoken('Odd', [
    ['Rosa', 'a\u0301 😀 \u200D ﬁ'],
    [null, 'tab\there'],
  ]);
  const id = addSource(project, text);
  expect(project.texts.textOf(id)).toBe(text.text);
  expect(project.texts.turnsOf(id).map(({ start, end }) => text.text.slice(start, end))).toEqual([
    'a\u0301 😀 \u200D ﬁ',
    'tab\there',
  ]);
  expect(project.integrity.check().problems).toEqual([]);
});

test('what is said of a source is corrected: its name, its cases, its people', () => {
  const { project, sourceId } = smallProject();
  describeSource(project, 1, sourceId, {
    name: ' Talk  with Rosa ',
    kind: 'focus group',
    date: null,
    cases: ['South'],
    speakers: [role('Rosa', true, 'Rosa Medina', 'partner'), role('Interviewer', false, 'Ann', 'evaluator')],
  });
  expect(project.sources.find(sourceId)).toMatchObject({
    name: 'Talk with Rosa',
    kind: 'focus group',
    date: null,
  });
  const south = project.cases.named('South');
  expect(project.cases.links()).toEqual([{ caseId: south?.id, sourceId }]);
  const [interviewer, rosa] = project.informants.speakersOf(sourceId);
  expect(rosa).toMatchObject({ isInterviewer: true, informantId: null });
  expect(interviewer).toMatchObject({
    isInterviewer: false,
    informantId: project.informants.named('ann')?.id,
  });
  undo(project);
  expect(project.sources.find(sourceId)).toMatchObject({ name: 'Interview 1', kind: 'interview' });
  expect(project.informants.speakersOf(sourceId)[1]?.informantId).toBe(
    project.informants.named('Rosa Medina')?.id,
  );
});

test('a source cannot take the name of another, and one that is gone cannot be described', () => {
  const { project, sourceId } = smallProject();
  addSource(project, spoken('Other', [['Rosa', 'Here.']]));
  const card = { name: 'OTHER', kind: 'interview' as const, date: null, cases: [], speakers: [] };
  expect(() => {
    describeSource(project, 1, sourceId, card);
  }).toThrow('already');
  expect(() => {
    describeSource(project, 1, 99, card);
  }).toThrow('no longer in the project');
  expect(() => {
    removeSource(project, 1, 99);
  }).toThrow('no longer in the project');
  expect(project.cases.links()).toHaveLength(1);
});

test('a coder finishes reading a source for herself alone, and may open it again', () => {
  const { project, sourceId } = smallProject();
  const bea = project.coders.ensure('Bea').id;
  setRead(project, 1, sourceId, true);
  setRead(project, 1, sourceId, true);
  expect(project.readings.finished()).toMatchObject([{ sourceId, coderId: 1 }]);
  setRead(project, bea, sourceId, false);
  expect(project.readings.finished()).toHaveLength(1);
  setRead(project, 1, sourceId, false);
  expect(project.readings.finished()).toEqual([]);
  undo(project);
  expect(project.readings.finished()).toMatchObject([{ sourceId, coderId: 1 }]);
});
