import { expect, test } from 'vitest';
import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import { chosenCodings } from '../../../src/study/excerpts/excerpt-choice.ts';
import { frameworkOf } from '../../../src/study/framework/framework.ts';
import { countCells } from '../../../src/study/matrix/counted-matrix.ts';
import { togetherOf, voicesOf } from '../../../src/study/synthesis/synthesis.ts';
import { smallProject } from '../../support/project.ts';

test('what is coded with a broader code has a column of its own beside the finer codes', () => {
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
    columns: 'code',
    under: codes.Enabler,
    level: 'finest',
    codes: [],
    coders: [],
    informantTypes: [],
    kinds: [],
  } as const;
  const { rows, columns, totalColumn, cell } = countCells(project, choice);
  expect(columns.map(({ label }) => label)).toEqual([
    'Trust (itself)',
    'Trust in the team',
    'Time',
    'Focal point',
  ]);
  const [row] = rows;
  expect(row && [...columns, totalColumn].map((column) => cell(row, column).codings)).toEqual([
    1, 0, 0, 0, 1,
  ]);
  // A cell of the framework is written for a code with all below it: what the broader one has stands beside the case.
  const framework = frameworkOf(project, { under: codes.Enabler, level: 'finest', codes: [] });
  expect(framework.codes.map(({ name }) => name)).toEqual(['Trust in the team', 'Time', 'Focal point']);
  const [north] = framework.cases;
  expect(framework.broader(north?.id ?? 0)).toEqual([
    { codeId: codes.Trust, label: 'Trust (itself)', excerpts: 1 },
  ]);
  const voices = voicesOf(project, { ...choice, level: 'finest' });
  expect(voices.map(({ code }) => code.name)).toContain('Trust (itself)');
  const { codes: compared } = togetherOf(project, { ...choice, across: null }, 'overlap');
  expect(compared.map(({ key }) => key)).toContain(`itself-${codes.Trust}`);
  const chosen = { ...choice, cases: [], sources: [], polarities: [], q: '' };
  expect(chosenCodings(project, { ...chosen, codes: [codes.Trust], level: 'alone' })).toHaveLength(1);
  expect(chosenCodings(project, { ...chosen, codes: [codes.Enabler], level: 'alone' })).toHaveLength(0);
});
