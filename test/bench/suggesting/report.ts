// How the figures are printed: a line for each method, and how far its likelihoods can be believed.
import { bandsOf, mean, measuresOf, spread, type Judged, type Measures } from './measures.ts';
import { judgedOf, type Method, type Split } from './protocol.ts';
import type { CodedStudy } from './study.ts';

interface Run extends Measures {
  readonly msToLearn: number;
}

const columns = [
  ['mAP', ({ map }) => map],
  ['R@3', ({ recall3 }) => recall3],
  ['R@5', ({ recall5 }) => recall5],
  ['P@1', ({ precision1 }) => precision1],
  ['micro-F1', ({ microF1 }) => microF1],
  ['macro-F1', ({ macroF1 }) => macroF1],
  ['ECE', ({ calibration }) => calibration],
] as const satisfies readonly (readonly [string, (run: Run) => number | null])[];

const nameWidth = 34;
const cellWidth = 13;

/** The names of the columns. */
export const heading = (): string =>
  ''.padEnd(nameWidth) + columns.map(([name]) => name.padEnd(cellWidth)).join('') + 'ms to learn';

/** One method over all orders: its line, and the lines of its bands where it gives likelihoods. */
export async function linesOf(
  study: CodedStudy,
  method: Method,
  splits: readonly Split[],
): Promise<string[]> {
  const name = method.name.padEnd(nameWidth);
  const runs: Run[] = [];
  const said: Judged[] = [];
  for (const split of splits) {
    const outcome = await method.answer(split);
    // A mean over the orders in which it was quick enough would flatter it.
    if ('silent' in outcome) return [name + outcome.silent];
    const judged = judgedOf(study, split, outcome.answers);
    runs.push({ ...measuresOf(judged, outcome.threshold), msToLearn: outcome.msToLearn });
    if (outcome.threshold !== null) said.push(...judged);
  }
  const cells = columns.map(([, pick]) => cellOf(runs.map(pick)).padEnd(cellWidth));
  const line = name + cells.join('') + mean(runs.map(({ msToLearn }) => msToLearn)).toFixed(0);
  return said.length > 0 ? [line, bandsLine(said)] : [line];
}

function cellOf(values: readonly (number | null)[]): string {
  const known = values.flatMap((value) => (value === null || Number.isNaN(value) ? [] : value));
  return known.length < values.length ? '–' : `${mean(known).toFixed(3)} ±${spread(known).toFixed(3)}`;
}

/** Counted over all orders together: single ones say too little of the rare high likelihoods. */
const bandsLine = (judged: readonly Judged[]): string =>
  '  right of those said at  ' +
  bandsOf(judged)
    .map(({ from, to, said, right }) => {
      const range = to === 1 ? `≥${from}` : `${from}–${to}`;
      return `${range}: ${said === 0 ? 'none said' : `${Math.round((100 * right) / said)} % of ${said}`}`;
    })
    .join('   ');
