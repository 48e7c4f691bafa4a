// The shipped weights fit other people's studies. Once three transcripts are finished, the project's own say how far each
// kind of evidence can be relied on here: each finished transcript is scored by judges that learned from the others.
import { evidenceRow, freshLogit, goingLogit } from './evidence.ts';
import { fitWeights, type Outcome } from './fit-weights.ts';
import { createJudging, type Judging } from './judges.ts';
import { weighEvidence } from './scoring.ts';
import type { Coded, Study } from './study.ts';
import type { Judge } from './svm.ts';
import { logistic, shippedWeights, type Weights } from './weights.ts';

const fewest = 3;
const folds = 4;
const mostOutcomes = 60_000;
const mostPassages = 4000;
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

/** A run that is under way: what is still to be scored, and what was found. */
interface Run {
  readonly key: string;
  readonly parts: Coded[][];
  readonly all: readonly Coded[];
  readonly every: number;
  judging: Judging | null;
  readonly log: Logged[];
}

/** Weights that follow the finished transcripts. */
export interface Adapting {
  /** Works on until `isEnough`; answers whether the weights are those of what is finished now. */
  readonly goOn: (coded: readonly Coded[], isEnough: () => boolean) => boolean;
  readonly weights: () => Weights;
  /** Codes that were given in finished transcripts, and those that nearly might have been. */
  readonly heldOut: () => readonly HeldOut[];
}

/** A code that is less likely by the shipped weights is not remembered one by one. */
const leastRemembered = 0.05;

export function createAdapting(study: Study, fromBook: readonly Judge[]): Adapting {
  let weights = shippedWeights;
  let settled = '';
  let run: Run | null = null;
  let heldOut: readonly HeldOut[] = [];
  return {
    weights: () => weights,
    heldOut: () => heldOut,
    goOn: (coded, isEnough) => {
      const finished = enough(study, coded);
      const key = finished.map(keyOf).join('|');
      if (key === settled) return true;
      if (finished.length < fewest) {
        [weights, settled, run, heldOut] = [shippedWeights, key, null, []];
        return true;
      }
      if (run?.key !== key) run = begin(study, finished, key);
      while (run.parts.length > 0) {
        if (isEnough()) return false;
        onePart(study, run, fromBook, isEnough);
      }
      weights = fitted(run.log.filter(({ cost }) => cost > 0));
      heldOut = run.log.flatMap((one) => rememberedOf(one, weights));
      [settled, run] = [key, null];
      return true;
    },
  };
}

/** The finished transcripts that have codings, as many as a log of evidence needs. */
function enough(study: Study, coded: readonly Coded[]): Coded[] {
  let passages = 0;
  return coded.filter(({ finished, given, transcript }) => {
    if (!finished || passages > mostPassages || !given.some(({ size }) => size > 0)) return false;
    passages += study.transcripts[transcript]?.length ?? 0;
    return true;
  });
}

const keyOf = ({ transcript, given, rejected }: Coded): string =>
  [
    transcript,
    ...given.map((codes) => [...codes].join()),
    ...rejected.map((codes) => [...codes].join()),
  ].join(';');

function begin(study: Study, finished: readonly Coded[], key: string): Run {
  const parts = Array.from({ length: folds }, (_, fold) =>
    finished.filter((_one, place) => place % folds === fold),
  );
  const pairs =
    study.codes.length *
    finished.reduce((sum, { transcript }) => sum + (study.transcripts[transcript]?.length ?? 0), 0);
  return {
    key,
    parts: parts.filter(({ length }) => length > 0),
    all: finished,
    every: Math.ceil(pairs / mostOutcomes),
    judging: null,
    log: [],
  };
}

/** Scores one part of the transcripts by judges that learned from the others, or trains these a little further. */
function onePart(study: Study, run: Run, fromBook: readonly Judge[], isEnough: () => boolean): void {
  const [part] = run.parts;
  if (!part) return;
  run.judging ??= createJudging(study, fromBook);
  const { left } = run.judging.learn(
    run.all.filter((one) => !part.includes(one)),
    isEnough,
  );
  if (left > 0) return;
  for (const one of part) logOf(study, one, run);
  run.parts.shift();
  run.judging = null;
}

function logOf(study: Study, { transcript, given }: Coded, { judging, log, every }: Run): void {
  const known = judging?.known();
  const passages = study.transcripts[transcript];
  if (!known || !passages) return;
  const evidence = weighEvidence(study, { passages, given, features: study.features[transcript] }, known);
  let skipped = 0;
  evidence.forEach((ofPassage, at) => {
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

function fitted(log: readonly Logged[]): Weights {
  const outcomes = (of: 'fresh' | 'going'): Outcome[] =>
    log.map(({ given, cost, [of]: row }) => ({ row, given, cost }));
  const found: Weights = {
    ...shippedWeights,
    isOwn: true,
    fresh: fitWeights(outcomes('fresh'), shippedWeights.fresh),
    going: fitWeights(outcomes('going'), shippedWeights.going),
  };
  const best = (of: 'fresh' | 'going', from: number): number => {
    const said = log.map(({ given, cost, likelihoods }) => ({
      given,
      cost,
      likelihood: likelihoods(found)[of],
    }));
    return shrunk * bestThreshold(said, from) + (1 - shrunk) * from;
  };
  return {
    ...found,
    freshThreshold: best('fresh', found.freshThreshold),
    goingThreshold: best('going', found.goingThreshold),
  };
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
