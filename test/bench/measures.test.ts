import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  bandsOf,
  calibrationError,
  f1At,
  mean,
  measuresOf,
  precisionAtOne,
  recallAt,
  spread,
  type Judged,
} from './suggesting/measures.ts';

const judged = (
  codes: readonly number[],
  truth: readonly number[],
  likelihoods?: readonly number[],
): Judged => ({
  codes,
  truth: new Set(truth),
  ...(likelihoods ? { likelihoods } : {}),
});

/** Four passages; the last was given no code. Right: 0 and 2; 1; 1; none. */
const passages = [
  judged([0, 1, 2], [0, 2], [0.9, 0.6, 0.4]),
  judged([1, 0, 2], [1], [0.8, 0.3, 0.1]),
  judged([0, 2, 1], [1], [0.5, 0.2, 0.1]),
  judged([2, 1, 0], [], [0.3, 0.1, 0]),
];

describe('a ranking', () => {
  it('has the precision at each right code, averaged', () => {
    // 0 stands first (1/1), 2 third (2/3).
    expect(averagePrecision(judged([0, 1, 2], [0, 2]))).toBeCloseTo((1 + 2 / 3) / 2, 10);
    expect(averagePrecision(judged([3, 1], [1]))).toBe(1 / 2);
  });

  it('gets nothing for a right code that was not said', () => {
    expect(averagePrecision(judged([0], [0, 5]))).toBe(1 / 2);
    expect(averagePrecision(judged([], [0]))).toBe(0);
  });

  it('recalls the share of the right codes among the first', () => {
    const one = judged([4, 0, 1, 2], [0, 2]);
    expect([1, 2, 3, 4].map((most) => recallAt(one, most))).toEqual([0, 1 / 2, 1 / 2, 1]);
  });

  it('is precise at one where the first code is right, and not where it says nothing', () => {
    expect(precisionAtOne(judged([2, 0], [2]))).toBe(1);
    expect(precisionAtOne(judged([0, 2], [2]))).toBe(0);
    expect(precisionAtOne(judged([], [2]))).toBe(0);
  });
});

describe('F1 at a threshold', () => {
  it('is over all pairs, and the mean over codes', () => {
    // At .5: code 0 said twice, given once, right once; code 1 said twice, given twice, right once; code 2 given once.
    const { micro, macro } = f1At(passages, 0.5);
    expect(micro).toBeCloseTo((2 * 2) / (4 + 4), 10);
    expect(macro).toBeCloseTo((2 / 3 + 2 / 4 + 0) / 3, 10);
  });

  it('counts what is said of passages that were given nothing', () => {
    const alarm = judged([2], [], [0.9]);
    expect(f1At([...passages, alarm], 0.5).micro).toBeCloseTo((2 * 2) / (5 + 4), 10);
  });

  it('takes a likelihood that is just the threshold as said', () => {
    expect(f1At([judged([0], [0], [0.3])], 0.3)).toEqual({ micro: 1, macro: 1 });
    expect(f1At([judged([0], [0], [0.29])], 0.3)).toEqual({ micro: 0, macro: 0 });
  });

  it('leaves out of the mean a code that was neither said nor given', () => {
    expect(f1At([judged([0, 1], [0], [0.9, 0.1])], 0.5).macro).toBe(1);
  });
});

describe('calibration', () => {
  it('is the distance of what was said from what was right, band by band', () => {
    // .8–.9: said .8 and .9 stand in two bands (off by .2 and .1); .25 and .25, one right, in one (off by .5).
    const said = [judged([0], [0], [0.85]), judged([0], [0], [0.95]), judged([0, 1], [0], [0.25, 0.25])];
    expect(calibrationError(said)).toBeCloseTo((0.15 + 0.05 + 0.5) / 4, 10);
  });

  it('is nought where as many are right as was said, and keeps a certainty in the last band', () => {
    const half = [judged([0], [0], [0.5]), judged([0], [], [0.5]), judged([0], [0], [1])];
    expect(calibrationError(half)).toBe(0);
  });

  it('tells of each band how many were right; below .2 nothing is shown', () => {
    expect(bandsOf(passages)).toEqual([
      { from: 0.2, to: 0.35, said: 3, right: 0 },
      { from: 0.35, to: 0.5, said: 1, right: 1 },
      { from: 0.5, to: 0.7, said: 2, right: 0 },
      { from: 0.7, to: 1, said: 2, right: 2 },
    ]);
    expect(bandsOf([judged([0], [0], [1])]).at(-1)).toMatchObject({ said: 1, right: 1 });
  });
});

describe('all figures of a run', () => {
  it('rank on the passages with codes alone', () => {
    const figures = measuresOf(passages, null);
    expect(figures.map).toBeCloseTo((5 / 6 + 1 + 1 / 3) / 3, 10);
    expect(figures.recall3).toBe(1);
    expect(figures.precision1).toBeCloseTo(2 / 3, 10);
  });

  it('have neither F1 nor calibration without likelihoods', () => {
    expect(measuresOf(passages, null)).toMatchObject({ microF1: null, macroF1: null, calibration: null });
  });

  it('fall, each of them, when wrong codes are planted before the right ones', () => {
    const planted = passages.map((one) => ({
      ...one,
      codes: one.codes.toSorted((a, b) => Number(one.truth.has(a)) - Number(one.truth.has(b))),
    }));
    const right = measuresOf(passages, 0.5);
    const wrong = measuresOf(planted, 0.5);
    expect(wrong.map).toBeLessThan(right.map);
    expect(wrong.precision1).toBeLessThan(right.precision1);
    expect(wrong.microF1).toBeLessThan(right.microF1 ?? 0);
    expect(wrong.macroF1).toBeLessThan(right.macroF1 ?? 0);
    expect(wrong.calibration).toBeGreaterThan(right.calibration ?? 1);
  });

  it('recall less when right codes are planted behind five wrong ones', () => {
    const planted = passages.map((one) => ({ ...one, codes: [10, 11, 12, 13, 14, ...one.codes] }));
    expect(measuresOf(planted, null)).toMatchObject({ recall3: 0, recall5: 0, precision1: 0 });
  });
});

it('says how far orders lie apart', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(spread([1, 2, 6])).toBeCloseTo(Math.sqrt((4 + 1 + 9) / 3), 10);
});
