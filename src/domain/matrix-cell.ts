// What a cell of a matrix says, and what stands beside the numbers of its row or column.
import type { SourceEvidence } from './evidence.ts';
import type { MatrixCounts } from './matrix-counts.ts';
import type { CellShare } from './matrix-people.ts';
import {
  admitsSource,
  withTotal,
  type AskedMeasure,
  type Axis,
  type MatrixPlan,
  type Measure,
} from './matrix-plan.ts';
import type { Heard } from './silence.ts';

/**
 * What a cell says. Silence is not absence: a cell without codings is *not raised* only where every source that has words in
 * it was read for its codes; *read before* where one of its codes came later than the reading; *not read* where one of the
 * sources was not read to its end; and *no words* where nobody's words could be in it, so that it cannot say anything.
 */
export const cellStates = [
  'no words',
  'not read',
  'read before',
  'not raised',
  'present',
  'contradicted',
] as const;
export type CellState = (typeof cellStates)[number];

/** The state of a cell by its codings and those that contradict; `heard` is asked only where it has none. */
export function stateOf(codings: number, against: number, heard: () => Heard): CellState {
  if (against > 0) return 'contradicted';
  if (codings > 0) return 'present';
  const silence = heard();
  return silence === 'read' ? 'not raised' : silence;
}

/** Coverage in per cent of the words that could be covered: never above 100; 0 where there are no words. */
export function coveragePercent(covered: number, length: number): number {
  return length === 0 ? 0 : (100 * covered) / length;
}

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

/** A cell by its place in the counts. */
interface At {
  readonly row: number;
  readonly column: number;
  readonly cell: number;
}

/** A tick stands for somebody who raises it: who only speaks against it, or with a reservation, is no tick. */
const presence = ({ raising }: MatrixCounts, { cell }: At): number => Math.sign(raising[cell] ?? 0);

/** A measure that is in the counts. */
type CountedMeasure = Exclude<Measure, AskedMeasure>;

const values: Record<CountedMeasure, (counts: MatrixCounts, at: At) => number> = {
  codings: ({ codings }, { cell }) => codings[cell] ?? 0,
  sources: ({ sources }, { cell }) => sources[cell] ?? 0,
  informants: ({ informants }, { cell }) => informants[cell] ?? 0,
  'informant types': (counts, { cell }) => typesIn(counts, cell),
  coverage: ({ covered, lengths }, { cell }) => coveragePercent(covered[cell] ?? 0, lengths[cell] ?? 0),
  'row %': ({ codings, width }, { row, cell }) =>
    percentOf(codings[cell] ?? 0, codings[row * width + width - 1] ?? 0),
  'column %': ({ codings, width, height }, { column, cell }) =>
    percentOf(codings[cell] ?? 0, codings[(height - 1) * width + column] ?? 0),
  contradiction: ({ informants, against }, { cell }) =>
    percentOf(against.informants[cell] ?? 0, informants[cell] ?? 0),
  presence,
  'first quote': ({ codings }, { cell }) => Math.sign(codings[cell] ?? 0),
};

/**
 * The number of a cell by a measure. *Row %* and *column %* are its codings of those of the whole row or column;
 * *contradiction* is, in per cent, the informants who contradict of those who speak to it.
 */
export const valueOf = (counts: MatrixCounts, measure: CountedMeasure, row: number, column: number): number =>
  values[measure](counts, { row, column, cell: row * counts.width + column });

/**
 * The number of a cell by a measure that asks of each case or person: *cases* are those of which somebody speaks to it; the
 * shares are those who raise it of those who speak to it or of whom all was read for it, in per cent.
 */
export const askedValueOf = (measure: AskedMeasure, { speaking, raising, known }: CellShare): number =>
  measure === 'cases' ? speaking : percentOf(raising, known);

/** How many types have a voice in a cell: asked of a hundred thousand cells, so without a list for each. */
function typesIn({ voices, codings }: MatrixCounts, cell: number): number {
  let types = 0;
  for (let at = cell; at < voices.length; at += codings.length) if ((voices[at] ?? 0) > 0) types += 1;
  return types;
}

/** What the numbers of one place of an axis are out of: its sources, and the informants who speak in it. */
export interface Denominator {
  readonly sources: number;
  readonly informants: number;
}

/** The denominators of an axis by place, the total last: of a side that sorts codings each is out of everything. */
export function denominatorsOf(
  axis: Axis,
  { filter }: Pick<MatrixPlan, 'filter'>,
  evidence: readonly SourceEvidence[],
): Denominator[] {
  const places = Array.from({ length: axis.count + 1 }, () => ({
    sources: new Set<number>(),
    people: new Set<number>(),
  }));
  for (const { sourceId, kind, lengths } of evidence) {
    if (!admitsSource(filter, { sourceId, kind })) continue;
    for (const informantId of lengths.keys()) {
      if (filter.informant?.(informantId) === false) continue;
      for (const at of wordsPlaces(axis, sourceId, informantId)) {
        places[at]?.sources.add(sourceId);
        if (informantId !== null) places[at]?.people.add(informantId);
      }
    }
  }
  const denominators = places.map(({ sources, people }) => ({
    sources: sources.size,
    informants: people.size,
  }));
  return axis.sorts === 'words' ? denominators : denominators.map((_, __, all) => all.at(-1) ?? none);
}

const none: Denominator = { sources: 0, informants: 0 };

function wordsPlaces(axis: Axis, sourceId: number, informantId: number | null): readonly number[] {
  return axis.sorts === 'codings'
    ? [axis.count]
    : withTotal(axis.placesOf(sourceId, informantId), axis.count);
}

/**
 * An order in which rows that are alike stand together: from the fullest row on, always the one most like the last
 * (cosine of their values). Rows without anything come last, as they were.
 */
export function bySimilarity(lines: readonly (readonly number[])[]): number[] {
  const norms = lines.map((line) => Math.hypot(...line));
  const left = new Set(lines.keys());
  const order: number[] = [];
  const take = (place: number): void => {
    order.push(place);
    left.delete(place);
  };
  const best = (score: (place: number) => number): number =>
    [...left].reduce((a, b) => (score(b) > score(a) + 1e-12 ? b : a));
  while (left.size > 0) {
    const last = order.at(-1);
    const full = [...left].some((place) => (norms[place] ?? 0) > 0);
    if (!full) [...left].forEach(take);
    else
      take(best((place) => (last === undefined ? (norms[place] ?? 0) : likeness(lines, norms, last, place))));
  }
  return order;
}

function likeness(
  lines: readonly (readonly number[])[],
  norms: readonly number[],
  one: number,
  other: number,
): number {
  const size = (norms[one] ?? 0) * (norms[other] ?? 0);
  if (size === 0) return -1;
  let dot = 0;
  lines[one]?.forEach((value, at) => (dot += value * (lines[other]?.[at] ?? 0)));
  return dot / size;
}
