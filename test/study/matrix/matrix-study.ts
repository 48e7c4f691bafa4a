import { createCode } from '../../../src/actions/codebook/codebook.ts';
import { applyCodes } from '../../../src/actions/codings/codings.ts';
import type { Polarity } from '../../../src/domain/coding.ts';
import type { Measure } from '../../../src/domain/matrix-plan.ts';
import { arrange } from '../../../src/study/matrix/arranged-matrix.ts';
import { countCells } from '../../../src/study/matrix/counted-matrix.ts';
import type { MatrixChoice } from '../../../src/study/matrix/matrix.ts';
import { addCodes, addSource, emptyProject, spoken } from '../../support/project.ts';

/**
 * Three interviews: one in North, one in South, one in both. Rosa (partner) speaks in the first and the last, Ann
 * (philanthropy) in the second, and in the last also somebody not yet known. Ada and Bea code.
 */
export function study() {
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
  const count = (
    choice: Partial<MatrixChoice & { measure: Measure }> = {},
    how: Partial<typeof asItComes> = {},
  ) => {
    const asked = { ...shape, under: codes.Enabler, ...choice };
    const matrix = arrange(project, countCells(project, asked), { ...asItComes, ...asked, ...how });
    const across = [...matrix.columns, matrix.totalColumn];
    const cellsOf = (row: (typeof across)[number]) => across.map((column) => matrix.cell(row, column));
    return { ...matrix, cells: matrix.rows.map(cellsOf), totals: cellsOf(matrix.totalRow) };
  };
  return { project, codes: { ...codes, slow }, ids: { first, second, both, bea }, count };
}
const asItComes = {
  sort: '',
  group: '',
  empty: 'show' as 'show' | 'hide',
  order: [] as string[],
  columnOrder: [] as string[],
  pins: [] as string[],
};
/** How a matrix stands. */
export type Stood = typeof asItComes;
export const shape = {
  rows: 'case' as const,
  columns: 'code' as const,
  level: 'children' as const,
  codes: [],
  coders: [],
  informantTypes: [],
  kinds: [],
  measure: 'codings' as Measure,
};
type Counted = ReturnType<ReturnType<typeof study>['count']>;

export const numbers = (
  { rows, cells, totals }: Counted,
  measure: 'codings' | 'sources' | 'informants' | 'coverage' = 'codings',
) => ({
  ...Object.fromEntries(rows.map(({ label }, at) => [label, cells[at]?.map((cell) => cell[measure])])),
  All: totals.map((cell) => cell[measure]),
});

/** Waits until the clock of this machine shows another time: what comes next comes later. */
export function later(): void {
  const now = Date.now();
  while (Date.now() === now);
}
