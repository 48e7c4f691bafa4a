import { expect, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { keepView } from '../../../src/actions/excerpts/saved-views.ts';
import { describeCase } from '../../../src/actions/sources/cases.ts';
import { asCode } from '../../../src/domain/query.ts';
import { chosenCodings } from '../../../src/study/excerpts/excerpt-choice.ts';
import { queryFields, queryToKeep, queryToShow } from '../../../src/study/excerpts/query.ts';
import { countCells } from '../../../src/study/matrix/counted-matrix.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

const everything = {
  codes: [],
  cases: [],
  sources: [],
  polarities: [],
  coders: [],
  informantTypes: [],
  kinds: [],
};

/** Two cases with one source each, and in both one coding of each of some codes. */
function named(...names: string[]) {
  const project = emptyProject();
  const { Enabler } = addCodes(project);
  const ids = names.map((name) => createCode(project, 1, { name, parentId: Enabler }));
  const sources = ['North', 'South'].map((name) =>
    addSource(project, spoken(`In ${name}`, [[null, '0123456789']]), { cases: [name] }),
  );
  for (const sourceId of sources) {
    for (const codeId of ids) {
      const coding = { guid: crypto.randomUUID(), codeId, start: 0, end: 4, exact: '0123' };
      applyCodes(project, 1, sourceId, [{ ...coding, polarity: 'plain', origin: 'by hand' }]);
    }
  }
  const find = (q: string, among = {}) => chosenCodings(project, { ...everything, ...among, q }).length;
  return { project, ids, sources, find };
}

test('a code can be asked for whatever it is called, and a kept query outlives its name', () => {
  const names = ['Trust [new]', '#2', 'a \\ b', 'Hope'];
  const { project, find } = named(...names);
  for (const name of names) {
    expect(find(asCode(name)), name).toBe(2);
    const kept = queryToKeep(project, asCode(name));
    expect(kept).toMatch(/^\[#\d+\]$/);
    expect(queryToShow(project, kept)).toBe(asCode(name));
  }
});

test('a kept query counts in a matrix as its view does: among what that was narrowed to', () => {
  const { project, sources } = named('Hope');
  const [north] = project.cases.all();
  keepView(project, 1, {
    name: 'In the north',
    page: 'excerpts',
    asked: `q=[Hope]&cases=${north?.id ?? 0}`,
  });
  keepView(project, 1, { name: 'Anywhere', page: 'excerpts', asked: 'q=[Hope]' });
  keepView(project, 1, { name: 'One source', page: 'excerpts', asked: `sources=${sources[0] ?? 0}` });
  const { rows, columns, cell } = countCells(project, {
    coders: [],
    informantTypes: [],
    kinds: [],
    under: null,
    level: 'finest',
    codes: [],
    rows: 'case',
    columns: 'query',
  });
  expect(rows.map(({ label }) => label)).toEqual(['North', 'South']);
  const saidIn = rows.map((row) => columns.map((column) => [column.label, cell(row, column).codings]).sort());
  expect(saidIn).toEqual([
    [
      ['Anywhere', 1],
      ['In the north', 1],
      ['One source', 1],
    ],
    [
      ['Anywhere', 1],
      ['In the north', 0],
      ['One source', 0],
    ],
  ]);
});

test('an attribute that is called as a field of every coding can be asked for, too', () => {
  const { project, find } = named('Hope');
  const [north] = project.cases.all();
  describeCase(project, 1, north?.id ?? 0, {
    name: 'North',
    values: [{ attribute: 'Type', value: '1,000' }],
  });
  expect(queryFields(project).map(({ field }) => field)).toContain('case type');
  expect([find('"case type" = 1000'), find('"case type" > 900'), find('type = 1000')]).toEqual([1, 1, 0]);
});

test('rows of values: what differs in capitals is one, and a plus sign joins no two values', () => {
  const { project } = named('Hope');
  const [north, south] = project.cases.all().map(({ id }) => id);
  const say = (id: number | undefined, name: string, values: Record<string, string>) => {
    const said = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
    describeCase(project, 1, id ?? 0, { name, values: said });
  };
  const rowsBy = (rows: `attribute ${string}`) =>
    countCells(project, {
      coders: [],
      informantTypes: [],
      kinds: [],
      under: null,
      level: 'finest',
      codes: [],
      rows,
      columns: 'coder',
    }).rows;
  say(north, 'North', { Region: 'Hill', One: 'a + b', Two: 'c' });
  say(south, 'South', { Region: 'hill ', One: 'a', Two: 'b + c' });
  const [region, one, two] = project.attributes.case.all().map(({ id }) => id);
  expect(rowsBy(`attribute ${region ?? 0}`).map(({ label, sources }) => [label, sources])).toEqual([
    ['Region: Hill', 2],
  ]);
  const both = rowsBy(`attribute ${one ?? 0}+${two ?? 0}`).map(({ key }) => key);
  expect(new Set(both).size).toBe(2);
});
