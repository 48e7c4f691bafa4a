import {
  peopleOf,
  shareIn,
  stancesOfCells,
  type CellPeople,
  type CellShare,
  type StancesOf,
} from '../../domain/matrix-people.ts';
import type { MatrixPlan } from '../../domain/matrix-plan.ts';
import { sourcesOf, wordsOfCells, type Whose, type Words } from '../../domain/matrix-silence.ts';
import { heardIn, readFor, type Heard, type Read } from '../../domain/silence.ts';
import type { Project } from '../../storage/project.ts';
import { readingsBy } from '../reading.ts';
import type { Line, NamedAxis } from './matrix-axes.ts';
import type { LaidOutMatrix } from './matrix.ts';

/** Who could have said something in a cell, and what was read of it by the coders who count. */
export interface Asked {
  readonly heard: Heard;
  /** Distinct informants whose words fall into the cell, and the sources these are in. */
  readonly informants: number;
  readonly sources: number;
  /** Its sources that none of them has read to the end, and those read before one of its codes came. */
  readonly notRead: readonly number[];
  readonly readBefore: readonly number[];
}

/** What is asked of the cells of a matrix by the places of a row and a column. */
export interface CellReading {
  readonly asked: (row: number, column: number) => Asked;
  readonly people: (row: number, column: number) => CellPeople;
  /** The same of the cases that words are about; what is about several is nobody’s. */
  readonly cases: (row: number, column: number) => CellPeople;
  /** How many these are, without naming them. */
  readonly shareOf: (what: 'people' | 'cases', row: number, column: number) => CellShare;
}

/** What a row or a column is about: the codes that count in it, and whose codings they are where it is that of a coder. */
type About = Pick<Line, 'codeIds' | 'coderId'>;

/** A matrix as its reading is looked at. */
interface ReadMatrix {
  readonly plan: MatrixPlan;
  /** Whose reading matters; anybody's where none is named. */
  readonly coders: readonly number[];
  readonly row: (place: number) => About;
  readonly column: (place: number) => About;
}

/**
 * Looks at what was read of the cells of a matrix, by the places of a row and a column. In the row or column of a coder it is
 * her own reading that matters, elsewhere that of any of the coders who count; in those of a code, for it and all that counts
 * under it.
 */
export function readingOf(
  project: Project,
  { plan, coders, row: rowAt, column: columnAt }: ReadMatrix,
): CellReading {
  const evidence = project.evidence.all();
  const wordsOf = wordsOfCells(plan, evidence);
  let stances: StancesOf | null = null;
  let ofCases: ReturnType<typeof casesIn> | null = null;
  const found = (what: 'people' | 'cases', row: number, column: number): Parameters<typeof peopleOf> => {
    const read = readIn(row, column);
    if (what === 'people') {
      stances ??= stancesOfCells(plan, evidence);
      return [wordsOf(row, column), stances(row, column), read];
    }
    ofCases ??= casesIn(project, plan);
    return [ofCases.words(row, column), ofCases.stances(row, column), read];
  };
  const known = new Map<number, (sourceId: number) => Read>();
  const readIn = (row: number, column: number): ((sourceId: number) => Read) => {
    const key =
      (plan.rows.sorts === 'words' ? 0 : row) * (plan.columns.count + 1) +
      (plan.columns.sorts === 'words' ? 0 : column);
    const sides = known.has(key) ? [] : [rowAt(row), columnAt(column)];
    const own = sides.flatMap(({ coderId }) => coderId ?? []);
    const codes = sides.flatMap(({ codeIds }) => codeIds);
    const read = known.get(key) ?? readFor(readingsBy(project, own.length > 0 ? own : coders), codes);
    known.set(key, read);
    return read;
  };
  return {
    asked: (row, column) => askedOf(wordsOf(row, column), readIn(row, column)),
    people: (row, column) => peopleOf(...found('people', row, column)),
    cases: (row, column) => peopleOf(...found('cases', row, column)),
    shareOf: (what, row, column) => shareIn(...found(what, row, column)),
  };
}

/** The words of each case and how they speak, where a source is about one case alone. */
function casesIn(project: Project, plan: MatrixPlan) {
  const evidence = project.evidence.all();
  const links = Map.groupBy(project.cases.links(), ({ sourceId }) => sourceId);
  const ofCase: Whose = (sourceId) => {
    const [only, ...others] = links.get(sourceId) ?? [];
    return only && others.length === 0 ? only.caseId : null;
  };
  return {
    words: wordsOfCells(plan, evidence, ofCase),
    stances: stancesOfCells(plan, evidence, ofCase),
  };
}

function askedOf(words: Words, read: (sourceId: number) => Read): Asked {
  const sources = [...sourcesOf(words)];
  return {
    heard: heardIn(sources, read),
    informants: [...words.keys()].filter((id) => id !== null).length,
    sources: sources.length,
    notRead: sources.filter((id) => read(id) === 'not read'),
    readBefore: sources.filter((id) => read(id) === 'read before'),
  };
}

/** The same of a matrix that is laid out. */
export const readingOfCells = (
  project: Project,
  { rows, columns, plan, coders }: LaidOutMatrix,
): CellReading =>
  readingOf(project, {
    plan,
    coders,
    row: (place) => lineAt(rows, place),
    column: (place) => lineAt(columns, place),
  });

/** A line of a side by its place; the total of a side of codes is read only where it was read for all of them. */
function lineAt({ lines }: NamedAxis, place: number): About {
  return lines[place] ?? { codeIds: lines.flatMap(({ codeIds }) => codeIds), coderId: null };
}
