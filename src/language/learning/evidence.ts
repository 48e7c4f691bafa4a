/** What speaks for a code at a passage, before it is weighed. */
export interface Evidence {
  /** ln(1 + what the codebook's words say of the passage), alone and with its neighbours. */
  readonly alone: number;
  readonly smoothed: number;
  /** What the judges say of its words, and of its words with what stands around them. */
  readonly text: number;
  readonly context: number;
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
  readonly codings: number;
  readonly codes: number;
}

/** The evidence as the 20 numbers that are weighed. */
export function evidenceRow(one: Evidence): number[] {
  const known = one.count / (one.count + 8);
  const grown = one.codings / (one.codings + 60);
  const { alone, smoothed, text, context } = one;
  return [
    1, alone, smoothed, text, context, context - one.bestOther, known, grown,
    alone * (1 - grown), smoothed * (1 - grown), text * grown, context * grown,
    alone * (1 - known), smoothed * (1 - known), text * known, context * known,
    one.codable, Math.log(1 + one.words) - 3, one.around * grown, smoothed - one.most,
  ]; // prettier-ignore
}

/** What weighs how much, found on public coded interviews by logistic regression. */
export const shippedWeights: readonly number[] = [
  -3.21, 0.66, -0.34, 3.41, 0.77, 0.45, 1.18, -1.87, 0.35, -0.65, 2.69, 3.31, -0.4, 0.86, -3.16, -2.14, 0.54, 0.13, 0.03, 0.39,
]; // prettier-ignore

export function warmScore(row: readonly number[], weights: readonly number[] = shippedWeights): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

/** Before anything was coded: the codebook's words with their neighbours, and a judge trained on the codebook alone. */
export const coldScore = (smoothed: number, fromBook: number): number =>
  -5.79 + 1.15 * (smoothed + 3 * fromBook);

/**
 * What the codes given earlier in a transcript say of a code at a passage: whether the last coded passage has it, how long
 * ago it was given (0.7 for each passage back), how often, whether the last coded one has only others, and whether the
 * very passage before has it. All 0 where nothing was coded before.
 */
export function earlierRow(given: readonly ReadonlySet<number>[], at: number, code: number): number[] {
  let recency = 0;
  let count = 0;
  let last: ReadonlySet<number> | undefined;
  for (let place = at - 1; place >= 0; place--) {
    const codes = given[place];
    if (!codes || codes.size === 0) continue;
    last ??= codes;
    if (!codes.has(code)) continue;
    count++;
    recency += 0.7 ** (at - place);
  }
  const lastHas = last?.has(code) === true;
  const isBefore = given[at - 1]?.has(code) === true;
  return [lastHas ? 1 : 0, recency, Math.log(1 + count), last && !lastHas ? 1 : 0, isBefore ? 1 : 0];
}

const weighed = (row: readonly number[], weights: readonly number[]): number =>
  row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

export const earlierWarm = (row: readonly number[]): number => weighed(row, [0.8, 0.54, 0.13, 0.08, 0.47]);
export const earlierCold = (row: readonly number[]): number =>
  row.some((value) => value !== 0) ? weighed(row, [1.2, 0.4, 0.2, 0, 0.5]) - 0.4 : 0;
