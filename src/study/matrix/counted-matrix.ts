import {
  askedValueOf,
  coveragePercent,
  denominatorsOf,
  stateOf,
  valueOf,
  type CellState,
  type Denominator,
} from '../../domain/matrix-cell.ts';
import type { MatrixCounts } from '../../domain/matrix-counts.ts';
import { knownOf, type CellPeople } from '../../domain/matrix-people.ts';
import { askedMeasures, type AskedMeasure, type Measure } from '../../domain/matrix-plan.ts';
import { countMatrix, type Wanted } from '../../domain/matrix.ts';
import type { Heard } from '../../domain/silence.ts';
import type { Project } from '../../storage/project.ts';
import type { Line, NamedAxis } from './matrix-axes.ts';
import { readingOfCells, type Asked } from './matrix-reading.ts';
import { layOut, type LaidOutMatrix, type MatrixChoice } from './matrix.ts';

/** Every measure of one cell, and what the cell means. What was not counted is 0. */
export interface CountedCell {
  readonly state: CellState;
  readonly codings: number;
  /** How many of each contradict. */
  readonly against: { readonly codings: number; readonly sources: number; readonly informants: number };
  /** How many codings raise it with a reservation. */
  readonly qualified: number;
  /** How many of its codings lie in sources that belong to other rows (or columns) as well. */
  readonly shared: number;
  readonly sources: number;
  readonly informants: number;
  /** Per cent of the words that could have been coded. */
  readonly coverage: number;
  /** The id of its first coding; null where it has none. */
  readonly first: number | null;
}

/** How the people of one type speak to a cell. */
interface TypeVoice {
  readonly type: string;
  readonly speaking: number;
  readonly raising: number;
  readonly against: number;
  /** Those who speak to it in any way, and those whose words were all read for it. */
  readonly known: number;
}

function byType({ types, plan }: LaidOutMatrix, people: CellPeople): TypeVoice[] {
  const of = (ids: Iterable<number>, at: number): number =>
    [...ids].filter((id) => plan.types?.of(id) === at).length;
  const known = knownOf(people);
  const speaking = new Set([...people.for, ...people.qualified, ...people.against]);
  return types.map((type, at) => ({
    type,
    raising: of(people.for, at),
    against: of(people.against, at),
    speaking: of(speaking, at),
    known: of(known, at),
  }));
}

/** A row or column with its place in the counts and what its numbers are out of. */
export interface Head extends Line, Denominator {
  readonly place: number;
  /** Sources with words in it that nobody among the coders who count has read to the end. */
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
  /** Whether a number can stand there: a share of nobody is none. */
  readonly hasValue: (row: Head, column: Head, measure: Measure) => boolean;
  /** The people of a cell told apart by type, in the order of `types`: how many raise it, of those of whom it is known. */
  readonly voices: (row: Head, column: Head) => readonly TypeVoice[];
  /** Whose words could say something in a cell, and what was read of them. */
  readonly asked: (row: Head, column: Head) => Asked;
  /** The people of a cell: how those who speak to it do, and who of the others can be said not to. */
  readonly people: (row: Head, column: Head) => CellPeople;
  /** The same of the cases whose words fall into a cell, where a source is about one alone. */
  readonly cases: (row: Head, column: Head) => CellPeople;
  /** How many codings lie in none of the cases, sources or people of the matrix. */
  readonly outside: number;
}

const whom = (measure: AskedMeasure) => (measure === '% of informants' ? 'people' : 'cases');

const isAsked = (measure: Measure): measure is AskedMeasure => askedMeasures.some((one) => one === measure);

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
  const { asked, people, cases, shareOf } = readingOfCells(project, laidOut);
  const heads = (side: NamedAxis): Line[] => [...side.lines, totalOf(side)];
  const denominators = (side: NamedAxis): Denominator[] => denominatorsOf(side.axis, laidOut.plan, evidence);
  const [rowLines, columnLines] = [heads(laidOut.rows), heads(laidOut.columns)];
  const [ofRows, ofColumns] = [denominators(laidOut.rows), denominators(laidOut.columns)];
  const rows = rowLines.map((line, place) => ({
    ...headOf(line, place, ofRows[place]),
    unread: asked(place, laidOut.columns.lines.length).notRead.length,
  }));
  const columns = columnLines.map((line, place) => ({
    ...headOf(line, place, ofColumns[place]),
    unread: asked(laidOut.rows.lines.length, place).notRead.length,
  }));
  return {
    rows: rows.slice(0, -1),
    columns: columns.slice(0, -1),
    totalRow: lastOf(rows),
    totalColumn: lastOf(columns),
    types: laidOut.types,
    laidOut,
    outside: counts.outside,
    cell: (row, column) =>
      cellAt(counts, row.place * counts.width + column.place, () => asked(row.place, column.place).heard),
    value: ({ place: row }, { place: column }, measure) =>
      isAsked(measure)
        ? askedValueOf(measure, shareOf(whom(measure), row, column))
        : valueOf(counts, measure, row, column),
    hasValue: ({ place: row }, { place: column }, measure) => {
      if (measure !== '% of cases' && measure !== '% of informants') return true;
      return shareOf(whom(measure), row, column).known > 0;
    },
    voices: (row, column) => byType(laidOut, people(row.place, column.place)),
    asked: (row, column) => asked(row.place, column.place),
    people: (row, column) => people(row.place, column.place),
    cases: (row, column) => cases(row.place, column.place),
  };
}

const headOf = (line: Line, place: number, denominator: Denominator | undefined) => ({
  ...line,
  ...(denominator ?? { sources: 0, informants: 0 }),
  place,
});

/** The total of a side takes in all that its lines do. */
function totalOf({ lines }: NamedAxis): Line {
  const isAll = lines.some(({ sourceIds }) => sourceIds === null);
  const sourceIds = isAll ? null : new Set(lines.flatMap((line) => [...(line.sourceIds ?? [])]));
  const codeIds = lines.flatMap((line) => line.codeIds);
  return { key: 'total', label: 'All', title: 'All', sourceIds, codeIds, codeId: null, coderId: null };
}

function lastOf(heads: readonly Head[]): Head {
  const last = heads.at(-1);
  if (!last) throw new Error('an axis has no total');
  return last;
}

function cellAt(counts: MatrixCounts, at: number, heard: () => Heard): CountedCell {
  const of = (numbers: Int32Array | Float64Array): number => numbers[at] ?? 0;
  const codings = of(counts.codings);
  const against = {
    codings: of(counts.against.codings),
    sources: of(counts.against.sources),
    informants: of(counts.against.informants),
  };
  return {
    state: stateOf(codings, against.codings, heard),
    codings,
    against,
    qualified: of(counts.qualified),
    shared: of(counts.shared),
    sources: of(counts.sources),
    informants: of(counts.informants),
    coverage: coveragePercent(of(counts.covered), of(counts.lengths)),
    first: codings === 0 ? null : of(counts.first),
  };
}
