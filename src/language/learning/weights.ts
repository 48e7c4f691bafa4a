/** What each number of an evidence row weighs, for a topic on its own and for one that may go on. */
export interface Weights {
  /** 20 weights of `evidenceRow`. */
  readonly fresh: readonly number[];
  /** The same 20, and 5 of a row of `earlierRows`. */
  readonly going: readonly number[];
  /** From how likely on a code is taken for given, where F1 over all codings is best: alone, and where topics go on. */
  readonly freshThreshold: number;
  readonly goingThreshold: number;
  /** Whether the project's own finished transcripts moved them. */
  readonly isOwn: boolean;
}

const shipped: readonly number[] = [
  -3.21, 0.66, -0.34, 3.41, 0.77, 0.45, 1.18, -1.87, 0.35, -0.65, 2.69, 3.31, -0.4, 0.86, -3.16, -2.14, 0.54, 0.13, 0.03, 0.39,
]; // prettier-ignore

/** Found on public coded interviews by logistic regression; a project's own finished transcripts move them a little. */
export const shippedWeights: Weights = {
  fresh: shipped,
  going: [...shipped, 0.8, 0.54, 0.13, 0.08, 0.47],
  freshThreshold: 0.2,
  goingThreshold: 0.2,
  isOwn: false,
};

/** What earlier codes weigh before anything was learned. */
export const coldEarlier: readonly number[] = [1.2, 0.4, 0.2, 0, 0.5];
export const coldEarlierStart = -0.4;

/** A row of evidence under weights. */
export function weighed(row: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) sum += (row[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
