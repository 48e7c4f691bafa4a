// The shipped weights fit other people's studies. What is coded here says how far each kind of evidence can be relied on
// here: it is scored in parts, each by judges that learned from the others.
import { keyOf, partsOf, seenIn, type Seen } from './been-through.ts';
import { evidenceRow, freshLogit, goingLogit } from './evidence.ts';
import { fitting, type Outcome } from './fit-weights.ts';
import { createJudging, type Known } from './judges.ts';
import { weighEvidence } from './scoring.ts';
import { isWithin, type Coded, type Study } from './study.ts';
import type { Judge } from './svm.ts';
import { logistic, shippedWeights, type Weights } from './weights.ts';

const mostOutcomes = 60_000;
const shrunk = 0.8;

/** A code at a passage of a finished transcript, judged by what was learned from the others. */
export interface HeldOut {
  readonly transcript: number;
  readonly at: number;
  readonly code: number;
  readonly isGiven: boolean;
  readonly likelihood: number;
}

/** A row with the likelihoods it will have, to find the thresholds by; cost 0 where it is not learned from. */
interface Logged {
  readonly place: Omit<HeldOut, 'isGiven' | 'likelihood'>;
  readonly given: 0 | 1;
  readonly cost: number;
  readonly fresh: readonly number[];
  readonly going: readonly number[];
  readonly likelihoods: (weights: Weights) => { fresh: number; going: number };
}

/** What was found, once a run is over. */
interface Adapted {
  readonly weights: Weights;
  readonly heldOut: readonly HeldOut[];
}

/** A run that is under way, resting wherever somebody may be waiting. */
interface Run {
  readonly key: string;
  readonly work: Generator<undefined, Adapted>;
}

/** Weights that follow what is coded. */
export interface Adapting {
  /** Works on until `isEnough`; answers whether the weights are those of what is coded now. */
  readonly goOn: (coded: readonly Coded[], isEnough: () => boolean) => boolean;
  readonly weights: () => Weights;
  /** Codes that were given where she has been through, and those that nearly might have been. */
  readonly heldOut: () => readonly HeldOut[];
}

/** A code that is less likely by the shipped weights is not remembered one by one. */
const leastRemembered = 0.05;

export function createAdapting(study: Study, fromBook: readonly Judge[]): Adapting {
  const shipped: Adapted = { weights: shippedWeights, heldOut: [] };
  let found = shipped;
  let settled = '';
  let run: Run | null = null;
  let isEnoughNow = (): boolean => false;
  return {
    weights: () => found.weights,
    heldOut: () => found.heldOut,
    goOn: (coded, isEnough) => {
      const seen = seenIn(study, coded);
      const key = seen.map(keyOf).join('|');
      if (key === settled) return true;
      if (seen.length === 0) {
        [found, settled, run] = [shipped, key, null];
        return true;
      }
      isEnoughNow = isEnough;
      if (run?.key !== key)
        run = { key, work: adapted(study, fromBook, { seen, isEnough: () => isEnoughNow() }) };
      for (;;) {
        const step = run.work.next();
        if (step.done) {
          [found, settled, run] = [step.value, key, null];
          return true;
        }
        if (isEnough()) return false;
      }
    },
  };
}

/** Scores each part by judges that learned from the others, and finds the weights that would have been best. */
function* adapted(
  study: Study,
  fromBook: readonly Judge[],
  { seen, isEnough }: { seen: readonly Seen[]; isEnough: () => boolean },
): Generator<undefined, Adapted> {
  const pairs = study.codes.length * seen.reduce((sum, { stretch }) => sum + stretch.to - stretch.from, 0);
  const every = Math.ceil(pairs / mostOutcomes);
  const log: Logged[] = [];
  for (const part of partsOf(seen)) {
    const judging = createJudging(study, fromBook);
    const others = seen.map((one) => withoutPart(one, part));
    while (judging.learn(others, isEnough).left > 0) yield;
    const known = judging.known();
    for (const one of part) {
      logOf(study, one, { known, log, every });
      yield;
    }
  }
  const weights = yield* fitted(log.filter(({ cost }) => cost > 0));
  return { weights, heldOut: log.flatMap((one) => rememberedOf(one, weights)) };
}

/** What she has been through of a transcript, to learn from; but for what is judged now. */
function withoutPart({ coded, stretch }: Seen, part: readonly Seen[]): Coded {
  const held = part.find((one) => one.coded === coded);
  return { ...coded, within: stretch, ...(held && { without: held.stretch }) };
}

function logOf(
  study: Study,
  { coded: { transcript, given }, stretch }: Seen,
  { known, log, every }: { known: Known; log: Logged[]; every: number },
): void {
  const passages = study.transcripts[transcript];
  if (!passages) return;
  const evidence = weighEvidence(study, { passages, given, features: study.features[transcript] }, known);
  let skipped = 0;
  evidence.forEach((ofPassage, at) => {
    if (!isWithin(at, stretch)) return;
    for (const { code, evidence: one } of ofPassage) {
      const isGiven = given[at]?.has(code) === true;
      // Most pairs are of codes that do not fit: one stands for several.
      const isSkipped = !isGiven && ++skipped % every !== 0;
      const row = evidenceRow(one);
      if (isSkipped && logistic(goingLogit(one, row, shippedWeights)) < leastRemembered) continue;
      log.push({
        place: { transcript, at, code },
        given: isGiven ? 1 : 0,
        cost: isGiven ? 1 : isSkipped ? 0 : every,
        fresh: row,
        going: [...row, ...one.earlier],
        likelihoods: (weights) => ({
          fresh: logistic(freshLogit(one, row, weights)),
          going: logistic(goingLogit(one, row, weights)),
        }),
      });
    }
  });
}

function rememberedOf({ place, given, likelihoods }: Logged, weights: Weights): HeldOut[] {
  const likelihood = likelihoods(weights).going;
  if (given === 0 && likelihood < leastRemembered) return [];
  return [{ ...place, isGiven: given === 1, likelihood }];
}

function* fitted(log: readonly Logged[]): Generator<undefined, Weights> {
  const outcomes = (of: 'fresh' | 'going'): Outcome[] =>
    log.map(({ given, cost, [of]: row }) => ({ row, given, cost }));
  const found: Weights = {
    ...shippedWeights,
    isOwn: true,
    fresh: yield* fitting(outcomes('fresh'), shippedWeights.fresh),
    going: yield* fitting(outcomes('going'), shippedWeights.going),
  };
  const likelihoods = log.map((one) => one.likelihoods(found));
  const best = (of: 'fresh' | 'going', from: number): number => {
    const said = log.map(({ given, cost }, at) => ({ given, cost, likelihood: likelihoods[at]?.[of] ?? 0 }));
    return bestThreshold(said, from) ** shrunk * from ** (1 - shrunk);
  };
  yield;
  const freshThreshold = best('fresh', found.freshThreshold);
  yield;
  return { ...found, freshThreshold, goingThreshold: best('going', found.goingThreshold) };
}

interface Said {
  readonly given: 0 | 1;
  readonly cost: number;
  readonly likelihood: number;
}

/** The likelihood from which on taking codes for given has the best F1 over all pairs. */
export function bestThreshold(said: readonly Said[], otherwise: number): number {
  const all = said.reduce((sum, { given, cost }) => sum + given * cost, 0);
  let [right, taken, best, threshold] = [0, 0, 0, otherwise];
  for (const { given, cost, likelihood } of [...said].sort((a, b) => b.likelihood - a.likelihood)) {
    taken += cost;
    right += given * cost;
    const f1 = (2 * right) / (taken + all);
    if (f1 > best) [best, threshold] = [f1, likelihood];
  }
  return threshold;
}
