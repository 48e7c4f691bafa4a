import { logistic, weighed } from './weights.ts';

/** A row of evidence and what became of it: 1 where the code was given, else 0; `cost` is for how many rows it stands. */
export interface Outcome {
  readonly row: readonly number[];
  readonly given: 0 | 1;
  readonly cost: number;
}

const mostSteps = 30;
const mostHalvings = 30;
const pull = 4;
/** A step that makes the loss smaller by less than this share of it is the last. */
const leastGain = 1e-9;

/**
 * Logistic regression by Newton's method with a quadratic pull (λ = 4) towards the weights that were there: few outcomes
 * hardly move them. The loss is Σ cost·ln(1 + exp(∓ w·row)) + λ/2·|w − from|²; a step that would make it greater is halved
 * until it does not (Boyd & Vandenberghe, "Convex Optimization", 9.2, with no slope asked for): where outcomes are far from
 * the shipped weights, whole steps jump ever further over the mark. It rests after each step.
 */
export function* fitting(
  outcomes: readonly Outcome[],
  from: readonly number[],
): Generator<undefined, number[]> {
  let weights: readonly number[] = [...from];
  let loss = lossOf(outcomes, weights, from);
  for (let step = 0; step < mostSteps; step++) {
    const move = newtonStep(outcomes, weights, from);
    const next = stepDown(loss, (share) => {
      const moved = weights.map((weight, at) => weight - share * valueAt(move, at));
      return { moved, loss: lossOf(outcomes, moved, from) };
    });
    if (!next) break;
    const gain = loss - next.loss;
    [weights, loss] = [next.moved, next.loss];
    if (gain <= leastGain * loss) break;
    yield;
  }
  return [...weights];
}

/** The same without a rest. */
export function fitWeights(outcomes: readonly Outcome[], from: readonly number[]): number[] {
  const work = fitting(outcomes, from);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

interface Step {
  readonly moved: readonly number[];
  readonly loss: number;
}

/** The first of the whole step, half of it, a quarter … that makes the loss smaller; none where not even the least does. */
function stepDown(loss: number, take: (share: number) => Step): Step | undefined {
  for (let halved = 0; halved < mostHalvings; halved++) {
    const step = take(0.5 ** halved);
    if (step.loss < loss) return step;
  }
  return undefined;
}

/** What weights cost, with the pull towards those that were there. */
export function lossOf(
  outcomes: readonly Outcome[],
  weights: readonly number[],
  from: readonly number[],
): number {
  let loss = 0;
  for (const { row, given, cost } of outcomes) {
    const wrong = given === 1 ? -weighed(row, weights) : weighed(row, weights);
    // ln(1 + e^x) without overflow.
    loss += cost * (Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong))));
  }
  for (let at = 0; at < from.length; at++)
    loss += (pull / 2) * (valueAt(weights, at) - valueAt(from, at)) ** 2;
  return loss;
}

function newtonStep(
  outcomes: readonly Outcome[],
  weights: readonly number[],
  from: readonly number[],
): Float64Array {
  const size = from.length;
  const gradient = Float64Array.from(weights, (weight, at) => pull * (weight - valueAt(from, at)));
  const curvature = Array.from({ length: size }, (_, at) => {
    const line = new Float64Array(size);
    line[at] = pull;
    return line;
  });
  for (const outcome of outcomes) addOutcome(outcome, weights, gradient, curvature);
  curvature.forEach((line, at) => {
    for (let other = 0; other < at; other++) line[other] = curvature[other]?.[at] ?? 0;
  });
  return solve(curvature, gradient);
}

function addOutcome(
  { row, given, cost }: Outcome,
  weights: readonly number[],
  gradient: Float64Array,
  curvature: readonly Float64Array[],
): void {
  const likelihood = logistic(weighed(row, weights));
  const wrong = cost * (likelihood - given);
  const bend = cost * likelihood * (1 - likelihood);
  for (let at = 0; at < row.length; at++) {
    const value = row[at] ?? 0;
    if (value === 0) continue;
    gradient[at] = (gradient[at] ?? 0) + wrong * value;
    const line = curvature[at];
    if (!line) continue;
    // It is symmetric: what lies below the diagonal is filled in at the end.
    for (let other = at; other < row.length; other++)
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

const valueAt = (values: Float64Array | readonly number[], place: number): number => values[place] ?? 0;
