import { expect, test } from 'vitest';
import { keepView } from '../../../src/actions/excerpts/saved-views.ts';
import { describeCase } from '../../../src/actions/sources/cases.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import { numbers, study, type Stood } from './matrix-study.ts';

test('coders, saved queries and combinations of attributes are rows as well, and sides can be swapped', () => {
  const { project, ids, count } = study();
  expect(numbers(count({ rows: 'coder' }))).toEqual({
    Ada: [2, 2, 0, 4],
    Bea: [1, 0, 0, 1],
    All: [3, 2, 0, 5],
  });
  const swapped = count({ rows: 'code', columns: 'case' });
  expect(numbers(swapped)).toEqual({
    Trust: [3, 1, 3],
    Time: [1, 2, 2],
    'Focal point': [0, 0, 0],
    All: [4, 3, 5],
  });
  expect(swapped.columns.map(({ sources, informants }) => [sources, informants])).toEqual([
    [2, 1],
    [2, 2],
  ]);
  // Silence is judged by the side that has sources.
  setRead(project, 1, ids.first, true);
  setRead(project, 1, ids.both, true);
  expect(count({ rows: 'code', columns: 'case' }).cells[2]?.map(({ state }) => state)).toEqual([
    'not raised',
    'not read',
    'not read',
  ]);
  keepView(project, 1, { name: 'Against', page: 'excerpts', asked: 'q=polarity+%3D+contradicts' });
  expect(numbers(count({ rows: 'query', columns: 'case' }))).toEqual({ Against: [0, 1, 1], All: [0, 1, 1] });
  for (const [name, size, place] of [
    ['North', '1', 'hill'],
    ['South', '2', 'hill'],
  ] as const) {
    const values = [
      { attribute: 'Size', value: size },
      { attribute: 'Place', value: place },
    ];
    describeCase(project, 1, project.cases.named(name)?.id ?? 0, { name, values });
  }
  const [a, b] = project.attributes.case.all().map(({ id }) => id);
  const combined = count({ rows: `attribute ${b ?? 0}+${a ?? 0}` });
  expect(combined.rows.map(({ label }) => label)).toHaveLength(2);
  expect(numbers(combined).All).toEqual([3, 2, 0, 5]);
  expect(() => count({ rows: 'code', columns: 'code' })).toThrow('Together');
});

test('rows and columns stand as she puts them, and no number changes', () => {
  const { project, codes, count } = study();
  const labels = (how: Partial<Stood>, choice = {}) => {
    const { groups, columns } = count(choice, how);
    return [
      groups.map(({ label, rows }) => [label, rows.map((row) => row.label)]),
      columns.map(({ label }) => label),
    ];
  };
  const [north, south] = project.cases.all().map(({ id }) => `case-${id}`);
  expect(labels({ order: [south ?? ''] })[0]).toEqual([['', ['South', 'North']]]);
  expect(labels({ order: [south ?? ''], pins: [north ?? '', `code-${codes.Time}`] })).toEqual([
    [['', ['North', 'South']]],
    ['Time', 'Trust', 'Focal point'],
  ]);
  expect(labels({ columnOrder: [`code-${codes['Focal point']}`] })[1]).toEqual([
    'Focal point',
    'Trust',
    'Time',
  ]);
  expect(labels({ empty: 'hide' })[1]).toEqual(['Trust', 'Time']);
  expect(count({}, { empty: 'hide' }).hidden).toEqual({ rows: 0, columns: 1 });
  expect(labels({ group: 'informant type' }, { rows: 'informant' })[0]).toEqual([
    ['philanthropy', ['Ann']],
    ['partner', ['Rosa']],
  ]);
  expect(labels({ group: 'case' }, { rows: 'source' })[0]).toEqual([
    ['South', ['P2']],
    ['North, South', ['P3']],
    ['North', ['P10']],
  ]);
  expect(labels({ group: 'parent' }, { rows: 'code', columns: 'case', level: 'finest' })[0]).toEqual([
    ['Enabler', ['Trust', 'Focal point']],
    ['Enabler > Time', ['Time (itself)', 'Slow time']],
  ]);
  expect(labels({ sort: 'similar' })[1]).toEqual(['Trust', 'Time', 'Focal point']);
  expect(numbers(count({}, { sort: 'similar', empty: 'hide' })).All).toEqual([3, 2, 5]);
});
