/** A row of evidence and what became of it: 1 where the code was given, else 0; `cost` is for how many rows it stands. */
export interface Outcome {
  readonly row: readonly number[];
  readonly given: 0 | 1;
  readonly cost: number;
}

const mostSteps = 8;
const pull = 4;

/**
 * Logistic regression by Newton's method with a quadratic pull (λ = 4) towards the weights that were there: few outcomes
 * hardly move them. The loss is Σ cost·ln(1 + exp(∓ w·row)) + λ/2·|w − from|².
 */
export function fitWeights(outcomes: readonly Outcome[], from: readonly number[]): number[] {
  const weights = [...from];
  const size = from.length;
  for (let step = 0; step < mostSteps; step++) {
    const gradient = Float64Array.from(weights, (weight, at) => pull * (weight - (from[at] ?? 0)));
    const curvature = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size);
      line[at] = pull;
      return line;
    });
    for (const { row, given, cost } of outcomes)
      addOutcome({ row, given, cost }, weights, gradient, curvature);
    const move = solve(curvature, gradient);
    let longest = 0;
    for (let at = 0; at < size; at++) {
      weights[at] = (weights[at] ?? 0) - (move[at] ?? 0);
      longest = Math.max(longest, Math.abs(move[at] ?? 0));
    }
    if (longest < 1e-4) break;
  }
  return weights;
}

function addOutcome(
  { row, given, cost }: Outcome,
  weights: readonly number[],
  gradient: Float64Array,
  curvature: readonly Float64Array[],
): void {
  let logit = 0;
  for (let at = 0; at < row.length; at++) logit += (row[at] ?? 0) * (weights[at] ?? 0);
  const likelihood = 1 / (1 + Math.exp(-logit));
  const wrong = cost * (likelihood - given);
  const bend = cost * likelihood * (1 - likelihood);
  for (let at = 0; at < row.length; at++) {
    const value = row[at] ?? 0;
    if (value === 0) continue;
    gradient[at] = (gradient[at] ?? 0) + wrong * value;
    const line = curvature[at];
    if (!line) continue;
    for (let other = 0; other < row.length; other++)
      line[other] = (line[other] ?? 0) + bend * value * (row[other] ?? 0);
  }
}

/** Solves a symmetric positive system by elimination; λ on its diagonal keeps every pivot away from 0. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lines = matrix.map((line, at) => Float64Array.from([...line, valueAt(right, at)]));
  for (const [at, pivot] of lines.entries())
    for (const line of lines.slice(at + 1)) takeAway(line, pivot, at);
  const size = right.length;
  const found = new Float64Array(size);
  for (const [at, line] of [...lines.entries()].reverse()) {
    let rest = valueAt(line, size);
    for (let place = at + 1; place < size; place++) rest -= valueAt(line, place) * valueAt(found, place);
    found[at] = rest / valueAt(line, at);
  }
  return found;
}

/** Takes so much of a line from one below it that this is 0 at a place. */
function takeAway(line: Float64Array, pivot: Float64Array, at: number): void {
  const factor = valueAt(line, at) / valueAt(pivot, at);
  if (factor === 0) return;
  for (let place = at; place < line.length; place++)
    line[place] = valueAt(line, place) - factor * valueAt(pivot, place);
}

const valueAt = (values: Float64Array, place: number): number => values[place] ?? 0;
