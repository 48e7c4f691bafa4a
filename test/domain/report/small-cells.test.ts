// What is left out cannot be worked out: proved by solving for it, as a reader with a pencil would.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFew, leftOut, type SmallTable } from '../../../src/domain/report/small-cells.ts';

/** A table of counts with true totals where these are shown. */
const tables = fc
  .record({
    inner: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([height, width]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    ),
    hasTotalRow: fc.boolean(),
    hasTotalColumn: fc.boolean(),
    least: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ inner, hasTotalRow, hasTotalColumn, least }) => {
    const wide = hasTotalColumn ? inner.map((row) => [...row, sum(row)]) : inner;
    const totals = wide[0]?.map((_, at) => sum(wide.map((row) => row[at] ?? 0))) ?? [];
    const values = hasTotalRow ? [...wide, totals] : wide;
    const few = (row: number, column: number): boolean => isFew(values[row]?.[column] ?? 0, least);
    return { values, few, hasTotalRow, hasTotalColumn };
  });

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** The sums that are told: in each, the coefficients of the numbers that are left out. */
function equations({ values, hasTotalRow, hasTotalColumn }: SmallTable, out: boolean[][]): number[][] {
  const height = values.length;
  const width = values[0]?.length ?? 0;
  const unknown = out.flatMap((row, at) =>
    row.flatMap((isOut, column) => (isOut ? [[at, column] as const] : [])),
  );
  const of = (
    belongs: (row: number, column: number) => boolean,
    isTotal: (row: number, column: number) => boolean,
  ) => unknown.map(([row, column]) => (belongs(row, column) ? (isTotal(row, column) ? -1 : 1) : 0));
  return [
    ...(hasTotalColumn
      ? Array.from({ length: height }, (_, at) =>
          of(
            (row) => row === at,
            (_row, column) => column === width - 1,
          ),
        )
      : []),
    ...(hasTotalRow
      ? Array.from({ length: width }, (_, at) =>
          of(
            (_row, column) => column === at,
            (row) => row === height - 1,
          ),
        )
      : []),
  ];
}

/** How many of some sums are told anew: a number follows from them where naming it tells nothing new. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, place) => place >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = left[at];
    if (!pivot) continue;
    [left[at], left[found]] = [left[found] ?? [], pivot];
    for (const row of left.slice(found + 1)) subtract(row, pivot, column);
    found += 1;
  }
  return found;
}

function subtract(row: number[], pivot: readonly number[], column: number): void {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
  for (const [at, value] of pivot.entries()) row[at] = (row[at] ?? 0) - factor * value;
}

test('no number of few people is told, and none that is left out follows from the totals', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const out = leftOut(table);
      table.values.forEach((row, at) => {
        row.forEach((_, column) => {
          if (table.few(at, column)) expect(out[at]?.[column]).toBe(true);
        });
      });
      const told = equations(table, out);
      const size = out.flat().filter(Boolean).length;
      for (let at = 0; at < size; at++) {
        const unit = Array.from({ length: size }, (_, place) => (place === at ? 1 : 0));
        expect(rank([...told, unit])).toBe(rank(told) + 1);
      }
    }),
    { numRuns: 1500 },
  );
});

test('each number that is left out is above 0, so that it could be one less as well as one more', () => {
  fc.assert(
    fc.property(tables, (table) => {
      leftOut(table).forEach((row, at) => {
        row.forEach((isOut, column) => {
          if (isOut) expect(table.values[at]?.[column]).toBeGreaterThan(0);
        });
      });
    }),
  );
});

/** Every table of whole numbers that fits what is told, for tables so small that all can be tried. */
function fitting(table: SmallTable, out: boolean[][], most: number): number[][] {
  const unknown = out.flat().filter(Boolean).length;
  const told = equations(table, out);
  const known = table.values.flat().filter((_, at) => out.flat()[at]);
  const sums = told.map((row) => sum(row.map((one, at) => one * (known[at] ?? 0))));
  const found: number[][] = [];
  const tryAll = (so: number[]): void => {
    if (so.length === unknown) {
      if (told.every((row, at) => sum(row.map((one, k) => one * (so[k] ?? 0))) === sums[at])) found.push(so);
      return;
    }
    for (let value = 0; value <= most; value++) tryAll([...so, value]);
  };
  tryAll([]);
  return found;
}

test('trying every table that fits, each number that is left out can be at least three things', () => {
  const values = [
    [1, 4, 5],
    [3, 2, 5],
    [4, 6, 10],
  ];
  const table = {
    values,
    few: (row: number, column: number) => isFew(values[row]?.[column] ?? 0, 2),
    hasTotalRow: true,
    hasTotalColumn: true,
  };
  const out = leftOut(table);
  expect(out.flat().filter(Boolean)).toHaveLength(4);
  const all = fitting(table, out, 12);
  for (let at = 0; at < 4; at++) expect(new Set(all.map((one) => one[at])).size).toBeGreaterThanOrEqual(3);
});

test('what may be told is told: without few people nothing is left out', () => {
  const values = [
    [4, 5],
    [0, 7],
  ];
  expect(
    leftOut({ values, few: () => false, hasTotalRow: false, hasTotalColumn: false }).flat(),
  ).not.toContain(true);
});
