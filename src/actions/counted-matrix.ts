import type { PlacedCode } from '../domain/code.ts';
import {
  codingsInColumns,
  countMatrix,
  coveragePercent,
  stateOf,
  type CellState,
  type MatrixCounts,
  type Measure,
} from '../domain/matrix.ts';
import type { Project } from '../storage/project.ts';
import { layOut, type MatrixChoice, type MatrixRow } from './matrix.ts';

/** Every measure of one cell, and what the cell means. */
export interface CountedCell {
  readonly state: CellState;
  readonly codings: number;
  /** How many of each contradict. */
  readonly against: { readonly codings: number; readonly sources: number; readonly informants: number };
  readonly sources: number;
  readonly informants: number;
  /** Per cent of the words of the row's informants. */
  readonly coverage: number;
}

/** A row with its denominators. */
export interface CountedRow {
  readonly key: string;
  readonly label: string;
  readonly sources: number;
  /** Sources of it that nobody among the chosen coders has read to the end. */
  readonly unread: number;
  readonly informants: number;
}

/** A matrix with its numbers; the last cell of each row is the row's total, `totals` the row of totals. */
export interface CountedMatrix {
  readonly rows: readonly CountedRow[];
  readonly columns: readonly PlacedCode[];
  readonly cells: readonly (readonly CountedCell[])[];
  readonly totals: readonly CountedCell[];
  readonly total: CountedRow;
  /** How many codings of these codes lie in none of the rows. */
  readonly outside: number;
}

/** Counts a matrix and puts its rows in order: as they come, by their total, or by one code (its id). */
export function countCells(
  project: Project,
  choice: MatrixChoice & { measure: Measure },
  sort: string,
): CountedMatrix {
  const { rows, columns, plan } = layOut(project, choice);
  const counts = countMatrix(plan, project.evidence.all());
  const unreadIn = unreadCounter(project, choice);
  const allSources = new Set(rows.flatMap((row) => [...row.sourceIds]));
  const lines = rows.map((row, place) => lineOf(counts, row, place, unreadIn(row.sourceIds)));
  const last = lineOf(
    counts,
    { key: 'total', label: 'All', sourceIds: allSources },
    rows.length,
    unreadIn(allSources),
  );
  const column = sort === 'total' ? columns.length : columns.findIndex(({ id }) => String(id) === sort);
  if (column >= 0) {
    const value = (cells: readonly CountedCell[]): number => cells[column]?.[choice.measure] ?? 0;
    lines.sort((a, b) => value(b.cells) - value(a.cells));
  }
  return {
    rows: lines.map(({ row }) => row),
    columns,
    cells: lines.map(({ cells }) => cells),
    totals: last.cells,
    total: last.row,
    outside: codingsInColumns(plan, project.evidence.all()) - (last.cells.at(-1)?.codings ?? 0),
  };
}

/** How many of some sources nobody among the chosen coders has read; kinds that are left out do not matter. */
function unreadCounter(project: Project, choice: MatrixChoice): (ids: ReadonlySet<number>) => number {
  const coders = new Set(choice.coders);
  const read = new Set(
    project.sources
      .readings()
      .flatMap(({ sourceId, coderId }) => (coders.size === 0 || coders.has(coderId) ? sourceId : [])),
  );
  const kinds = new Set<string>(choice.kinds);
  const counted = new Set(
    project.sources.all().flatMap(({ id, kind }) => (kinds.size === 0 || kinds.has(kind) ? id : [])),
  );
  return (ids) => [...ids].filter((id) => counted.has(id) && !read.has(id)).length;
}

function lineOf(counts: MatrixCounts, row: MatrixRow, place: number, unread: number) {
  const sources = counts.rowSources[place] ?? 0;
  const cells: CountedCell[] = [];
  for (let at = place * counts.width; at < (place + 1) * counts.width; at++) {
    cells.push(cellAt(counts, at, counts.lengths[place] ?? 0, unread === 0 && sources > 0));
  }
  const { key, label } = row;
  return { row: { key, label, sources, unread, informants: counts.rowInformants[place] ?? 0 }, cells };
}

function cellAt(counts: MatrixCounts, at: number, length: number, isRead: boolean): CountedCell {
  const codings = counts.codings[at] ?? 0;
  const against = {
    codings: counts.against.codings[at] ?? 0,
    sources: counts.against.sources[at] ?? 0,
    informants: counts.against.informants[at] ?? 0,
  };
  return {
    state: stateOf(codings, against.codings, isRead),
    codings,
    against,
    sources: counts.sources[at] ?? 0,
    informants: counts.informants[at] ?? 0,
    coverage: coveragePercent(counts.covered[at] ?? 0, length),
  };
}
