import { coldEarlier, coldEarlierStart, weighed, type Weights } from './weights.ts';

/** What speaks for a code at a passage, before it is weighed. */
export interface Evidence {
  /** ln(1 + what the codebook's words say of the passage), alone and with its neighbours. */
  readonly alone: number;
  readonly smoothed: number;
  /** What the judges say of its words, and of its words with what stands around them. */
  readonly text: number;
  readonly context: number;
  /** What a judge that knows the codebook alone says of its words. */
  readonly book: number;
  /** The most that the judges of other codes say, with what stands around. */
  readonly bestOther: number;
  /** What the judge of words says of the passages around. */
  readonly around: number;
  /** How often the code was given. */
  readonly count: number;
  readonly words: number;
  /** Whether the passage has any code at all. */
  readonly codable: number;
  /** The most that the codebook's words say of any code here. */
  readonly most: number;
  /** What the codes given earlier in the transcript say: a row of `earlierRows`. */
  readonly earlier: readonly number[];
  readonly codings: number;
  readonly codes: number;
  /** How many transcripts were learned from. */
  readonly transcripts: number;
}

/** How far a code is known by its codings, and the project by all of its. */
export const knownness = ({ count, codings }: Evidence): { known: number; grown: number } => ({
  known: count / (count + 8),
  grown: codings / (codings + 60),
});

/** The evidence as the 20 numbers that are weighed. */
export function evidenceRow(one: Evidence): number[] {
  const { known, grown } = knownness(one);
  const { alone, smoothed, text, context } = one;
  return [
    1,
    alone,
    smoothed,
    text,
    context,
    context - one.bestOther,
    known,
    grown,
    alone * (1 - grown),
    smoothed * (1 - grown),
    text * grown,
    context * grown,
    alone * (1 - known),
    smoothed * (1 - known),
    text * known,
    context * known,
    one.codable,
    Math.log(1 + one.words) - 3,
    one.around * grown,
    smoothed - one.most,
  ];
}

/**
 * How far what was learned is trusted beside the codebook: L/(L+C) for L codings of C codes, and while the weights are not
 * the project's own, n/(n+1) of that for n transcripts: one long transcript is many codings, but of one kind.
 */
export function trustIn({ codings, codes, transcripts }: Evidence, { isOwn }: Weights): number {
  const grown = codings / (codings + codes);
  return isOwn ? grown : (grown * transcripts) / (transcripts + 1);
}

export const coldStart = -5.79;
export const coldSlope = 1.15;
export const coldBook = 3;

/** Before anything was coded: the codebook's words with their neighbours, and a judge trained on the codebook alone. */
const coldScore = ({ smoothed, book }: Evidence): number =>
  coldStart + coldSlope * (smoothed + coldBook * book);

/** The logit of a code as a topic of its own: as if nothing had been coded earlier in the transcript. */
export function freshLogit(evidence: Evidence, row: readonly number[], weights: Weights): number {
  const trust = trustIn(evidence, weights);
  return trust * weighed(row, weights.fresh) + (1 - trust) * coldScore(evidence);
}

/** The logit of a code where topics go on. */
export function goingLogit(evidence: Evidence, row: readonly number[], weights: Weights): number {
  const { earlier } = evidence;
  if (!earlier.some((value) => value !== 0)) return freshLogit(evidence, row, weights);
  const trust = trustIn(evidence, weights);
  const warm = weighed([...row, ...earlier], weights.going);
  const cold = coldScore(evidence) + weighed(earlier, coldEarlier) + coldEarlierStart;
  return trust * warm + (1 - trust) * cold;
}

/**
 * What the codes given earlier in the transcript say of a code: whether the last coded passage has it, how long ago it was
 * given (0.7 for each passage back), how often, whether the last coded one has only others, and whether the very passage
 * before has it. All 0 where nothing was coded before. To be asked in the order of the passages: it goes through them once.
 */
export function earlierRows(
  given: readonly ReadonlySet<number>[],
  codes: number,
): (at: number, code: number) => number[] {
  const recency = new Float64Array(codes);
  const count = new Uint32Array(codes);
  let last: ReadonlySet<number> | undefined;
  let next = 0;
  const take = (place: number): void => {
    const here = given[place];
    if (here && here.size > 0) last = here;
    for (const code of here ?? []) {
      recency[code] = (recency[code] ?? 0) + 1;
      count[code] = (count[code] ?? 0) + 1;
    }
    for (let code = 0; code < codes; code++) recency[code] = 0.7 * (recency[code] ?? 0);
  };
  return (at, code) => {
    for (; next < at; next++) take(next);
    const lastHas = last?.has(code) === true;
    const isBefore = given[at - 1]?.has(code) === true;
    const howOften = Math.log(1 + (count[code] ?? 0));
    return [lastHas ? 1 : 0, recency[code] ?? 0, howOften, last && !lastHas ? 1 : 0, isBefore ? 1 : 0];
  };
}
