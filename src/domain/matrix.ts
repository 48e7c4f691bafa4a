import type { EvidenceCoding, SourceEvidence } from './evidence.ts';

/** What the rows of a matrix are; "attribute 3" means the values that cases have of the attribute with id 3. */
export const rowKinds = ['case', 'source', 'informant', 'informant type'] as const;
export type RowKind = (typeof rowKinds)[number] | `attribute ${number}`;

/** What a cell counts. The unit is always said beside the number. */
export const measures = ['codings', 'sources', 'informants', 'coverage'] as const;
export type Measure = (typeof measures)[number];

/** Which evidence is counted at all. Every part left out admits everything. */
export interface EvidenceFilter {
  readonly coders?: ReadonlySet<number>;
  readonly kinds?: ReadonlySet<string>;
  /** Admits an informant (null: text whose speaker is not known). */
  readonly informant?: (informantId: number | null) => boolean;
  readonly codings?: (coding: EvidenceCoding) => boolean;
}

/** The shape of a matrix: which rows a stretch of evidence falls into, and which columns a code does. */
export interface MatrixPlan {
  readonly rowCount: number;
  readonly rowsOf: (sourceId: number, informantId: number | null) => readonly number[];
  readonly columnCount: number;
  /** The columns of a code; "total alone" where it counts in none of them but among all the same. */
  readonly columnsOf: (codeId: number) => readonly number[] | 'total alone';
  readonly filter: EvidenceFilter;
}

/**
 * Counts of a matrix, one flat array per measure. Cell (r, c) is at `r * width + c`; row `rowCount` and column
 * `columnCount` are the totals, in which everything is again counted once.
 */
export interface MatrixCounts {
  readonly width: number;
  readonly codings: Int32Array;
  readonly sources: Int32Array;
  readonly informants: Int32Array;
  /** The same three for codings that contradict their code. */
  readonly against: {
    readonly codings: Int32Array;
    readonly sources: Int32Array;
    readonly informants: Int32Array;
  };
  /** Characters covered by the codings: a union of intervals, so no word counts twice. */
  readonly covered: Float64Array;
  /** Characters that could have been covered, by row. */
  readonly lengths: Float64Array;
  /** How many sources, and distinct informants, each row draws on. */
  readonly rowSources: Int32Array;
  readonly rowInformants: Int32Array;
}

/** Counts every cell of a matrix over the evidence of a project. */
export function countMatrix(plan: MatrixPlan, evidence: Iterable<SourceEvidence>): MatrixCounts {
  const counts = emptyCounts(plan);
  const seen: Seen = { people: new Set(), peopleAgainst: new Set(), peopleOfRows: new Set() };
  for (const source of evidence) {
    if (plan.filter.kinds?.has(source.kind) === false) continue;
    countRows(plan, source, counts, seen);
    countCodings(plan, source, counts, seen);
    countCoverage(plan, source, counts);
  }
  return counts;
}

/** Who was counted where already: a person counts once, in however many sources she speaks. */
interface Seen {
  readonly people: Set<number>;
  readonly peopleAgainst: Set<number>;
  readonly peopleOfRows: Set<number>;
}

function emptyCounts({ rowCount, columnCount }: MatrixPlan): MatrixCounts {
  const width = columnCount + 1;
  const size = (rowCount + 1) * width;
  return {
    width,
    codings: new Int32Array(size),
    sources: new Int32Array(size),
    informants: new Int32Array(size),
    against: {
      codings: new Int32Array(size),
      sources: new Int32Array(size),
      informants: new Int32Array(size),
    },
    covered: new Float64Array(size),
    lengths: new Float64Array(rowCount + 1),
    rowSources: new Int32Array(rowCount + 1),
    rowInformants: new Int32Array(rowCount + 1),
  };
}

/** The rows and the total; nothing where there is no row, so that the total holds only what is in the matrix. */
const withTotal = (indices: readonly number[], total: number): readonly number[] =>
  indices.length === 0 ? indices : [...indices, total];

const add = (counts: Int32Array | Float64Array, at: number, by: number): void => {
  counts[at] = (counts[at] ?? 0) + by;
};

/** One key for a place and a person; persons are numbered from 1, nobody is 0. */
const personAt = (place: number, informantId: number | null): number => place * 1e6 + (informantId ?? 0);

function countRows(plan: MatrixPlan, source: SourceEvidence, counts: MatrixCounts, seen: Seen): void {
  const touched = new Set<number>();
  for (const [informantId, length] of source.lengths) {
    if (plan.filter.informant?.(informantId) === false) continue;
    for (const row of withTotal(plan.rowsOf(source.sourceId, informantId), plan.rowCount)) {
      add(counts.lengths, row, length);
      touched.add(row);
      countPerson(counts.rowInformants, seen.peopleOfRows, row, informantId);
    }
  }
  for (const row of touched) add(counts.rowSources, row, 1);
}

function countCodings(plan: MatrixPlan, source: SourceEvidence, counts: MatrixCounts, seen: Seen): void {
  const cellsAt = cellFinder(plan, source.sourceId);
  const touched = new Set<number>();
  const touchedAgainst = new Set<number>();
  let coding: EvidenceCoding | undefined;
  let cellsOfCoding = new Set<number>();
  for (const piece of source.pieces) {
    if (!admits(plan, piece.coding, piece.informantId)) continue;
    if (piece.coding !== coding) {
      coding = piece.coding;
      cellsOfCoding = new Set();
    }
    const isAgainst = coding.polarity === 'contradicts';
    for (const cell of cellsAt(piece.informantId, coding.codeId)) {
      touched.add(cell);
      if (isAgainst) touchedAgainst.add(cell);
      if (!cellsOfCoding.has(cell)) {
        cellsOfCoding.add(cell);
        add(counts.codings, cell, 1);
        if (isAgainst) add(counts.against.codings, cell, 1);
      }
      countPerson(counts.informants, seen.people, cell, piece.informantId);
      if (isAgainst) countPerson(counts.against.informants, seen.peopleAgainst, cell, piece.informantId);
    }
  }
  for (const cell of touched) add(counts.sources, cell, 1);
  for (const cell of touchedAgainst) add(counts.against.sources, cell, 1);
}

/** Counts an informant once in a place. */
function countPerson(counts: Int32Array, seen: Set<number>, place: number, informantId: number | null): void {
  if (informantId === null || seen.has(personAt(place, informantId))) return;
  seen.add(personAt(place, informantId));
  add(counts, place, 1);
}

function countCoverage(plan: MatrixPlan, source: SourceEvidence, counts: MatrixCounts): void {
  const cellsAt = cellFinder(plan, source.sourceId);
  const coveredTo = new Map<number, number>();
  const byPlace = [...source.pieces].sort((a, b) => a.start - b.start);
  for (const piece of byPlace) {
    if (!admits(plan, piece.coding, piece.informantId)) continue;
    for (const cell of cellsAt(piece.informantId, piece.coding.codeId)) {
      const reached = coveredTo.get(cell) ?? 0;
      if (piece.end <= reached) continue;
      add(counts.covered, cell, piece.end - Math.max(piece.start, reached));
      coveredTo.set(cell, piece.end);
    }
  }
}

function admits({ filter }: MatrixPlan, coding: EvidenceCoding, informantId: number | null): boolean {
  return (
    filter.coders?.has(coding.coderId) !== false &&
    filter.informant?.(informantId) !== false &&
    filter.codings?.(coding) !== false
  );
}

/** The cells a piece of evidence falls into; asked once per code and person of a source, not per piece. */
function cellFinder(
  plan: MatrixPlan,
  sourceId: number,
): (informantId: number | null, codeId: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (informantId, codeId) => {
    const key = personAt(codeId, informantId);
    const found = known.get(key) ?? cellsOf(plan, sourceId, informantId, codeId);
    known.set(key, found);
    return found;
  };
}

function cellsOf(plan: MatrixPlan, sourceId: number, informantId: number | null, codeId: number): number[] {
  const found = plan.columnsOf(codeId);
  const columns = found === 'total alone' ? [plan.columnCount] : withTotal(found, plan.columnCount);
  const cells: number[] = [];
  for (const row of withTotal(plan.rowsOf(sourceId, informantId), plan.rowCount)) {
    for (const column of columns) cells.push(row * (plan.columnCount + 1) + column);
  }
  return cells;
}

/** The ids of the codings that one cell counts (or a total: row `rowCount`, column `columnCount`). */
export function codingsInCell(
  plan: MatrixPlan,
  evidence: Iterable<SourceEvidence>,
  row: number,
  column: number,
): number[] {
  const cell = row * (plan.columnCount + 1) + column;
  const found = new Set<number>();
  for (const source of evidence) {
    if (plan.filter.kinds?.has(source.kind) === false) continue;
    for (const { coding, informantId } of source.pieces) {
      if (!admits(plan, coding, informantId)) continue;
      if (cellsOf(plan, source.sourceId, informantId, coding.codeId).includes(cell)) found.add(coding.id);
    }
  }
  return [...found];
}

/** How many codings the columns hold, whichever row they belong to, or none. */
export function codingsInColumns(plan: MatrixPlan, evidence: Iterable<SourceEvidence>): number {
  const isIn = new Map<number, boolean>();
  const found = new Set<EvidenceCoding>();
  for (const source of evidence) {
    if (plan.filter.kinds?.has(source.kind) === false) continue;
    for (const { coding, informantId } of source.pieces) {
      const counts = isIn.get(coding.codeId) ?? plan.columnsOf(coding.codeId).length > 0;
      isIn.set(coding.codeId, counts);
      if (counts && admits(plan, coding, informantId)) found.add(coding);
    }
  }
  return found.size;
}

/** Silence is not absence: four things that an empty-looking cell can mean. */
export type CellState = 'not read' | 'not raised' | 'present' | 'contradicted';

/**
 * What a cell says. Without codings it is *not raised* only when its row has sources and every one has been read to
 * the end (`isRead`); until then nobody can say so.
 */
export function stateOf(codings: number, against: number, isRead: boolean): CellState {
  if (against > 0) return 'contradicted';
  if (codings > 0) return 'present';
  return isRead ? 'not raised' : 'not read';
}

/** Coverage in per cent of the words of a row's informants: never above 100; 0 where there are no words. */
export function coveragePercent(covered: number, length: number): number {
  return length === 0 ? 0 : (100 * covered) / length;
}
