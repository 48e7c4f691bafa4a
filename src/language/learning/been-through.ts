// What a coder has been through: where silence says that a code does not fit.
import { type Coded, type Stretch, type Study } from './study.ts';

/** From so many transcripts on each is judged whole by what was learned from others; before, stretches of them are. */
const manyTranscripts = 3;
/** With fewer codings nobody knows yet where she has looked, nor what is reliable here. What is not finished grows in such steps. */
const fewestCodings = 8;
/** Who has coded in this last share of a transcript has been through it. */
const nearEnd = 0.1;
const folds = 4;
const mostPassages = 4000;

/** What she has been through of a transcript: all of what she finished, else from the first to the last passage she coded. */
export interface Seen {
  readonly coded: Coded;
  readonly stretch: Stretch;
}

/** What she has been through, of as many transcripts as a log of evidence needs; nothing while there are few codings. */
export function seenIn(study: Study, coded: readonly Coded[]): Seen[] {
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

export const keyOf = ({
  coded: { transcript, given, rejected, finished },
  stretch: { from, to },
}: Seen): string =>
  [transcript, finished, from, to, marksIn(given.slice(from, to)), marksIn(rejected.slice(from, to))].join(
    ';',
  );

const marksIn = (marks: readonly ReadonlySet<number>[]): string =>
  marks.map((codes) => [...codes].join()).join('.');

/** The parts of what she has been through that are judged one after the other, each by what is learned from the others. */
export function partsOf(seen: readonly Seen[]): Seen[][] {
  const parts = Array.from({ length: folds }, (_, fold) =>
    seen.length >= manyTranscripts
      ? seen.filter((_one, place) => place % folds === fold)
      : seen.map((one) => ({ ...one, stretch: pieceOf(one.stretch, fold) })),
  );
  return parts
    .map((part) => part.filter(({ stretch }) => stretch.to > stretch.from))
    .filter(({ length }) => length > 0);
}

/** One of as many pieces of a stretch as there are folds. */
function pieceOf({ from, to }: Stretch, fold: number): Stretch {
  const edge = (at: number): number => from + Math.round(((to - from) * at) / folds);
  return { from: edge(fold), to: edge(fold + 1) };
}
