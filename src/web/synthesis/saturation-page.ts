import type { Request } from 'express';
import { z } from 'zod';
import type { SaturationQuery } from '../../api/synthesis.ts';
import type { Saturation, SaturationRun } from '../../domain/saturation.ts';
import type { SaturationIn, SaturationOfType } from '../../study/synthesis/synthesis.ts';
import type { Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { branchForm, branchParams } from '../views/branch-form.ts';
import { optionsFor } from '../views/evidence-form.ts';
import { pager } from '../views/pager.ts';
import type { Views } from '../views/views.ts';
import { saturationCurve } from './saturation-curve.ts';

const pageSize = 200;
const Part = z.object({ offset: z.coerce.number().int().nonnegative().default(0) });

export function saturationPage(
  scope: Scope,
  request: Request,
  query: SaturationQuery,
  { all, byType }: { all: SaturationIn; byType: readonly SaturationOfType[] },
): Omit<Views['synthesis/saturation'], 'put'> {
  const { sources, unread, saturation } = all;
  const says = sentenceOf(query, saturation);
  const runAt = new Map(saturation.runs.map((run) => [run.from, run]));
  const names = sources.map(({ name }) => name);
  const { offset } = readAs(Part, request.query);
  return {
    ...branchForm(scope, query),
    base_: query.base,
    run: query.run,
    threshold: query.threshold,
    says,
    unread: unreadSays(unread),
    orders: optionsFor(
      [
        ['date', 'date'],
        ['place', 'their order here'],
      ],
      query.order,
    ),
    byHand: query.byHand.map(String),
    ownOrderHref: addressOf(scope, { ...query, byHand: [] }),
    curve: saturationCurve({ saturation, band: all.band() }, names, says),
    ties: all.ties.map(tieSays),
    types: byType.map((one) => ({
      label: one.type || 'type not said',
      sources: one.sources.length,
      unread: one.unread.length,
      says: sentenceOf(query, one.saturation),
      known: one.saturation.known.at(-1) ?? 0,
      isReached: one.saturation.reached !== null,
      href: addressOf(scope, { ...query, informantTypes: [one.type] }),
    })),
    // Who moves a source must see where it goes.
    canArrange: sources.length <= pageSize,
    ...pager(request, { total: sources.length, offset, pageSize }),
    lines: sources.slice(offset, offset + pageSize).map(({ id, name, date }, at) => {
      const place = offset + at;
      const run = runAt.get(place + 1);
      return {
        number: place + 1,
        sourceId: id,
        name,
        date: date ?? '',
        fresh: saturation.fresh[place] ?? 0,
        known: saturation.known[place] ?? 0,
        run: run ? saysOf(run) : '',
        isReached: run !== undefined && run === saturation.reached,
      };
    }),
  };
}

/** Which sources are left out, in a sentence; '' where none is. */
function unreadSays(unread: readonly { readonly name: string }[]): string {
  if (unread.length === 0) return '';
  const named = unread.slice(0, 5).map(({ name }) => `“${name}”`);
  const more = unread.length - named.length;
  const names = named.join(', ') + (more > 0 ? ` and ${more} more` : '');
  const isOne = unread.length === 1;
  return `Left out, for nobody has read ${isOne ? 'it to its' : 'them to their'} end yet: ${names}. What ${isOne ? 'it brings' : 'they bring'} is not known.`;
}

/** Which sources no date puts in order, in a sentence. */
function tieSays({ date, sources }: SaturationIn['ties'][number]): string {
  const names = sources.slice(0, 4).map(({ name }) => `“${name}”`);
  const more = sources.length - names.length;
  const listed = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${date === null ? 'Without a date, and so last' : `All of ${date}`}: ${listed}. Among themselves they stand as they came.`;
}

/** The address of the same page, asked otherwise. */
function addressOf({ base }: Scope, query: SaturationQuery): string {
  const params = branchParams(query);
  for (const name of ['base', 'run', 'threshold', 'order'] as const) params.set(name, String(query[name]));
  for (const id of query.byHand) params.append('byHand', String(id));
  return `${base}/saturation?${params.toString()}`;
}

const saysOf = ({ from, to, fresh, ratio }: SaturationRun): string =>
  `${from}–${to}: ${fresh} new, ${ratio === null ? '–' : `${(ratio * 100).toFixed(1)} %`}`;

export function sentenceOf(
  { base, run, threshold }: SaturationQuery,
  { reached, runs, known }: Saturation,
): string {
  const all = known.at(-1) ?? 0;
  if (runs.length === 0)
    return `${all} codes so far. A base of ${base} and a run of ${run} need at least ${base + run} sources.`;
  if (!reached) return `${all} codes so far. No run of ${run} is at or below ${threshold} % of the base yet.`;
  return `${all} codes in all. Sources ${reached.from} to ${reached.to} are the first run at or below ${threshold} %: ${reached.fresh} new.`;
}
