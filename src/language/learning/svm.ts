import { addTo, dot, squaredLength, type Sparse } from './sparse.ts';

/** A passage to learn from: on which side it is, and how much it costs to take it for the other. */
export interface Example {
  readonly vector: Sparse;
  readonly side: 1 | -1;
  readonly cost: number;
}

/** A linear judge of vectors: positive on the side of its code. */
export interface Judge {
  readonly weights: Float32Array;
  readonly bias: number;
}

const mostPasses = 40;
const tolerance = 0.1;

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al.,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 3). The bias is one more part of
 * every vector. The same examples in the same order give the same judge.
 */
export function trainJudge(examples: readonly Example[], size: number): Judge {
  const weights = new Float32Array(size);
  const duals = new Float64Array(examples.length);
  const curvature = examples.map(({ vector, cost }) => squaredLength(vector) + 1 + 1 / (2 * cost));
  let bias = 0;
  let active = examples.map((_, at) => at);
  let highest = Infinity;
  const throwDie = dice(17);

  for (let pass = 0; pass < mostPasses; pass++) {
    shuffle(active, throwDie);
    const kept: number[] = [];
    let most = -Infinity;
    let least = Infinity;
    for (const at of active) {
      const example = examples[at];
      if (!example) continue;
      const { vector, side, cost } = example;
      const dual = duals[at] ?? 0;
      const gradient = side * (dot(weights, vector) + bias) - 1 + dual / (2 * cost);
      // A dual at 0 that would go below is left alone; one that surely stays there is not looked at again.
      if (dual === 0 && gradient > highest) continue;
      kept.push(at);
      const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
      most = Math.max(most, projected);
      least = Math.min(least, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(dual - gradient / (curvature[at] ?? 1), 0);
      addTo(weights, vector, (next - dual) * side);
      bias += (next - dual) * side;
      duals[at] = next;
    }
    active = kept;
    if (most - least <= tolerance) {
      if (active.length === examples.length) break;
      // What was left out is looked at once more before it is done.
      active = examples.map((_, at) => at);
      highest = Infinity;
    } else {
      highest = most <= 0 ? Infinity : most;
    }
  }
  return { weights, bias };
}

/** How far a vector is on the side of the code. */
export const margin = ({ weights, bias }: Judge, vector: Sparse): number => dot(weights, vector) + bias;

function shuffle(places: number[], throwDie: (below: number) => number): void {
  for (let at = places.length - 1; at > 0; at--) {
    const other = throwDie(at + 1);
    const kept = places[at] ?? 0;
    places[at] = places[other] ?? 0;
    places[other] = kept;
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
