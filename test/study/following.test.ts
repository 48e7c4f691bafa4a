import { expect, test } from 'vitest';
import { createCode, reviseCode } from '../../src/actions/codebook/codebook.ts';
import { undo } from '../../src/actions/history/history.ts';
import { following } from '../../src/study/following.ts';
import { emptyProject } from '../support/project.ts';

test('what follows from the codes is computed once, and again only after one changed or was undone', () => {
  const project = emptyProject();
  const facet = createCode(project, 1, { name: 'Enablers', parentId: null });
  let computed = 0;
  const names = () =>
    following(project, 'names', [project.codes.all()], () => {
      computed++;
      return project.codes.all().map(({ name }) => name);
    });
  expect([names(), names(), computed]).toEqual([['Enablers'], ['Enablers'], 1]);
  reviseCode(project, 1, facet, { name: 'Helps' });
  expect([names(), computed]).toEqual([['Helps'], 2]);
  undo(project);
  expect([names(), names(), computed]).toEqual([['Enablers'], ['Enablers'], 3]);
});

test('two things of one project, and one thing of two projects, are kept apart', () => {
  const [one, other] = [emptyProject(), emptyProject()];
  const from = [1];
  expect(following(one, 'a', from, () => 'a of one')).toBe('a of one');
  expect(following(one, 'b', from, () => 'b of one')).toBe('b of one');
  expect(following(other, 'a', from, () => 'a of the other')).toBe('a of the other');
  expect(following(one, 'a', from, () => 'never')).toBe('a of one');
});
