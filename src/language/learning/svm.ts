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

/** What is known of an example while a judge is trained. */
interface Trained extends Example {
  readonly curvature: number;
  dual: number;
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al.,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 3). The bias is one more part of
 * every vector. The same examples in the same order give the same judge.
 */
export function trainJudge(examples: readonly Example[], size: number): Judge {
  const judge = { weights: new Float32Array(size), bias: 0 };
  const all = examples.map((example): Trained => {
    const curvature = squaredLength(example.vector) + 1 + 1 / (2 * example.cost);
    return { ...example, curvature, dual: 0 };
  });
  const throwDie = dice(17);
  let active = [...all];
  let bound = Infinity;
  for (let pass = 0; pass < mostPasses; pass++) {
    shuffle(active, throwDie);
    const { kept, most, least } = onePass(judge, active, bound);
    active = kept;
    if (most - least > tolerance) bound = most > 0 ? most : Infinity;
    else if (active.length === all.length) break;
    else {
      // What was left out is looked at once more before it is done.
      active = [...all];
      bound = Infinity;
    }
  }
  return judge;
}

/** Looks at every active example once; answers which stay active, and between what their gradients lie. */
function onePass(judge: { weights: Float32Array; bias: number }, active: readonly Trained[], bound: number) {
  const kept: Trained[] = [];
  let most = -Infinity;
  let least = Infinity;
  for (const one of active) {
    const { vector, side, cost, curvature, dual } = one;
    const gradient = side * (dot(judge.weights, vector) + judge.bias) - 1 + dual / (2 * cost);
    // A dual at 0 that would surely stay there is not looked at again.
    if (dual === 0 && gradient > bound) continue;
    kept.push(one);
    const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
    most = Math.max(most, projected);
    least = Math.min(least, projected);
    if (Math.abs(projected) < 1e-12) continue;
    const next = Math.max(dual - gradient / curvature, 0);
    addTo(judge.weights, vector, (next - dual) * side);
    judge.bias += (next - dual) * side;
    one.dual = next;
  }
  return { kept, most, least };
}

/** How far a vector is on the side of the code. */
export const margin = ({ weights, bias }: Judge, vector: Sparse): number => dot(weights, vector) + bias;

function shuffle(list: Trained[], throwDie: (below: number) => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = throwDie(at + 1);
    const [one, another] = [list[at], list[other]];
    if (one === undefined || another === undefined) continue;
    list[at] = another;
    list[other] = one;
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
