// The numbers of a matrix, a flat array for each.
import type { MatrixPlan } from './matrix-plan.ts';

/**
 * Counts of people and sources by cell, and the same for codings that contradict their code. Where passages count once,
 * *codings* are passages here and below.
 */
interface Tally {
  readonly codings: Int32Array;
  readonly sources: Int32Array;
  readonly informants: Int32Array;
}

/**
 * Counts of a matrix, one flat array per measure. Cell (r, c) is at `r * width + c`; the last row and the last column
 * are the totals, in which everything is again counted once. What was not asked for is left at 0.
 */
export interface MatrixCounts extends Tally {
  readonly width: number;
  readonly height: number;
  readonly against: Tally;
  /** Codings that raise it, and those that do so with a reservation. */
  readonly raising: Int32Array;
  readonly qualified: Int32Array;
  /** Those in words that belong to several rows, or several columns, by what they are about: a note on three cases. */
  readonly shared: Int32Array;
  /** Distinct informants by type and cell: of type `t` at `t * width * height + cell`. */
  readonly voices: Int32Array;
  /** The id of the first coding of each cell in the order of the evidence; 0 where there is none. */
  readonly first: Int32Array;
  /** Characters covered by the codings of a cell: a union of intervals, so no word counts twice. */
  readonly covered: Float64Array;
  /** Characters that could have been covered in each cell. */
  readonly lengths: Float64Array;
  /** Codings that the sides by code, coder or query hold, and no place of the sides by words does. */
  readonly outside: number;
}

/** The counts of a matrix before anything was counted. */
export function emptyCounts({ rows, columns, types }: MatrixPlan): MatrixCounts {
  const [height, width] = [rows.count + 1, columns.count + 1];
  const size = height * width;
  const tally = (): Tally => ({
    codings: new Int32Array(size),
    sources: new Int32Array(size),
    informants: new Int32Array(size),
  });
  return {
    width,
    height,
    outside: 0,
    ...tally(),
    against: tally(),
    raising: new Int32Array(size),
    qualified: new Int32Array(size),
    shared: new Int32Array(size),
    voices: new Int32Array(size * (types?.count ?? 0)),
    first: new Int32Array(size),
    covered: new Float64Array(size),
    lengths: new Float64Array(size),
  };
}

/** Adds to one place of some counts. */
export const add = (counts: Int32Array | Float64Array, at: number, by: number): void => {
  counts[at] = (counts[at] ?? 0) + by;
};
