import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bySimilarity, valueOf } from '../../src/domain/matrix-cell.ts';
import type { MatrixCounts } from '../../src/domain/matrix-counts.ts';
import { countMatrix } from '../../src/domain/matrix.ts';
import { measuresOf, planOf, studies } from '../support/matrices.ts';

test('rows and columns that change places change no number', () => {
  fc.assert(
    fc.property(studies, fc.boolean(), ({ evidence, plan }, byCoder) => {
      const coders = {
        sorts: 'codings' as const,
        count: 2,
        by: ({ coderId }: { coderId: number }) => coderId,
        placesOf: (coderId: number) => [coderId - 1],
      };
      const one = byCoder ? { ...plan, rows: coders } : plan;
      const turned = countMatrix({ ...one, rows: one.columns, columns: one.rows }, evidence);
      const straight = countMatrix(one, evidence);
      const transposed = measuresOf(turned).map((numbers) =>
        Array.from({ length: numbers.length }, (_, cell) => {
          const [row, column] = [Math.floor(cell / straight.width), cell % straight.width];
          return numbers[column * turned.width + row];
        }),
      );
      expect(transposed).toEqual(measuresOf(straight));
      expect(turned.outside).toBe(straight.outside);
    }),
  );
});

/** The informants of a cell, counted type by type. */
function ofAllTypes({ voices, codings }: MatrixCounts, cell: number): number {
  let sum = 0;
  for (let at = cell; at < voices.length; at += codings.length) sum += voices[at] ?? 0;
  return sum;
}

test('the voices of a cell are its informants, and what lies outside is all that no row holds', () => {
  fc.assert(
    fc.property(studies, ({ evidence, plan, rowsOf, columnsOf }) => {
      const counts = countMatrix(plan, evidence);
      for (let cell = 0; cell < counts.codings.length; cell++)
        expect(ofAllTypes(counts, cell)).toBe(counts.informants[cell]);
      const pieces = evidence.flatMap(({ sourceId, pieces: own }) =>
        own.map((piece) => ({ sourceId, ...piece })),
      );
      const held = pieces.filter(({ coding }) => columnsOf(coding.codeId).length > 0);
      const inside = held.filter(({ sourceId, informantId }) => rowsOf(sourceId, informantId).length > 0);
      const ids = (some: typeof pieces) => new Set(some.map(({ coding }) => coding.id));
      expect(counts.outside).toBe(ids(held).size - ids(inside).size);
    }),
  );
});

test('no share is above 100 %, and the shares of a row add up to all of it where each coding has one column', () => {
  fc.assert(
    fc.property(studies, ({ evidence, rowsOf }) => {
      const counts = countMatrix(planOf([3, rowsOf], [3, (codeId) => [codeId]]), evidence);
      for (let row = 0; row < counts.height; row++) {
        for (let column = 0; column < counts.width; column++)
          for (const measure of ['coverage', 'row %', 'column %', 'contradiction'] as const)
            expect(valueOf(counts, measure, row, column)).toBeLessThanOrEqual(100 + 1e-9);
        const shares = [0, 1, 2].map((column) => valueOf(counts, 'row %', row, column));
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(counts.codings[row * counts.width + 3] === 0 ? 100 : sum).toBeCloseTo(100, 9);
      }
    }),
  );
});

test('rows that are alike stand side by side, every row once, and empty ones last', () => {
  expect(
    bySimilarity([
      [5, 0],
      [0, 4],
      [9, 1],
      [0, 0],
      [0, 7],
    ]),
  ).toEqual([2, 0, 1, 4, 3]);
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 })), (lines) => {
      expect(bySimilarity(lines).toSorted((a, b) => a - b)).toEqual([...lines.keys()]);
    }),
  );
});
