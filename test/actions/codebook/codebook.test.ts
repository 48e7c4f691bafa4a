import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { removeCodes } from '../../../src/actions/codebook/code-tree.ts';
import { addCodebook } from '../../../src/actions/codebook/codebook-file.ts';
import { createCode, recolourCodes, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { undo } from '../../../src/actions/history/history.ts';
import type { CodebookCode } from '../../../src/domain/codebook.ts';
import { openProject, type Project } from '../../../src/storage/project.ts';
import { placedCodes } from '../../../src/study/codebook/codes.ts';
import { addCodes, emptyProject, smallProject, temporaryFolder } from '../../support/project.ts';

const paths = (project: Project): string[] => placedCodes(project).map(({ path }) => path);

test('a facet stands alone and a code below another, each under its name without stray blanks', () => {
  const project = emptyProject();
  const facet = createCode(project, 1, { name: '  Strategic \n enabler ', parentId: null });
  createCode(project, 1, { name: 'Trust', parentId: facet });
  expect(paths(project)).toEqual(['Strategic enabler', 'Strategic enabler > Trust']);
  expect(project.history.list(2).map(({ sentence }) => sentence)).toEqual([
    'made the code “Trust”',
    'made the code “Strategic enabler”',
  ]);
});

test('a name may stand once in a place, in whatever capitals, and again in another place', () => {
  const project = emptyProject();
  const { Enabler } = addCodes(project);
  expect(() => createCode(project, 1, { name: 'trust', parentId: Enabler })).toThrow('in that place already');
  expect(() => createCode(project, 1, { name: 'ENABLER', parentId: null })).toThrow('in that place already');
  createCode(project, 1, { name: 'Trust', parentId: null });
  expect(paths(project)).toContain('Trust');
});

test('a code under one that is gone, or without a name, is refused', () => {
  const project = emptyProject();
  expect(() => createCode(project, 1, { name: 'Trust', parentId: 99 })).toThrow('no longer in the codebook');
  expect(() => createCode(project, 1, { name: ' ', parentId: null })).toThrow('needs a name');
  expect(project.history.list(10)).toEqual([]);
});

test('what the codebook said before a revision is kept as a version', () => {
  const file = join(temporaryFolder(), 'x.throughline');
  const project = openProject(file);
  project.coders.ensure('Ada');
  const { Trust } = addCodes(project);
  reviseCode(project, 1, Trust, { definition: 'First', keywords: ['rely "on"', 'trust'] });
  recolourCodes(project, 1, [Trust], '#00aa00');
  reviseCode(project, 1, Trust, { definition: 'Second', name: 'Confidence' });
  const eyes = new Database(file, { readonly: true });
  const entries = eyes
    .prepare<[number], string>('SELECT entry FROM code_versions WHERE code_id = ? ORDER BY number')
    .pluck()
    .all(Trust)
    .map((entry): unknown => JSON.parse(entry));
  expect(entries).toMatchObject([
    { name: 'Trust', definition: '' },
    { name: 'Trust', definition: 'First', keywords: ['rely "on"', 'trust'] },
  ]);
  expect(project.codes.find(Trust)).toMatchObject({
    name: 'Confidence',
    definition: 'Second',
    keywords: ['rely "on"', 'trust'],
    colour: '#00aa00',
  });
  undo(project);
  expect(project.codes.find(Trust)).toMatchObject({ name: 'Trust', definition: 'First' });
  expect(eyes.prepare('SELECT count(*) FROM code_versions').pluck().get()).toBe(1);
  eyes.close();
  project.close();
});

test('a revision that changes nothing leaves no version and no line of history', () => {
  const project = emptyProject();
  const { Trust } = addCodes(project);
  const lines = project.history.list(10).length;
  reviseCode(project, 1, Trust, { name: ' Trust ', definition: '' });
  expect(project.history.list(10)).toHaveLength(lines);
});

test('a code cannot take the name of its neighbour, but its own in other capitals', () => {
  const project = emptyProject();
  const { Trust } = addCodes(project);
  expect(() => {
    reviseCode(project, 1, Trust, { name: 'time' });
  }).toThrow('in that place already');
  reviseCode(project, 1, Trust, { name: 'TRUST' });
  expect(paths(project)).toContain('Enabler > TRUST');
  expect(() => {
    reviseCode(project, 1, 99, { name: 'x' });
  }).toThrow('no longer in the codebook');
});

test('a code in use, or above one in use, stays; an unused one goes and comes back', () => {
  const { project, codes, sourceId, text } = smallProject();
  const start = text.indexOf('Slowly');
  applyCodes(project, 1, sourceId, [
    {
      guid: 'g',
      codeId: codes.Time,
      start,
      end: start + 6,
      exact: 'Slowly',
      polarity: 'plain',
      origin: 'by hand',
    },
  ]);
  expect(() => {
    removeCodes(project, 1, [codes.Time], 'nothing');
  }).toThrow('1 codings were made with “Time”');
  expect(() => {
    removeCodes(project, 1, [codes.Enabler], 'nothing');
  }).toThrow('1 codings were made with “Enabler”');
  const before = project.codes.all();
  removeCodes(project, 1, [codes.Trust], 'nothing');
  expect(project.codes.find(codes.Trust)).toBeUndefined();
  undo(project);
  expect(project.codes.all()).toEqual(before);
});

const branch = (name: string, codes: readonly CodebookCode[] = []): CodebookCode => ({
  name,
  codes,
  colour: null,
  definition: `About ${name}`,
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [],
  exclusions: [],
  origin: '',
  alsoUnder: [],
});

test('a codebook adds what is missing and leaves what there is as it was', () => {
  const project = emptyProject();
  addCodes(project);
  const codebook = {
    name: 'Starter',
    about: '',
    facets: [branch('Enabler', [branch('Trust', [branch('Slow trust')])]), branch('Value')],
  };
  addCodebook(project, 1, codebook);
  expect(paths(project)).toEqual([
    'Enabler',
    'Enabler > Trust',
    'Enabler > Trust > Slow trust',
    'Enabler > Time',
    'Enabler > Focal point',
    'Value',
  ]);
  expect(placedCodes(project).map(({ definition }) => definition)).toEqual([
    '',
    '',
    'About Slow trust',
    '',
    '',
    'About Value',
  ]);
  addCodebook(project, 1, codebook);
  expect(paths(project)).toHaveLength(6);
  undo(project);
  expect(paths(project)).toHaveLength(4);
});

test('a codebook with a code that cannot be kept adds nothing', () => {
  const project = emptyProject();
  expect(() =>
    addCodebook(project, 1, { name: 'Bad', about: '', facets: [branch('Good', [branch('a > b')])] }),
  ).toThrow('separates a path');
  expect(paths(project)).toEqual([]);
});
