import {
  coveragePercent,
  denominatorsOf,
  stateOf,
  valueOf,
  voicesIn,
  type CellState,
  type Denominator,
} from '../../domain/matrix-cell.ts';
import { countMatrix, type MatrixCounts, type Wanted } from '../../domain/matrix.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import type { Line, NamedAxis } from './matrix-axes.ts';
import { layOut, type LaidOutMatrix, type MatrixChoice } from './matrix.ts';

/** Every measure of one cell, and what the cell means. What was not counted is 0. */
export interface CountedCell {
  readonly state: CellState;
  readonly codings: number;
  /** How many of each contradict. */
  readonly against: { readonly codings: number; readonly sources: number; readonly informants: number };
  readonly sources: number;
  readonly informants: number;
  /** Per cent of the words that could have been coded. */
  readonly coverage: number;
  /** The id of its first coding; null where it has none. */
  readonly first: number | null;
}

/** A row or column with its place in the counts and what its numbers are out of. */
export interface Head extends Line, Denominator {
  readonly place: number;
  /** Sources of it that nobody among the chosen coders has read to the end. */
  readonly unread: number;
}

/** A matrix with its numbers, its rows and columns as they are laid out; cells are asked for by the places of heads. */
export interface CountedMatrix {
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  readonly totalRow: Head;
  readonly totalColumn: Head;
  readonly types: readonly string[];
  readonly laidOut: LaidOutMatrix;
  readonly cell: (row: Head, column: Head) => CountedCell;
  readonly value: (row: Head, column: Head, measure: Measure) => number;
  /** The informants of a cell by type, in the order of `types`. */
  readonly voices: (row: Head, column: Head) => readonly number[];
  /** How many codings lie in none of the cases, sources or people of the matrix. */
  readonly outside: number;
}

/** What has to be counted to show a measure. */
export function wantedFor(measure: Measure): Wanted {
  const people = measure === 'informants' || measure === 'informant types' || measure === 'contradiction';
  return { people, coverage: measure === 'coverage' };
}

/** Counts a matrix; only what is `wanted`, where that is said. */
export function countCells(project: Project, choice: MatrixChoice, wanted?: Wanted): CountedMatrix {
  const laidOut = layOut(project, choice);
  const evidence = project.evidence.all();
  const counts = countMatrix(laidOut.plan, evidence, wanted);
  const reading = readingOf(project, choice);
  const heads = (side: NamedAxis): Head[] => {
    const denominators = denominatorsOf(side.axis, laidOut.plan, evidence);
    return [...side.lines, totalOf(side)].map((line, place) => ({
      ...line,
      ...(denominators[place] ?? { sources: 0, informants: 0, byType: [] }),
      ...{ place, unread: reading.unreadIn(line.sourceIds) },
    }));
  };
  const [rows, columns] = [heads(laidOut.rows), heads(laidOut.columns)];
  const isRead = (row: Head, column: Head): boolean =>
    row.sources > 0 && column.sources > 0 && reading.isReadIn(row, column);
  return {
    rows: rows.slice(0, -1),
    columns: columns.slice(0, -1),
    totalRow: lastOf(rows),
    totalColumn: lastOf(columns),
    ...{ types: laidOut.types, laidOut, outside: counts.outside },
    cell: (row, column) => cellAt(counts, row.place * counts.width + column.place, () => isRead(row, column)),
    value: (row, column, measure) => valueOf(counts, measure, row.place, column.place),
    voices: (row, column) => voicesIn(counts, row.place * counts.width + column.place),
  };
}

/** The total of a side takes in all that its lines do. */
function totalOf({ lines }: NamedAxis): Line {
  const isAll = lines.some(({ sourceIds }) => sourceIds === null);
  const sourceIds = isAll ? null : new Set(lines.flatMap((line) => [...(line.sourceIds ?? [])]));
  return { key: 'total', label: 'All', title: 'All', sourceIds, codeId: null };
}

function lastOf(heads: readonly Head[]): Head {
  const last = heads.at(-1);
  if (!last) throw new Error('an axis has no total');
  return last;
}

/** Which sources somebody among the chosen coders has read to the end; kinds that are left out do not matter. */
function readingOf(project: Project, choice: MatrixChoice) {
  const coders = new Set(choice.coders);
  const read = new Set(
    project.sources
      .readings()
      .flatMap(({ sourceId, coderId }) => (coders.size === 0 || coders.has(coderId) ? sourceId : [])),
  );
  const kinds = new Set<string>(choice.kinds);
  const unread = new Set(
    project.sources
      .all()
      .flatMap(({ id, kind }) => ((kinds.size === 0 || kinds.has(kind)) && !read.has(id) ? id : [])),
  );
  const shared = (one: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> =>
    new Set([...one].filter((id) => other.has(id)));
  const unreadAmong = (ids: ReadonlySet<number> | null): ReadonlySet<number> =>
    ids === null ? unread : shared(ids, unread);
  return {
    unreadIn: (ids: ReadonlySet<number> | null): number => unreadAmong(ids).size,
    /** Whether all sources that belong to both are read; two that share none have nothing to read. */
    isReadIn: (row: Head, column: Head): boolean => {
      if (row.sourceIds === null || column.sourceIds === null)
        return (row.sourceIds === null ? column : row).unread === 0;
      const both = shared(row.sourceIds, column.sourceIds);
      return both.size > 0 && unreadAmong(both).size === 0;
    },
  };
}

function cellAt(counts: MatrixCounts, at: number, isRead: () => boolean): CountedCell {
  const codings = counts.codings[at] ?? 0;
  const against = {
    codings: counts.against.codings[at] ?? 0,
    sources: counts.against.sources[at] ?? 0,
    informants: counts.against.informants[at] ?? 0,
  };
  return {
    state: stateOf(codings, against.codings, codings === 0 && isRead()),
    ...{ codings, against },
    sources: counts.sources[at] ?? 0,
    informants: counts.informants[at] ?? 0,
    coverage: coveragePercent(counts.covered[at] ?? 0, counts.lengths[at] ?? 0),
    first: codings === 0 ? null : (counts.first[at] ?? null),
  };
}
