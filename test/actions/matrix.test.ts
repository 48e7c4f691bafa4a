import { expect, test } from 'vitest';
import { describeCase } from '../../src/actions/cases.ts';
import { createCode } from '../../src/actions/codebook.ts';
import { applyCodes } from '../../src/actions/coding.ts';
import { countCells } from '../../src/actions/counted-matrix.ts';
import { layOut, type MatrixChoice } from '../../src/actions/matrix.ts';
import { setRead } from '../../src/actions/sources.ts';
import type { Polarity } from '../../src/domain/coding.ts';
import { codingsInCell } from '../../src/domain/matrix.ts';
import type { Measure } from '../../src/domain/matrix.ts';
import { addCodes, addSource, emptyProject, smallProject, spoken } from '../support/project.ts';

/**
 * Three interviews: one in North, one in South, one in both. Rosa (partner) speaks in the first and the last, Ann
 * (philanthropy) in the second, and in the last also somebody not yet known. Ada and Bea code.
 */
function study() {
  const project = emptyProject();
  const codes = addCodes(project);
  const slow = createCode(project, 1, { name: 'Slow time', parentId: codes.Time });
  const bea = project.coders.ensure('Bea').id;
  const words = '0123456789';
  const role = (label: string, informant: string, informantType: string, isInterviewer = false) => ({
    label,
    informant,
    informantType,
    isInterviewer,
  });
  const people = [role('I', '', '', true), role('R', 'Rosa', 'partner'), role('A', 'Ann', 'philanthropy')];
  const add = (
    name: string,
    lines: string[],
    cases: string[],
    kind: 'interview' | 'focus group' = 'interview',
  ) =>
    addSource(
      project,
      {
        ...spoken(
          name,
          lines.map((label) => [label, words] as const),
        ),
        kind,
      },
      { cases, speakers: people },
    );
  const first = add('P10', ['I', 'R', 'R'], ['North']);
  const second = add('P2', ['I', 'A'], ['South']);
  const both = add('P3', ['I', 'R', 'X'], ['North', 'South'], 'focus group');
  let guid = 0;
  interface Place {
    readonly turn: number;
    readonly from?: number;
    readonly to?: number;
    readonly coder?: number;
    readonly polarity?: Polarity;
  }
  const code = (
    sourceId: number,
    codeId: number,
    { turn: number, from = 0, to = 10, coder = 1, polarity = 'plain' }: Place,
  ) => {
    const turn = project.texts.turnsOf(sourceId)[number - 1];
    const start = turn?.start ?? 0;
    const coding = {
      guid: `g${++guid}`,
      codeId,
      start: start + from,
      end: start + to,
      exact: words.slice(from, to),
    };
    applyCodes(project, coder, sourceId, [{ ...coding, polarity, origin: 'by hand' }]);
  };
  code(first, codes.Trust, { turn: 2 });
  code(first, codes.Trust, { turn: 2, from: 5, coder: bea });
  code(first, codes.Trust, { turn: 1 });
  code(second, slow, { turn: 2, to: 5, polarity: 'contradicts' });
  code(both, codes.Time, { turn: 2 });
  code(both, codes.Trust, { turn: 3 });
  const count = (choice: Partial<MatrixChoice & { measure: Measure }> = {}, sort = '') =>
    countCells(project, { ...shape, under: codes.Enabler, ...choice }, sort);
  return { project, codes: { ...codes, slow }, ids: { first, second, both, bea }, count };
}
const shape = {
  rows: 'case' as const,
  level: 'children' as const,
  codes: [],
  coders: [],
  informantTypes: [],
  kinds: [],
  measure: 'codings' as Measure,
};
type Counted = ReturnType<ReturnType<typeof study>['count']>;

const numbers = ({ rows, cells, totals }: Counted, measure: Measure = 'codings') => ({
  ...Object.fromEntries(rows.map(({ label }, at) => [label, cells[at]?.map((cell) => cell[measure])])),
  All: totals.map((cell) => cell[measure]),
});

test('rows are the cases, columns the codes of a facet, and an interviewer’s words count nowhere', () => {
  const { count } = study();
  const matrix = count();
  expect(matrix.columns.map(({ name }) => name)).toEqual(['Trust', 'Time', 'Focal point']);
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
  expect(count().total).toMatchObject({ label: 'All', sources: 3, informants: 2 });
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
  const [attribute] = project.cases.attributes();
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
  expect(finest.columns.map(({ name }) => name)).toEqual(['Trust', 'Slow time', 'Focal point']);
  // One of the five is coded with the broader “Time”: in no column, but not gone.
  expect(numbers(finest).All).toEqual([3, 1, 0, 5]);
  const chosen = count({ under: null, codes: [codes.slow, codes.Time] });
  expect(chosen.columns.map(({ name }) => name)).toEqual(['Time', 'Slow time']);
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
  expect(count({ kinds: ['focus group'] }).total).toMatchObject({ sources: 1, informants: 1 });
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
  expect(count().total.unread).toBe(1);
});

test('rows can be put in the order of their total or of one code', () => {
  const { codes, count } = study();
  const order = (sort: string, measure: Measure = 'codings') =>
    count({ measure }, sort).rows.map(({ label }) => label);
  expect(order('total')).toEqual(['North', 'South']);
  expect(order(String(codes.Time))).toEqual(['South', 'North']);
  expect(order('total', 'informants')).toEqual(['South', 'North']);
  expect(order('nothing')).toEqual(['North', 'South']);
  const sorted = count({}, String(codes.Time));
  expect(numbers(sorted)).toEqual(numbers(count()));
});

test('every number of every kind of matrix opens onto exactly its codings', () => {
  const { project, codes, count } = study();
  for (const rows of ['case', 'source', 'informant', 'informant type'] as const) {
    const { plan } = layOut(project, { ...shape, rows, under: codes.Enabler });
    const matrix = count({ rows });
    [...matrix.cells, matrix.totals].forEach((cells, row) => {
      cells.forEach((cell, column) => {
        expect(codingsInCell(plan, project.evidence.all(), row, column)).toHaveLength(cell.codings);
      });
    });
  }
});

test('a coding with a broader code is in the total although only the finer codes are columns', () => {
  const { project, codes, sourceId, text } = smallProject();
  createCode(project, 1, { name: 'Trust in the team', parentId: codes.Trust });
  const start = text.indexOf('We trusted');
  const coding = {
    guid: crypto.randomUUID(),
    codeId: codes.Trust,
    start,
    end: start + 10,
    exact: 'We trusted',
  };
  applyCodes(project, 1, sourceId, [{ ...coding, polarity: 'plain', origin: 'by hand' }]);
  const choice = {
    rows: 'case',
    under: codes.Enabler,
    level: 'finest',
    codes: [],
    coders: [],
    informantTypes: [],
    kinds: [],
  } as const;
  const { columns, cells } = countCells(project, { ...choice, measure: 'codings' }, '');
  expect(columns.map(({ name }) => name)).toEqual(['Trust in the team', 'Time', 'Focal point']);
  expect(cells[0]?.map(({ codings }) => codings)).toEqual([0, 0, 0, 1]);
});
