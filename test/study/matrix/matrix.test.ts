import { expect, test } from 'vitest';
import { createCode, reviseCode } from '../../../src/actions/codebook/codebook.ts';
import { confirmRead } from '../../../src/actions/codebook/reading-again.ts';
import { keepView } from '../../../src/actions/excerpts/saved-views.ts';
import { undo } from '../../../src/actions/history/history.ts';
import { describeCase } from '../../../src/actions/sources/cases.ts';
import { setRead } from '../../../src/actions/sources/sources.ts';
import type { Measure } from '../../../src/domain/matrix-plan.ts';
import { codingsInCell } from '../../../src/domain/matrix-words.ts';
import { readingAgain } from '../../../src/study/codebook/reading-again.ts';
import { layOut } from '../../../src/study/matrix/matrix.ts';
import { later, numbers, shape, study } from './matrix-study.ts';

test('rows are the cases, columns the codes of a facet, and an interviewer’s words count nowhere', () => {
  const { count } = study();
  const matrix = count();
  expect(matrix.columns.map(({ label }) => label)).toEqual(['Trust', 'Time', 'Focal point']);
  expect(numbers(matrix)).toEqual({ North: [3, 1, 0, 4], South: [1, 2, 0, 3], All: [3, 2, 0, 5] });
});

test('a source in two cases counts in both rows and once in the total', () => {
  const { count } = study();
  expect(numbers(count(), 'sources')).toEqual({
    North: [2, 1, 0, 2],
    South: [1, 2, 0, 2],
    All: [2, 2, 0, 3],
  });
  expect(numbers(count(), 'informants')).toEqual({
    North: [1, 1, 0, 1],
    South: [0, 2, 0, 2],
    All: [1, 2, 0, 2],
  });
  expect(count().rows.map(({ sources, informants }) => [sources, informants])).toEqual([
    [2, 1],
    [2, 2],
  ]);
  expect(count().totalRow).toMatchObject({ label: 'All', sources: 3, informants: 2 });
});

test('coverage is the part of the words of a row’s informants that was coded at least once', () => {
  const { count } = study();
  expect(numbers(count(), 'coverage')).toEqual({
    North: [50, 25, 0, 75],
    South: [100 / 3, 50, 0, 250 / 3],
    All: [40, 30, 0, 70],
  });
});

test('rows can be the sources, in the order a person expects', () => {
  const { count } = study();
  const matrix = count({ rows: 'source' });
  expect(matrix.rows.map(({ label }) => label)).toEqual(['P2', 'P3', 'P10']);
  expect(numbers(matrix)).toEqual({
    P2: [0, 1, 0, 1],
    P3: [1, 1, 0, 2],
    P10: [2, 0, 0, 2],
    All: [3, 2, 0, 5],
  });
});

test('rows can be the informants; words of nobody known are in no row and so in no total', () => {
  const { count } = study();
  expect(numbers(count({ rows: 'informant' }))).toEqual({
    Ann: [0, 1, 0, 1],
    Rosa: [2, 1, 0, 3],
    All: [2, 2, 0, 4],
  });
  expect(numbers(count({ rows: 'informant type' }))).toEqual({
    partner: [2, 1, 0, 3],
    philanthropy: [0, 1, 0, 1],
    All: [2, 2, 0, 4],
  });
});

test('rows can be the values of an attribute, in their order', () => {
  const { project, count } = study();
  const size = (name: string, value: string) => {
    describeCase(project, 1, project.cases.named(name)?.id ?? 0, {
      name,
      values: [{ attribute: 'Size', value }],
    });
  };
  size('North', '10');
  size('South', '9');
  const [attribute] = project.attributes.case.all();
  const matrix = count({ rows: `attribute ${attribute?.id ?? 0}` });
  expect(numbers(matrix)).toEqual({ 'Size: 9': [1, 2, 0, 3], 'Size: 10': [3, 1, 0, 4], All: [3, 2, 0, 5] });
  size('South', '10');
  expect(numbers(count({ rows: `attribute ${attribute?.id ?? 0}` }))).toEqual({
    'Size: 10': [3, 2, 0, 5],
    All: [3, 2, 0, 5],
  });
  expect(() => count({ rows: 'attribute 99' })).toThrow('Choose an attribute');
});

test('columns can be the finest codes, or chosen ones alone', () => {
  const { codes, count } = study();
  const finest = count({ level: 'finest' });
  expect(finest.columns.map(({ label }) => label)).toEqual([
    'Trust',
    'Time (itself)',
    'Slow time',
    'Focal point',
  ]);
  // One of the five is coded with the broader “Time”, which is no finest code.
  expect(numbers(finest).All).toEqual([3, 1, 1, 0, 5]);
  const chosen = count({ under: null, codes: [codes.slow, codes.Time] });
  expect(chosen.columns.map(({ label }) => label)).toEqual(['Time', 'Slow time']);
  expect(numbers(chosen).All).toEqual([2, 1, 2]);
  expect(() => count({ under: 99 })).toThrow('no longer in the codebook');
});

test('coders, kinds of source and types of informant can be left out', () => {
  const { ids, count } = study();
  expect(numbers(count({ coders: [ids.bea] }))).toEqual({
    North: [1, 0, 0, 1],
    South: [0, 0, 0, 0],
    All: [1, 0, 0, 1],
  });
  expect(numbers(count({ kinds: ['focus group'] }))).toEqual({
    North: [1, 1, 0, 2],
    South: [1, 1, 0, 2],
    All: [1, 1, 0, 2],
  });
  expect(numbers(count({ informantTypes: ['partner'] })).All).toEqual([2, 1, 0, 3]);
  expect(numbers(count({ informantTypes: [''] })).All).toEqual([1, 0, 0, 1]);
  expect(count({ kinds: ['focus group'] }).totalRow).toMatchObject({ sources: 1, informants: 1 });
});

test('silence means something only where every source of a row has been read', () => {
  const { project, ids, count } = study();
  const states = (choice = {}) => count(choice).cells.map((row) => row.map(({ state }) => state));
  expect(states()).toEqual([
    ['present', 'present', 'not read', 'present'],
    ['present', 'contradicted', 'not read', 'contradicted'],
  ]);
  setRead(project, 1, ids.first, true);
  expect(states()[0]?.[2]).toBe('not read');
  setRead(project, ids.bea, ids.both, true);
  expect(states().map((row) => row[2])).toEqual(['not raised', 'not read']);
  expect(states({ coders: [1] }).map((row) => row[2])).toEqual(['not read', 'not read']);
  expect(states({ kinds: ['focus group'] }).map((row) => row[2])).toEqual(['not raised', 'not raised']);
  expect(count().rows.map(({ unread }) => unread)).toEqual([0, 1]);
  expect(count().totalRow.unread).toBe(1);
});

test('a coder is asked for what she read herself, and her part is of the words she saw', () => {
  const { project, ids, count } = study();
  const states = () =>
    count({ rows: 'coder', columns: 'case' }).cells.map((row) => row.map(({ state }) => state));
  expect(states()).toEqual([
    ['present', 'contradicted', 'contradicted'],
    ['present', 'not read', 'present'],
  ]);
  for (const id of [ids.first, ids.second, ids.both]) setRead(project, 1, id, true);
  expect(states()[1]).toEqual(['present', 'not read', 'present']);
  const covered = () => count({ rows: 'coder', columns: 'case' }).cells[1]?.map(({ coverage }) => coverage);
  // She has seen the first interview alone: half of its 20 characters by Rosa, and nothing of South.
  expect(covered()).toEqual([25, 0, 25]);
  setRead(project, ids.bea, ids.second, true);
  expect(covered()).toEqual([25, 0, 500 / 30]);
  expect(states()[1]).toEqual(['present', 'not read', 'present']);
  setRead(project, ids.bea, ids.both, true);
  expect(states()[1]).toEqual(['present', 'not raised', 'present']);
});

test('a code made after the reading is not known to be absent, until its sources are read again for it', () => {
  const { project, codes, ids, count } = study();
  for (const id of [ids.first, ids.second, ids.both]) setRead(project, 1, id, true);
  later();
  const late = createCode(project, 1, { name: 'Humour', parentId: codes.Enabler });
  const states = () => count().cells.map((row) => row[3]?.state);
  expect(states()).toEqual(['read before', 'read before']);
  expect(readingAgain(project, late).sources.map(({ source }) => source.name)).toEqual(['P10', 'P2', 'P3']);
  confirmRead(project, 1, late, [ids.first, ids.both]);
  expect(states()).toEqual(['not raised', 'read before']);
  undo(project);
  expect(states()).toEqual(['read before', 'read before']);
  confirmRead(project, ids.bea, late, [ids.first, ids.second, ids.both]);
  expect(states()).toEqual(['not raised', 'not raised']);
  expect(count({ coders: [1] }).cells.map((row) => row[3]?.state)).toEqual(['read before', 'read before']);
  later();
  reviseCode(project, 1, late, { definition: 'Jokes' });
  expect(states()).toEqual(['not raised', 'not raised']);
  reviseCode(project, 1, late, { definition: 'Jokes, and what they are for' });
  expect(states()).toEqual(['read before', 'read before']);
});

test('where nobody who counts speaks there is nothing to raise, and nothing that was not read', () => {
  const { project, ids, count } = study();
  setRead(project, 1, ids.second, true);
  const partners = count({ informantTypes: ['philanthropy'] });
  expect(partners.cells.map((row) => row[2]?.state)).toEqual(['no words', 'not raised']);
  const crossed = count({ rows: 'informant type', columns: 'informant' });
  expect(crossed.columns.map(({ label }) => label)).toEqual(['Ann', 'Rosa']);
  expect(crossed.cells.map((row) => row.map(({ state }) => state))).toEqual([
    ['contradicted', 'no words', 'contradicted'],
    ['no words', 'present', 'present'],
  ]);
});

test('who contradicts, or raises with a reservation, does not raise; shares are of those who were read', () => {
  const { project, codes, ids, count } = study();
  const trust = () => {
    const matrix = count({ rows: 'informant type' });
    const [column] = matrix.columns.filter(({ codeId }) => codeId === codes.Time);
    if (!column) throw new Error('no column');
    return matrix.rows.map((row) => matrix.people(row, column));
  };
  const [ann, rosa] = ['Ann', 'Rosa'].map(
    (name) => project.informants.all().find((one) => one.name === name)?.id,
  );
  const none = { for: [], qualified: [], against: [], silent: [], unknown: [] };
  expect(trust()).toEqual([
    { ...none, against: [ann] },
    { ...none, for: [rosa] },
  ]);
  const focal = () => {
    const matrix = count({ rows: 'informant type', measure: 'presence' });
    const column = matrix.columns[2] ?? matrix.totalColumn;
    return matrix.rows.map((row) => matrix.people(row, column));
  };
  expect(focal()).toEqual([
    { ...none, unknown: [ann] },
    { ...none, unknown: [rosa] },
  ]);
  setRead(project, 1, ids.first, true);
  setRead(project, 1, ids.second, true);
  expect(focal()).toEqual([
    { ...none, silent: [ann] },
    { ...none, unknown: [rosa] },
  ]);
  const presence = count({ rows: 'informant type', measure: 'presence' });
  expect(
    presence.rows.map((row) => presence.columns.map((column) => presence.value(row, column, 'presence'))),
  ).toEqual([
    [0, 0, 0],
    [1, 1, 0],
  ]);
});

test('rows can be put in the order of their total or of one code', () => {
  const { codes, count } = study();
  const order = (sort: string, measure: Measure = 'codings') =>
    count({ measure }, { sort }).rows.map(({ label }) => label);
  expect(order('total')).toEqual(['North', 'South']);
  expect(order(`code-${codes.Time}`)).toEqual(['South', 'North']);
  expect(order('total', 'informants')).toEqual(['South', 'North']);
  expect(order('nothing')).toEqual(['North', 'South']);
  const sorted = count({}, { sort: `code-${codes.Time}` });
  expect(numbers(sorted)).toEqual(numbers(count()));
});

test('every number of every kind of matrix opens onto exactly its codings', () => {
  const { project, codes, count } = study();
  keepView(project, 1, { name: 'Slow', page: 'excerpts', asked: 'q=%5BTime%5D' });
  const sides = ['case', 'source', 'informant', 'informant type', 'coder', 'code', 'query'] as const;
  for (const [rows, columns] of sides.flatMap((one) => sides.map((other) => [one, other] as const))) {
    if (rows === columns) continue;
    const { plan } = layOut(project, { ...shape, rows, columns, under: codes.Enabler });
    const matrix = count({ rows, columns });
    [...matrix.cells, matrix.totals].forEach((cells, row) => {
      cells.forEach((cell, column) => {
        expect(codingsInCell(plan, project.evidence.all(), row, column)).toHaveLength(cell.codings);
      });
    });
  }
});
