import { expect, test } from 'vitest';
import { findCode } from '../src/domain/code.ts';
import { createReader } from '../src/processes/reader.ts';
import { openSample } from '../src/sample.ts';
import type { Project } from '../src/storage/project.ts';
import { placedCodes } from '../src/study/codebook/codes.ts';
import { countCells } from '../src/study/matrix/counted-matrix.ts';
import { temporaryWorkspace } from './support/project.ts';

async function sample(): Promise<Project> {
  const workspace = temporaryWorkspace();
  const reader = createReader();
  const key = await openSample(workspace, reader, 'Amara Diallo');
  await reader.close();
  return workspace.project(key);
}

const cell = (project: Project, code: string, row: string, rows: 'case' | 'informant type' = 'case') => {
  const { id } = findCode(placedCodes(project), code);
  const choice = {
    rows,
    columns: 'code',
    under: null,
    level: 'finest',
    codes: [id],
    coders: [],
    informantTypes: [],
    kinds: [],
  } as const;
  const { rows: heads, columns, cell: cellAt } = countCells(project, choice);
  const head = heads.find(({ label }) => label === row);
  const found = head && columns[0] && cellAt(head, columns[0]);
  if (!found) throw new Error(`no cell ${code} × ${row}`);
  return found;
};

test('the sample study is what its description says', async () => {
  const project = await sample();
  const sources = project.sources.all();
  const kinds = Object.groupBy(sources, ({ kind }) => kind);
  expect(kinds.interview).toHaveLength(16);
  expect(kinds['focus group']).toHaveLength(1);
  expect(kinds['workshop note']).toHaveLength(1);
  expect(kinds['case note']).toHaveLength(5);
  expect(project.cases.all()).toHaveLength(5);
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  expect(words).toBeGreaterThan(18_000);
  expect(new Set(sources.map(({ fileType }) => fileType)).size).toBeGreaterThanOrEqual(5);
  expect(project.integrity.check().problems).toEqual([]);
  for (const type of ['partner', 'philanthropy', 'MEL partner']) {
    expect(project.informants.all().filter((one) => one.type === type).length).toBeGreaterThanOrEqual(5);
  }
});

test('in the sample study every enabler, purpose, archetype and value occurs, and a third is coded by two', async () => {
  const project = await sample();
  const coded = new Set(project.evidence.all().flatMap(({ codings }) => codings.map(({ codeId }) => codeId)));
  const missing = placedCodes(project).filter(
    (code) => !code.hasChildren && code.depth > 0 && !coded.has(code.id),
  );
  expect(missing.map(({ path }) => path)).toEqual([]);
  const readers = Map.groupBy(project.readings.finished(), ({ sourceId }) => sourceId);
  const twice = [...readers.values()].filter((of) => of.length === 2).length;
  expect(twice / project.sources.all().length).toBeGreaterThan(0.3);
  expect(twice / project.sources.all().length).toBeLessThan(0.45);
});

test('in the sample study partners and philanthropy disagree, and one case contradicts the others', async () => {
  const project = await sample();
  const safety = (type: string) => {
    const { codings, against } = cell(project, 'Flexibility and safety to learn', type, 'informant type');
    return against.codings / codings;
  };
  expect(safety('partner')).toBeGreaterThan(safety('philanthropy'));
  for (const code of ['Trust in the facilitator', 'Senior engagement and buy-in', 'Sufficient set-up time']) {
    const { codings, against } = cell(project, code, 'Night Shift');
    expect(against.codings / codings, code).toBeGreaterThanOrEqual(0.5);
  }
});
