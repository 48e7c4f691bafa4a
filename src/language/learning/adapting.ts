// The shipped weights fit other people's studies. What is coded here says how far each kind of evidence can be relied on
// here: it is scored in parts, each by judges that learned from the others.
import { evidenceRow, freshLogit, goingLogit } from './evidence.ts';
import { fitWeights, type Outcome } from './fit-weights.ts';
import { createJudging, type Judging } from './judges.ts';
import { weighEvidence } from './scoring.ts';
import { isWithin, type Coded, type Stretch, type Study } from './study.ts';
import type { Judge } from './svm.ts';
import { logistic, shippedWeights, type Weights } from './weights.ts';

/** From so many transcripts on each is judged whole by what was learned from others; before, stretches of them are. */
const manyTranscripts = 3;
/** With fewer codings nobody knows yet where she has looked, nor what is reliable here. What is not finished grows in such steps. */
const fewestCodings = 8;
/** Who has coded in this last share of a transcript has been through it. */
const nearEnd = 0.1;
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

/** What she has been through of a transcript: all of what she finished, else from the first to the last passage she coded. */
interface Seen {
  readonly coded: Coded;
  readonly stretch: Stretch;
}

/** A run that is under way: what is still to be scored, and what was found. */
interface Run {
  readonly key: string;
  readonly parts: Seen[][];
  readonly all: readonly Seen[];
  readonly every: number;
  judging: Judging | null;
  readonly log: Logged[];
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
  let weights = shippedWeights;
  let settled = '';
  let run: Run | null = null;
  let heldOut: readonly HeldOut[] = [];
  return {
    weights: () => weights,
    heldOut: () => heldOut,
    goOn: (coded, isEnough) => {
      const seen = enough(study, coded);
      const key = seen.map(keyOf).join('|');
      if (key === settled) return true;
      if (seen.length === 0) {
        [weights, settled, run, heldOut] = [shippedWeights, key, null, []];
        return true;
      }
      if (run?.key !== key) run = begin(study, seen, key);
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

/** What she has been through, of as many transcripts as a log of evidence needs; nothing while there are few codings. */
function enough(study: Study, coded: readonly Coded[]): Seen[] {
  let passages = 0;
  const seen = coded.flatMap((one): Seen[] => {
    const stretch = passages > mostPassages ? null : seenOf(one);
    passages += stretch ? stretch.to - stretch.from : 0;
    return stretch && study.transcripts[one.transcript] ? [{ coded: one, stretch }] : [];
  });
  return seen.length >= manyTranscripts || codingsIn(seen.map((one) => one.coded)) >= fewestCodings
    ? seen
    : [];
}

/**
 * What is not finished: from the first passage that she coded to the one with which another eight codings are full, or to the
 * last where that is near the end. So the weights are found anew now and then, not after each coding, and still follow from
 * the file alone.
 */
function seenOf({ given, finished }: Coded): Stretch | null {
  const from = given.findIndex(({ size }) => size > 0);
  if (from < 0) return null;
  if (finished) return { from: 0, to: given.length };
  const last = given.findLastIndex(({ size }) => size > 0);
  const isThrough = last >= given.length * (1 - nearEnd) - 1;
  const to = isThrough ? last + 1 : wholeSteps(given);
  return isThrough || to > 0 ? { from, to } : null;
}

/** Up to which passage the codings are as many whole steps as there are in all. */
function wholeSteps(given: readonly ReadonlySet<number>[]): number {
  let [codings, to] = [0, 0];
  given.forEach(({ size }, at) => {
    const steps = Math.floor(codings / fewestCodings);
    codings += size;
    if (Math.floor(codings / fewestCodings) > steps) to = at + 1;
  });
  return to;
}

const codingsIn = (coded: readonly Coded[]): number =>
  coded.reduce((sum, { given }) => sum + given.reduce((all, { size }) => all + size, 0), 0);

const keyOf = ({ coded: { transcript, given, rejected, finished }, stretch: { from, to } }: Seen): string =>
  [transcript, finished, from, to, marksIn(given.slice(from, to)), marksIn(rejected.slice(from, to))].join(
    ';',
  );

const marksIn = (marks: readonly ReadonlySet<number>[]): string =>
  marks.map((codes) => [...codes].join()).join('.');

function begin(study: Study, seen: readonly Seen[], key: string): Run {
  const pairs = study.codes.length * seen.reduce((sum, { stretch }) => sum + stretch.to - stretch.from, 0);
  const parts = Array.from({ length: folds }, (_, fold) =>
    seen.length >= manyTranscripts
      ? seen.filter((_one, place) => place % folds === fold)
      : seen.map((one) => ({ ...one, stretch: pieceOf(one.stretch, fold) })),
  );
  return {
    key,
    parts: parts
      .map((part) => part.filter(({ stretch }) => stretch.to > stretch.from))
      .filter(({ length }) => length > 0),
    all: seen,
    every: Math.ceil(pairs / mostOutcomes),
    judging: null,
    log: [],
  };
}

/** One of as many pieces of a stretch as there are folds. */
function pieceOf({ from, to }: Stretch, fold: number): Stretch {
  const edge = (at: number): number => from + Math.round(((to - from) * at) / folds);
  return { from: edge(fold), to: edge(fold + 1) };
}

/** Scores one part of the transcripts by judges that learned from the others, or trains these a little further. */
function onePart(study: Study, run: Run, fromBook: readonly Judge[], isEnough: () => boolean): void {
  const [part] = run.parts;
  if (!part) return;
  run.judging ??= createJudging(study, fromBook);
  const { left } = run.judging.learn(
    run.all.map((one) => withoutPart(one, part)),
    isEnough,
  );
  if (left > 0) return;
  for (const one of part) logOf(study, one, run);
  run.parts.shift();
  run.judging = null;
}

/** What she has been through of a transcript, to learn from; but for what is judged now. */
function withoutPart({ coded, stretch }: Seen, part: readonly Seen[]): Coded {
  const held = part.find((one) => one.coded === coded);
  return { ...coded, within: stretch, ...(held && { without: held.stretch }) };
}

function logOf(
  study: Study,
  { coded: { transcript, given }, stretch }: Seen,
  { judging, log, every }: Run,
): void {
  const known = judging?.known();
  const passages = study.transcripts[transcript];
  if (!known || !passages) return;
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
    return bestThreshold(said, from) ** shrunk * from ** (1 - shrunk);
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
