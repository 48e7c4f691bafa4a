import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf, type SourceEvidence } from '../../src/domain/evidence.ts';
import { coveragePercent, denominatorsOf, stateOf } from '../../src/domain/matrix-cell.ts';
import type { MatrixCounts } from '../../src/domain/matrix-counts.ts';
import { type MatrixPlan } from '../../src/domain/matrix-plan.ts';
import { codingsByCell, codingsInCell } from '../../src/domain/matrix-words.ts';
import { countMatrix } from '../../src/domain/matrix.ts';
import { measuresOf, planOf, studies, type Made } from '../support/matrices.ts';

// A small study with known results: nine texts d1–d9 in five cases, one informant each (own synthetic data).
const texts = [
  { id: 1, length: 1000, row: 0, informant: 1 },
  { id: 2, length: 800, row: 0, informant: 2 },
  { id: 3, length: 1200, row: 1, informant: 3 },
  { id: 4, length: 600, row: 1, informant: 4 },
  { id: 5, length: 1000, row: 2, informant: 5 },
  { id: 6, length: 500, row: 2, informant: 6 },
  { id: 7, length: 900, row: 3, informant: 7 },
  { id: 8, length: 700, row: 4, informant: 8 },
  { id: 9, length: 300, row: 4, informant: 8 },
];
const [trust, time, focal] = [0, 1, 2];
// text, start, end, code; the coding contradicts where 1 stands last.
const segments = [
  [1, 0, 100, trust, 0],
  [1, 50, 200, trust, 0],
  [1, 60, 120, time, 0],
  [1, 400, 500, focal, 0],
  [2, 0, 80, trust, 0],
  [2, 80, 160, focal, 1],
  [2, 300, 340, time, 0],
  [3, 100, 220, time, 0],
  [3, 210, 260, trust, 0],
  [3, 600, 720, focal, 0],
  [4, 0, 60, time, 1],
  [4, 100, 160, trust, 0],
  [5, 0, 200, focal, 0],
  [5, 200, 300, time, 0],
  [6, 0, 50, focal, 0],
  [6, 100, 150, trust, 1],
  [7, 0, 90, time, 0],
  [8, 0, 70, trust, 0],
  [9, 0, 30, trust, 0],
  [9, 30, 60, time, 0],
] as const;

const study: SourceEvidence[] = texts.map(({ id, length, informant }) =>
  evidenceOf(
    { sourceId: id, kind: 'interview' },
    [{ number: 1, start: 0, end: length, speakerId: informant }],
    [{ id: informant, informantId: informant, isInterviewer: false }],
    segments.flatMap(([text, start, end, codeId, contradicts], at) =>
      text === id
        ? ({
            id: at + 1,
            codeId,
            coderId: 1,
            polarity: contradicts ? 'contradicts' : 'supports',
            origin: 'by hand',
            start,
            end,
          } as const)
        : [],
    ),
  ),
);
const byCase = planOf(
  [5, (sourceId) => texts.flatMap(({ id, row }) => (id === sourceId ? row : []))],
  [3, (codeId) => [codeId]],
);

test('the cells of a study with known results are exactly those', () => {
  const counts = countMatrix(byCase, study);
  const cell = (row: number, column: number) => {
    const at = row * counts.width + column;
    const coverage = coveragePercent(counts.covered[at] ?? NaN, counts.lengths[at] ?? NaN);
    return [
      counts.codings[at],
      counts.informants[at],
      counts.against.codings[at],
      counts.covered[at],
      Number(coverage.toFixed(4)),
    ];
  };
  // codings, informants, contradicting, characters covered, coverage in per cent: trust, time, focal point
  const expected = [
    [
      [3, 2, 0, 280, 15.5556],
      [2, 2, 0, 100, 5.5556],
      [2, 2, 1, 180, 10],
    ],
    [
      [2, 2, 0, 110, 6.1111],
      [2, 2, 1, 180, 10],
      [1, 1, 0, 120, 6.6667],
    ],
    [
      [1, 1, 1, 50, 3.3333],
      [1, 1, 0, 100, 6.6667],
      [2, 2, 0, 250, 16.6667],
    ],
    [
      [0, 0, 0, 0, 0],
      [1, 1, 0, 90, 10],
      [0, 0, 0, 0, 0],
    ],
    [
      [2, 1, 0, 100, 10],
      [1, 1, 0, 30, 3],
      [0, 0, 0, 0, 0],
    ],
  ];
  expect(expected.map((row, at) => row.map((_, column) => cell(at, column)))).toEqual(expected);
});

test('totals of that study count every coding, source and informant once', () => {
  const counts = countMatrix(byCase, study);
  const total = 5 * counts.width;
  expect([...counts.codings.slice(total)]).toEqual([8, 7, 5, 20]);
  expect([...counts.informants.slice(total)]).toEqual([6, 7, 5, 8]);
  expect([...counts.sources.slice(total)]).toEqual([7, 7, 5, 9]);
  const denominators = denominatorsOf(byCase.rows, byCase, study);
  expect(denominators.map(({ sources }) => sources)).toEqual([2, 2, 2, 1, 2, 9]);
  expect(denominators.map(({ informants }) => informants)).toEqual([2, 2, 2, 1, 1, 8]);
  const lengths = denominators.map((_, row) => counts.lengths[row * counts.width]);
  expect(lengths).toEqual([1800, 1800, 1500, 900, 1000, 7000]);
  expect(counts.outside).toBe(0);
});

test('a filter takes away what it does not admit and nothing else', () => {
  const at = (filter: MatrixPlan['filter']) => countMatrix({ ...byCase, filter }, study).codings[5 * 4 + 3];
  expect(at({ coders: new Set([1]) })).toBe(20);
  expect(at({ coders: new Set([2]) })).toBe(0);
  expect(at({ kinds: new Set(['focus group']) })).toBe(0);
  expect(at({ informant: (id) => id === 8 })).toBe(3);
  expect(at({ codings: ({ polarity }) => polarity === 'contradicts' })).toBe(3);
});

test('an empty cell says whether anybody could know that it is empty', () => {
  const unasked = () => {
    throw new Error('whoever said something need not be asked whether she was read');
  };
  expect(stateOf(3, 1, unasked)).toBe('contradicted');
  expect(stateOf(3, 0, unasked)).toBe('present');
  expect(stateOf(0, 0, () => 'no words')).toBe('no words');
  expect(stateOf(0, 0, () => 'read before')).toBe('read before');
  expect(stateOf(0, 0, () => 'not read')).toBe('not read');
  expect(stateOf(0, 0, () => 'read')).toBe('not raised');
  expect(coveragePercent(0, 0)).toBe(0);
});

test('the order in which sources and codings came changes no number', () => {
  fc.assert(
    fc.property(studies, fc.integer(), ({ evidence, plan }, seed) => {
      const mixed = evidence
        .toSorted((a, b) => ((a.sourceId * 7 + seed) % 5) - ((b.sourceId * 7 + seed) % 5))
        .map((source) => {
          const order = [...new Set(source.pieces.map((piece) => piece.coding))].reverse();
          return {
            ...source,
            pieces: order.flatMap((coding) => source.pieces.filter((piece) => piece.coding === coding)),
          };
        });
      // Which quote comes first is all that the order decides.
      expect({ ...countMatrix(plan, mixed), first: [] }).toEqual({
        ...countMatrix(plan, evidence),
        first: [],
      });
    }),
  );
});

test('every number of codings opens onto exactly as many codings, totals too', () => {
  fc.assert(
    fc.property(studies, ({ evidence, plan }) => {
      const { codings, width, first } = countMatrix(plan, evidence);
      const byCell = codingsByCell(plan, evidence);
      for (let cell = 0; cell < codings.length; cell++) {
        const opened = codingsInCell(plan, evidence, Math.floor(cell / width), cell % width);
        expect(opened).toHaveLength(codings[cell] ?? -1);
        expect(new Set(opened).size).toBe(opened.length);
        expect(opened).toEqual([...(byCell.get(cell) ?? [])]);
        expect(opened[0] ?? 0).toBe(first[cell]);
      }
    }),
  );
});

/** The coded characters of a cell, one by one. */
function characterSet({ evidence, rowsOf, columnsOf }: Made, row: number, column: number): Set<string> {
  const isIn = (indices: readonly number[], at: number, total: number): boolean =>
    at === total ? indices.length > 0 : indices.includes(at);
  const pieces = evidence.flatMap(({ sourceId, pieces: own }) =>
    own.map((piece) => ({ sourceId, ...piece })),
  );
  const counted = pieces.filter(
    ({ sourceId, informantId, coding }) =>
      rowsOf(sourceId, informantId).length > 0 &&
      columnsOf(coding.codeId).length > 0 &&
      isIn(rowsOf(sourceId, informantId), row, 3) &&
      isIn(columnsOf(coding.codeId), column, 2),
  );
  return new Set(
    counted.flatMap(({ sourceId, start, end }) =>
      Array.from({ length: end - start }, (_, at) => `${sourceId} ${start + at}`),
    ),
  );
}

test('coverage is the words that are coded at least once, so never more than all words', () => {
  fc.assert(
    fc.property(studies, (made) => {
      const { covered, lengths, width } = countMatrix(made.plan, made.evidence);
      const naive: number[] = [];
      for (let cell = 0; cell < covered.length; cell++) {
        naive.push(characterSet(made, Math.floor(cell / width), cell % width).size);
        expect(coveragePercent(covered[cell] ?? 0, lengths[cell] ?? 0)).toBeLessThanOrEqual(100);
      }
      expect([...covered]).toEqual(naive);
    }),
  );
});

test('a row that stands in the matrix twice has the same numbers twice and does not inflate the totals', () => {
  fc.assert(
    fc.property(studies, ({ evidence, plan, rowsOf, columnsOf }) => {
      const once = countMatrix(plan, evidence);
      const doubled = planOf(
        [4, (source, informant) => rowsOf(source, informant).flatMap((row) => (row === 0 ? [0, 3] : row))],
        [2, columnsOf],
      );
      const twice = countMatrix(doubled, evidence);
      const row = (counts: MatrixCounts, place: number) =>
        measuresOf(counts).map((measure) => measure.slice(place * counts.width, (place + 1) * counts.width));
      expect(row(twice, 3)).toEqual(row(once, 0));
      expect(row(twice, 4)).toEqual(row(once, 3));
      const of = (one: MatrixPlan, place: number) => {
        const { sources, informants } = denominatorsOf(one.rows, one, evidence)[place] ?? {};
        return { sources, informants };
      };
      expect(of(doubled, 3)).toEqual(of(plan, 0));
      expect(of(doubled, 4)).toEqual(of(plan, 3));
    }),
  );
});

test('a total is what a matrix of one row and one column for everything in it would say', () => {
  fc.assert(
    fc.property(studies, ({ evidence, plan, rowsOf, columnsOf }) => {
      const parts = countMatrix(plan, evidence);
      const single = planOf(
        [1, (source, informant) => (rowsOf(source, informant).length > 0 ? [0] : [])],
        [1, (code) => (columnsOf(code).length > 0 ? [0] : [])],
      );
      const one = countMatrix(single, evidence);
      const corner = 3 * parts.width + 2;
      expect(measuresOf(parts).map((measure) => measure[corner])).toEqual(
        measuresOf(one).map(([cell]) => cell),
      );
    }),
  );
});
