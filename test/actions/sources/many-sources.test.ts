import { expect, test } from 'vitest';
import { undo } from '../../../src/actions/history/history.ts';
import { changeSources, removeSources } from '../../../src/actions/sources/many-sources.ts';
import { caseNames } from '../../../src/study/excerpts/excerpts.ts';
import { addSource, emptyProject, spoken } from '../../support/project.ts';

/** Three interviews, the first of which belongs to a case. */
function threeInterviews() {
  const project = emptyProject();
  const text = (name: string) => spoken(name, [['Rosa', `This is ${name}.`]]);
  const first = addSource(project, text('One'), { cases: ['Kitchen Table'] });
  const ids = [first, addSource(project, text('Two')), addSource(project, text('Three'))];
  return {
    project,
    ids,
    casesOf: () => ids.map((id) => caseNames(project).get(id) ?? []),
    kinds: () => project.sources.all().map(({ kind }) => kind),
    dates: () => project.sources.all().map(({ date }) => date),
    read: () => project.readings.finished().map(({ sourceId }) => sourceId),
  };
}

test('several sources are given a case, a kind, a day and the mark that they were read, each in one step of undo', () => {
  const { project, ids, casesOf, kinds, dates, read } = threeInterviews();
  const before = kinds();
  changeSources(project, 1, ids, { sets: 'case', name: ' River ' });
  expect(casesOf()).toEqual([['Kitchen Table', 'River'], ['River'], ['River']]);
  undo(project, 1);
  expect(casesOf()).toEqual([['Kitchen Table'], [], []]);
  changeSources(project, 1, ids, { sets: 'no case', name: ' kitchen table' });
  expect(casesOf()).toEqual([[], [], []]);
  changeSources(project, 1, ids.slice(1), { sets: 'kind', kind: 'case note' });
  expect(kinds().slice(1)).toEqual(['case note', 'case note']);
  undo(project, 1);
  expect(kinds()).toEqual(before);
  changeSources(project, 1, ids, { sets: 'date', date: '2025-03-31' });
  expect(dates()).toEqual(['2025-03-31', '2025-03-31', '2025-03-31']);
  changeSources(project, 1, ids, { sets: 'read', read: true });
  expect(read()).toEqual(ids);
  undo(project, 1);
  expect(read()).toEqual([]);
});

test('what cannot be said of one of them is said of none', () => {
  const { project, ids, casesOf, kinds } = threeInterviews();
  const before = kinds();
  expect(() => changeSources(project, 1, ids, { sets: 'no case', name: 'Nowhere' })).toThrow(
    'no case called “Nowhere”',
  );
  expect(() => changeSources(project, 1, [...ids, 99], { sets: 'kind', kind: 'case note' })).toThrow(
    'no longer in the project',
  );
  expect(kinds()).toEqual(before);
  expect(casesOf()).toEqual([['Kitchen Table'], [], []]);
});

test('several sources are removed in one step, and undo brings all of them back', () => {
  const { project, ids } = threeInterviews();
  removeSources(project, 1, ids.slice(0, 2));
  expect(project.sources.all().map(({ name }) => name)).toEqual(['Three']);
  undo(project, 1);
  expect(project.sources.all()).toHaveLength(3);
});
