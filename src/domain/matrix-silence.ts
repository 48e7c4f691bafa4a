// Whose words could have said something in a cell of a matrix, so that its silence can be told from nobody having been asked.
import type { SourceEvidence } from './evidence.ts';
import { admitsSource, withTotal, type Axis, type MatrixPlan } from './matrix-plan.ts';

/** By informant (null: nobody known), the sources in which words of hers fall into a cell. */
export type Words = ReadonlyMap<number | null, readonly number[]>;

/** The words of the cells of a matrix, by the places of a row and a column; totals at `rows.count` and `columns.count`. */
export type WordsOf = (row: number, column: number) => Words;

const nobody: Words = new Map();

/** Whom words stand for: null for nobody in particular. */
export type Whose = (sourceId: number, informantId: number | null) => number | null;

export const byInformant: Whose = (_sourceId, informantId) => informantId;

/** Finds the words that are admitted to each cell. A side that sorts codings takes in all words in each of its places. */
export function wordsOfCells(
  { rows, columns, filter }: MatrixPlan,
  evidence: readonly SourceEvidence[],
  whose: Whose = byInformant,
): WordsOf {
  const found = new Map<number, Map<number | null, number[]>>();
  const width = columns.count + 1;
  for (const { sourceId, kind, lengths } of evidence) {
    // Whoever answered in a workshop was asked that alone: of all else her silence says nothing.
    if (!admitsSource(filter, { sourceId, kind }) || kind === 'workshop answer') continue;
    for (const informantId of lengths.keys()) {
      if (filter.informant?.(informantId) === false) continue;
      const inColumns = placesOf(columns, sourceId, informantId);
      for (const row of placesOf(rows, sourceId, informantId))
        for (const column of inColumns)
          note(found, row * width + column, whose(sourceId, informantId), sourceId);
    }
  }
  const place = (axis: Axis, at: number): number => (axis.sorts === 'words' ? at : axis.count);
  return (row, column) => found.get(place(rows, row) * width + place(columns, column)) ?? nobody;
}

/** All words are in the total of a side that sorts codings; there they stand for each of its places. */
const placesOf = (axis: Axis, sourceId: number, informantId: number | null): readonly number[] =>
  axis.sorts === 'words' ? withTotal(axis.placesOf(sourceId, informantId), axis.count) : [axis.count];

function note(
  found: Map<number, Map<number | null, number[]>>,
  cell: number,
  informantId: number | null,
  sourceId: number,
): void {
  const words = found.get(cell) ?? new Map<number | null, number[]>();
  found.set(cell, words);
  const sources = words.get(informantId);
  if (sources) sources.push(sourceId);
  else words.set(informantId, [sourceId]);
}

/** The sources of some words, each once. */
export const sourcesOf = (words: Words): Set<number> => new Set([...words.values()].flat());
