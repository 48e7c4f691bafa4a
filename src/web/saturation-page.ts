import type { SaturationIn } from '../actions/synthesis.ts';
import type { SaturationQuery } from '../api/synthesis.ts';
import type { Saturation, SaturationRun } from '../domain/saturation.ts';
import { branchForm } from './branch-form.ts';
import { optionsFor } from './evidence-form.ts';
import type { Scope } from './scope.ts';
import type { Views } from './views.ts';

const width = 640;
const height = 172;
const top = 18;

export function saturationPage(
  scope: Scope,
  query: SaturationQuery,
  { sources, saturation }: SaturationIn,
): Views['synthesis/saturation'] {
  const runAt = new Map(saturation.runs.map((run) => [run.from, run]));
  return {
    ...branchForm(scope, query),
    base_: query.base,
    ...{ run: query.run, threshold: query.threshold },
    orders: optionsFor(
      [
        ['date', 'date'],
        ['place', 'their order here'],
      ],
      query.order,
    ),
    says: sentenceOf(query, saturation),
    chart: chartOf(saturation, sources.map(({ name }) => name)),
    lines: sources.map(({ id, name, date }, place) => {
      const run = runAt.get(place + 1);
      return {
        ...{ number: place + 1, sourceId: id, name, date: date ?? '' },
        fresh: saturation.fresh[place] ?? 0,
        known: saturation.known[place] ?? 0,
        run: run ? saysOf(run) : '',
        isReached: run !== undefined && run === saturation.reached,
      };
    }),
  }; // prettier-ignore
}

const saysOf = ({ from, to, fresh, ratio }: SaturationRun): string =>
  `${from}–${to}: ${fresh} new, ${ratio === null ? '–' : `${(ratio * 100).toFixed(1)} %`}`;

function sentenceOf({ base, run, threshold }: SaturationQuery, { reached, runs, known }: Saturation): string {
  const all = known.at(-1) ?? 0;
  if (runs.length === 0)
    return `${all} codes so far. A base of ${base} and a run of ${run} need at least ${base + run} sources.`;
  if (!reached) return `${all} codes so far. No run of ${run} is at or below ${threshold} % of the base yet.`;
  return `${all} codes in all. Sources ${reached.from} to ${reached.to} are the first run at or below ${threshold} %: ${reached.fresh} new.`;
}

function chartOf({ fresh, known, reached }: Saturation, names: readonly string[]) {
  const most = Math.max(1, known.at(-1) ?? 0);
  const step = width / Math.max(1, known.length);
  const x = (place: number): number => Math.round((place + 0.5) * step * 10) / 10;
  const y = (count: number): number => Math.round((top + height * (1 - count / most) * 0.94) * 10) / 10;
  const bottom = y(0);
  return {
    most,
    points: known.map((count, place) => `${x(place)},${y(count)}`).join(' '),
    reachedAt: reached ? x(reached.from - 1) : 0,
    bars: fresh.map((count, place) => ({
      x: Math.round((x(place) - step * 0.3) * 10) / 10,
      y: y(count),
      width: Math.round(step * 6) / 10,
      height: Math.round((bottom - y(count)) * 10) / 10,
      says: `${names[place] ?? ''}: ${count} new`,
    })),
  };
}
