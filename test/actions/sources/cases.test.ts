import { expect, test } from 'vitest';
import { takeTable } from '../../../src/actions/attributes/attributes.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { describeCase, removeCase } from '../../../src/actions/sources/cases.ts';
import type { Project } from '../../../src/storage/project.ts';
import { emptyProject, smallProject } from '../../support/project.ts';

function known(project: Project): Record<string, Record<string, string>> {
  const attributes = new Map(project.attributes.case.all().map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    project.cases
      .all()
      .map(({ id, name }) => [
        name,
        Object.fromEntries(
          project.attributes.case
            .values()
            .flatMap((one) =>
              one.subjectId === id ? [[attributes.get(one.attributeId) ?? '', one.value]] : [],
            ),
        ),
      ]),
  );
}
const types = (project: Project) => project.attributes.case.all().map(({ name, type }) => [name, type]);

test('a table of cases makes cases and attributes, each attribute of its kind', () => {
  const project = emptyProject();
  takeTable(project, 1, 'case', {
    attributes: ['Region', 'Years', 'Active', 'Since'],
    rows: [
      { name: 'North', values: ['Kenya', '4', 'yes', '2020-01-01'] },
      { name: 'South', values: ['Peru', '', 'no'] },
    ],
  });
  expect(known(project)).toEqual({
    North: { Region: 'Kenya', Years: '4', Active: 'yes', Since: '2020-01-01' },
    South: { Region: 'Peru', Active: 'no' },
  });
  expect(types(project)).toEqual([
    ['Region', 'text'],
    ['Years', 'number'],
    ['Active', 'yes or no'],
    ['Since', 'date'],
  ]);
  undo(project);
  expect([known(project), types(project)]).toEqual([{}, []]);
});

test('a table that is imported again changes what it says otherwise and makes nothing twice', () => {
  const { project } = smallProject();
  const table = { attributes: ['Region'], rows: [{ name: 'kitchen table', values: ['Kenya'] }] };
  takeTable(project, 1, 'case', table);
  takeTable(project, 1, 'case', { ...table, rows: [{ name: 'Kitchen Table', values: ['Peru'] }] });
  expect(known(project)).toEqual({ 'Kitchen Table': { Region: 'Peru' } });
});

test('a case is renamed and described, with attributes made as they are needed', () => {
  const { project } = smallProject();
  const id = project.cases.named('Kitchen Table')?.id ?? 0;
  const other = project.cases.ensure('Other', 1);
  describeCase(project, 1, id, {
    name: ' Round  table ',
    values: [
      { attribute: ' Size ', value: ' 12 ' },
      { attribute: 'Mood', value: '' },
    ],
  });
  describeCase(project, 1, other, { name: 'Other', values: [{ attribute: 'size', value: 'many' }] });
  expect(known(project)).toEqual({ 'Round table': { Size: '12' }, Other: { Size: 'many' } });
  expect(types(project)).toEqual([
    ['Size', 'text'],
    ['Mood', 'text'],
  ]);
  describeCase(project, 1, other, { name: 'Other', values: [{ attribute: 'Size', value: '' }] });
  expect(known(project)).toEqual({ 'Round table': { Size: '12' }, Other: {} });
  expect(types(project)).toEqual([
    ['Size', 'number'],
    ['Mood', 'text'],
  ]);
});

test('a case cannot take the name of another or be without one', () => {
  const { project } = smallProject();
  const id = project.cases.named('Kitchen Table')?.id ?? 0;
  project.cases.ensure('Other', 1);
  for (const [name, words] of [
    ['OTHER', 'already'],
    [' ', 'needs a name'],
  ] as const)
    expect(() => {
      describeCase(project, 1, id, { name, values: [{ attribute: 'A', value: 'b' }] });
    }).toThrow(words);
  expect(() => {
    describeCase(project, 1, 99, { name: 'x', values: [] });
  }).toThrow('no longer in the project');
  expect(types(project)).toEqual([]);
  describeCase(project, 1, id, { name: 'KITCHEN TABLE', values: [] });
  expect(project.cases.all().map(({ name }) => name)).toContain('KITCHEN TABLE');
});

test('a case that is removed leaves its sources, and comes back with its sources and values', () => {
  const { project, sourceId } = smallProject();
  const id = project.cases.named('Kitchen Table')?.id ?? 0;
  describeCase(project, 1, id, { name: 'Kitchen Table', values: [{ attribute: 'Size', value: '12' }] });
  const before = [known(project), project.cases.links(), project.attributes.case.values()];
  removeCase(project, 1, id);
  expect([project.cases.all(), project.cases.links(), project.attributes.case.values()]).toEqual([
    [],
    [],
    [],
  ]);
  expect(project.sources.find(sourceId)).toBeDefined();
  undo(project);
  expect([known(project), project.cases.links(), project.attributes.case.values()]).toEqual(before);
  expect(() => {
    removeCase(project, 1, 99);
  }).toThrow('no longer in the project');
});

test('a table that comes later does not take values away, and an attribute is a number only if all its values are', () => {
  const { project } = smallProject();
  takeTable(project, 1, 'case', { attributes: ['partners'], rows: [{ name: 'A', values: ['12'] }] });
  expect(project.attributes.case.all()).toMatchObject([{ name: 'partners', type: 'number' }]);
  takeTable(project, 1, 'case', {
    attributes: ['partners'],
    rows: [
      { name: 'A', values: [''] },
      { name: 'B', values: ['many'] },
    ],
  });
  expect(project.attributes.case.all()).toMatchObject([{ name: 'partners', type: 'text' }]);
  takeTable(project, 1, 'case', { attributes: ['partners'], rows: [{ name: 'B', values: ['7'] }] });
  expect(project.attributes.case.all()).toMatchObject([{ type: 'number' }]);
  expect(project.attributes.case.values().map(({ value }) => value)).toEqual(['12', '7']);
});
