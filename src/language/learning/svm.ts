import { dot, squaredLength, type Sparse } from './sparse.ts';

/** Vectors one behind the other, those of row `r` from `starts[r]` to `starts[r + 1]`: as objects training takes three times as long. */
export interface Rows {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly squares: Float64Array;
}

/** By row, on which side of the code it is, and how much it costs to take it for the other. */
export interface Sides {
  readonly sides: Int8Array;
  readonly costs: Float64Array;
}

/** A linear judge of vectors: positive on the side of its code. */
export interface Judge {
  readonly weights: Float32Array;
  readonly bias: number;
}

const mostPasses = 40;
const tolerance = 0.1;

/** What is trained, and which rows are still looked at: the first `count` of `active`. */
interface Training extends Rows, Sides {
  readonly curvatures: Float64Array;
  readonly duals: Float64Array;
  readonly weights: Float32Array;
  bias: number;
  readonly active: Int32Array;
  count: number;
}

/** Vectors made ready to be learned from; many judges may learn from them. */
export function rowsOf(vectors: readonly Sparse[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach(({ places }, row) => (starts[row + 1] = (starts[row] ?? 0) + places.length));
  const length = starts[vectors.length] ?? 0;
  const [places, values] = [new Int32Array(length), new Float32Array(length)];
  vectors.forEach((vector, row) => {
    places.set(vector.places, starts[row]);
    values.set(vector.values, starts[row]);
  });
  return { starts, places, values, squares: Float64Array.from(vectors, squaredLength) };
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al.,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 3). The bias is one more part of
 * every vector. The same rows in the same order give the same judge.
 */
export function trainJudge(rows: Rows, { sides, costs }: Sides, size: number): Judge {
  const everyone = Int32Array.from(sides.keys());
  const training: Training = {
    ...rows,
    sides,
    costs,
    curvatures: rows.squares.map((square, row) => square + 1 + 1 / (2 * (costs[row] ?? 1))),
    duals: new Float64Array(sides.length),
    weights: new Float32Array(size),
    bias: 0,
    active: everyone.slice(),
    count: sides.length,
  };
  const throwDie = dice(17);
  let bound = Infinity;
  for (let pass = 0; pass < mostPasses; pass++) {
    shuffle(training, throwDie);
    const { most, least } = onePass(training, bound);
    if (most - least > tolerance) bound = most > 0 ? most : Infinity;
    else if (training.count === sides.length) break;
    else {
      // What was left out is looked at once more before it is done.
      training.active.set(everyone);
      training.count = sides.length;
      bound = Infinity;
    }
  }
  return { weights: training.weights, bias: training.bias };
}

/** Looks at every active row once; those that stay active come first. Answers between what their gradients lie. */
function onePass(training: Training, bound: number): { most: number; least: number } {
  const { active, sides, costs, curvatures, duals } = training;
  let [kept, most, least] = [0, -Infinity, Infinity];
  for (let at = 0; at < training.count; at++) {
    const row = active[at] ?? 0;
    const side = sides[row] ?? 1;
    const dual = duals[row] ?? 0;
    const gradient = side * marginOf(training, row) - 1 + dual / (2 * (costs[row] ?? 1));
    // A dual at 0 that would surely stay there is not looked at again.
    if (dual === 0 && gradient > bound) continue;
    active[kept++] = row;
    const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
    most = Math.max(most, projected);
    least = Math.min(least, projected);
    if (Math.abs(projected) < 1e-12) continue;
    const next = Math.max(dual - gradient / (curvatures[row] ?? 1), 0);
    moveTowards(training, row, (next - dual) * side);
    duals[row] = next;
  }
  training.count = kept;
  return { most, least };
}

function marginOf({ starts, places, values, weights, bias }: Training, row: number): number {
  const end = starts[row + 1] ?? 0;
  let sum = 0;
  for (let at = starts[row] ?? 0; at < end; at++) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum + bias;
}

function moveTowards(training: Training, row: number, factor: number): void {
  const { starts, places, values, weights } = training;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) {
    const place = places[at] ?? 0;
    weights[place] = (weights[place] ?? 0) + factor * (values[at] ?? 0);
  }
  training.bias += factor;
}

/** How far a vector is on the side of the code. */
export const margin = ({ weights, bias }: Judge, vector: Sparse): number => dot(weights, vector) + bias;

function shuffle({ active, count }: Training, throwDie: (below: number) => number): void {
  for (let at = count - 1; at > 0; at--) {
    const other = throwDie(at + 1);
    const one = active[at] ?? 0;
    active[at] = active[other] ?? 0;
    active[other] = one;
  }
}

/** The same numbers at every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
