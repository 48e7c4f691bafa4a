// Numbers of few people are left out of what is handed on, and with them those from which they could be worked out.

/** A table of numbers; the last row and the last column may be totals of the others. */
export interface SmallTable {
  readonly values: readonly (readonly number[])[];
  /** Whether a number is of so few people that it must not be told. */
  readonly few: (row: number, column: number) => boolean;
  readonly hasTotalRow: boolean;
  readonly hasTotalColumn: boolean;
}

/**
 * Which numbers of a table may not be shown: those of few people, and as many more, small ones first, as it takes that none
 * of them follows from the totals. Each number left out could be one more or one less, with all that is shown as it is: it
 * lies on a ring of numbers above 0 that are left out too, in which one can be added here and taken away there.
 */
export function leftOut(table: SmallTable): boolean[][] {
  const out = table.values.map((row, at) => row.map((value, column) => value > 0 && table.few(at, column)));
  const grid = gridOf(table);
  out.forEach((row, at) => {
    row.forEach((isOut, column) => {
      if (!isOut || !table.few(at, column)) return;
      for (const cell of ringAround(grid, out, { row: at, column })) put(out, cell);
    });
  });
  return out;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The sums that are told, as points: each row with a total, each column with one. A number joins its row and its column; where
 * no total is shown nothing is told, and all that is not told is one point.
 */
interface Grid {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly cells: readonly (Place & { readonly value: number })[];
}

function gridOf({ values, hasTotalRow, hasTotalColumn }: SmallTable): Grid {
  const width = values[0]?.length ?? 0;
  const rows = values.map((_, at) => (hasTotalColumn ? 1 + at : 0));
  const columns = Array.from({ length: width }, (_, at) => (hasTotalRow ? 1 + values.length + at : 0));
  const cells = values.flatMap((row, at) => row.map((value, column) => ({ row: at, column, value })));
  return { rows, columns, cells };
}

/** The cheapest way from one end of a number to its other end through others above 0: what is left out already costs nothing. */
function ringAround(grid: Grid, out: readonly (readonly boolean[])[], from: Place): Place[] {
  const [start, goal] = endsOf(grid, from);
  const joins = joinsOf(grid, out, from);
  const reached = new Map<number, Reached>([[start, { sum: 0, cell: null, before: start }]]);
  const left = new Set([start]);
  while (left.size > 0) {
    const point = nearest(left, reached);
    if (point === goal) return wayBack(reached, goal);
    left.delete(point);
    for (const { cell, to, cost } of joins.get(point) ?? []) {
      const sum = (reached.get(point)?.sum ?? 0) + cost;
      if (sum >= (reached.get(to)?.sum ?? Infinity)) continue;
      reached.set(to, { sum, cell, before: point });
      left.add(to);
    }
  }
  return [];
}

/** How a point was reached, and what that cost. */
interface Reached {
  readonly sum: number;
  readonly cell: Place | null;
  readonly before: number;
}

/** A number that leads from a point to another. */
interface Join {
  readonly cell: Place;
  readonly to: number;
  readonly cost: number;
}

const endsOf = ({ rows, columns }: Grid, { row, column }: Place): [number, number] => [
  rows[row] ?? 0,
  columns[column] ?? 0,
];

function joinsOf(grid: Grid, out: readonly (readonly boolean[])[], from: Place): Map<number, Join[]> {
  const joins = new Map<number, Join[]>();
  for (const cell of grid.cells) {
    const [a, b] = endsOf(grid, cell);
    if (cell.value <= 0 || a === b || (cell.row === from.row && cell.column === from.column)) continue;
    const cost = out[cell.row]?.[cell.column] === true ? 0 : 1 + cell.value;
    for (const [point, to] of [
      [a, b],
      [b, a],
    ] as const)
      joins.set(point, [...(joins.get(point) ?? []), { cell, to, cost }]);
  }
  return joins;
}

const nearest = (points: ReadonlySet<number>, reached: ReadonlyMap<number, Reached>): number =>
  [...points].reduce((a, b) => ((reached.get(b)?.sum ?? 0) < (reached.get(a)?.sum ?? 0) ? b : a));

function wayBack(reached: ReadonlyMap<number, Reached>, goal: number): Place[] {
  const way: Place[] = [];
  for (let step = reached.get(goal); step?.cell; step = reached.get(step.before)) way.push(step.cell);
  return way;
}

function put(out: boolean[][], { row, column }: Place): void {
  const line = out[row];
  if (line) line[column] = true;
}

/** Whether a number of people is too small to be told; 0 is told. `least` of 0 lets everything be told. */
export const isFew = (people: number, least: number): boolean => people > 0 && people < least;

/** Whether a share tells of few people: of those in it, or of those who are left. */
export const isFewOf = (count: number, of: number, least: number): boolean =>
  isFew(count, least) || isFew(of - count, least);

/** What stands in place of a number that is left out. */
export const untold = '·';

/** What that sign means, in a sentence; '' where nothing is left out on request. */
export const sayUntold = (least: number): string =>
  least === 0
    ? ''
    : `${untold} stands for fewer than ${least} informants, or for a number from which so few could be worked out.`;
