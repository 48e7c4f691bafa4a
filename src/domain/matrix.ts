import { stanceOf, type Stance } from './coding.ts';
import type { EvidenceCoding, Piece, SourceEvidence } from './evidence.ts';
import { add, emptyCounts, type MatrixCounts } from './matrix-counts.ts';
import {
  admits,
  admitsSource,
  createPlacing,
  withTotal,
  type Axis,
  type MatrixPlan,
  type Places,
  type Placing,
} from './matrix-plan.ts';
import { asCounted } from './passages.ts';

/** Which parts of the counts are wanted: people cost the most. Codings are always counted. */
export interface Wanted {
  readonly people: boolean;
  readonly coverage: boolean;
}

const everything: Wanted = { people: true, coverage: true };

/** Counts every cell of a matrix over the evidence of a project. */
export function countMatrix(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
  wanted: Wanted = everything,
): MatrixCounts {
  const admitted = evidence.filter((source) => admitsSource(plan.filter, source));
  const counts = emptyCounts(plan);
  const placing = createPlacing(plan);
  const outside = countCodings(plan, placing, admitted, counts);
  if (wanted.people) countPeople(plan, placing, admitted, counts);
  if (wanted.coverage) countCoverage(plan, placing, admitted, counts);
  return { ...counts, outside };
}

/** Counts codings and sources. The pieces of what counts as one stand together: it counts once where the last was another's. */
function countCodings(
  plan: MatrixPlan,
  placing: Placing,
  evidence: readonly SourceEvidence[],
  counts: MatrixCounts,
): number {
  const mark = codingMarker(counts);
  let one: EvidenceCoding | undefined;
  let [number, placed, outside] = [0, 0, 0];
  evidence.forEach((source, at) => {
    const { pieces, as } = asCounted(source, plan.filter);
    for (const piece of pieces) {
      if (!admits(plan, piece)) continue;
      const { coding } = piece;
      if (as(coding) !== one) {
        one = as(coding);
        number += 1;
      }
      const { rows, columns } = placing(source.sourceId, piece);
      const shared = sharing(plan, rows, columns);
      for (const row of rows)
        for (const column of columns)
          mark(row * counts.width + column, {
            coding,
            number,
            source: at + 1,
            isShared: shared(row, column),
          });
      if (rows.length > 0 && columns.length > 0) {
        // An earlier piece of it was said by somebody outside.
        if (placed === -number) outside -= 1;
        placed = number;
      } else if (Math.abs(placed) !== number && isStray(plan, rows, columns)) {
        placed = -number;
        outside += 1;
      }
    }
  });
  return outside;
}

/** Something that counts as one, by its number; and the number of its source. */
interface Counted {
  readonly coding: EvidenceCoding;
  readonly number: number;
  readonly source: number;
  readonly isShared: boolean;
}

const nowhere = (): boolean => false;

/** In which cells a piece lies that belongs to others of the same side as well; a total takes it in once and shares nothing. */
function sharing(
  plan: MatrixPlan,
  rows: readonly number[],
  columns: readonly number[],
): (row: number, column: number) => boolean {
  // The last place is the total.
  const byRow = plan.rows.sorts === 'words' && rows.length > 2;
  const byColumn = plan.columns.sorts === 'words' && columns.length > 2;
  if (!byRow && !byColumn) return nowhere;
  return (row, column) => (byRow && row !== plan.rows.count) || (byColumn && column !== plan.columns.count);
}

/** Counts what is one in a cell, and its source, unless it was counted there already; by each way in which it bears on its code. */
function codingMarker(counts: MatrixCounts) {
  const { codings, sources, first, against } = counts;
  const size = codings.length;
  const lastCoding = new Int32Array(size);
  const lastSource = new Int32Array(size);
  const lastAgainst = new Int32Array(size);
  const byStance: Record<Stance, readonly [Int32Array, Int32Array]> = {
    for: [counts.raising, new Int32Array(size)],
    qualified: [counts.qualified, new Int32Array(size)],
    against: [against.codings, new Int32Array(size)],
  };
  return (cell: number, one: Counted): void => {
    if (lastCoding[cell] !== one.number) {
      lastCoding[cell] = one.number;
      if (codings[cell] === 0) first[cell] = one.coding.id;
      add(codings, cell, 1);
      if (one.isShared) add(counts.shared, cell, 1);
      if (lastSource[cell] !== one.source) add(sources, cell, 1);
      lastSource[cell] = one.source;
    }
    const stance = stanceOf(one.coding.polarity);
    const [marked, last] = byStance[stance];
    if (last[cell] === one.number) return;
    last[cell] = one.number;
    add(marked, cell, 1);
    if (stance !== 'against') return;
    if (lastAgainst[cell] !== one.source) add(against.sources, cell, 1);
    lastAgainst[cell] = one.source;
  };
}

/** Whether a piece is held by the sides that sort codings, and lies in no place of those that sort words. */
const isStray = ({ rows, columns }: MatrixPlan, inRows: Places, inColumns: Places): boolean =>
  (rows.sorts === 'words' || inRows.length > 0) && (columns.sorts === 'words' || inColumns.length > 0);

/**
 * Counts people once in each cell, in however many sources they speak: person by person within a source, so that the last
 * one counted in a cell says whether she was; only who speaks in several sources has to be remembered.
 */
function countPeople(
  plan: MatrixPlan,
  placing: Placing,
  evidence: readonly SourceEvidence[],
  counts: MatrixCounts,
): void {
  const mark = personMarker(plan, counts, whoSpeaksAgain(evidence));
  for (const source of evidence) {
    for (const [informant, pieces] of byInformant(plan, source)) {
      for (const piece of pieces) {
        const { rows, columns } = placing(source.sourceId, piece);
        const isAgainst = piece.coding.polarity === 'contradicts';
        for (const row of rows)
          for (const column of columns) mark(row * counts.width + column, informant, isAgainst);
      }
    }
  }
}

/** Counts a person in a cell, among the voices of her type, and among those against, unless she was counted there. */
function personMarker({ types }: MatrixPlan, counts: MatrixCounts, again: ReadonlySet<number>) {
  const { informants, against, voices } = counts;
  const size = informants.length;
  const last = new Int32Array(size);
  const lastAgainst = new Int32Array(size);
  const seen = new Set<number>();
  const isNew = (marks: Int32Array, place: number, informant: number): boolean => {
    const cell = place % size;
    if (marks[cell] === informant) return false;
    marks[cell] = informant;
    if (!again.has(informant)) return true;
    const key = place * 1e6 + informant;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  return (cell: number, informant: number, isAgainst: boolean): void => {
    if (isNew(last, cell, informant)) {
      add(informants, cell, 1);
      if (types) add(voices, types.of(informant) * size + cell, 1);
    }
    if (isAgainst && isNew(lastAgainst, size + cell, informant)) add(against.informants, cell, 1);
  };
}

function whoSpeaksAgain(evidence: readonly SourceEvidence[]): Set<number> {
  const once = new Set<number>();
  const again = new Set<number>();
  for (const { lengths } of evidence) {
    for (const informant of lengths.keys()) {
      if (informant === null) continue;
      if (once.has(informant)) again.add(informant);
      once.add(informant);
    }
  }
  return again;
}

function byInformant(plan: MatrixPlan, { pieces }: SourceEvidence): Map<number, Piece[]> {
  const found = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.informantId === null || !admits(plan, piece)) continue;
    const known = found.get(piece.informantId);
    if (known) known.push(piece);
    else found.set(piece.informantId, [piece]);
  }
  return found;
}

function countCoverage(
  plan: MatrixPlan,
  placing: Placing,
  evidence: readonly SourceEvidence[],
  counts: MatrixCounts,
): void {
  const reached = new Float64Array(counts.codings.length);
  const reachedIn = new Int32Array(counts.codings.length);
  evidence.forEach((source, at) => {
    countLengths(plan, source, counts);
    const byPlace = [...source.pieces].sort((a, b) => a.start - b.start);
    for (const piece of byPlace) {
      if (!admits(plan, piece)) continue;
      const { rows, columns } = placing(source.sourceId, piece);
      for (const row of rows) {
        for (const column of columns) {
          const cell = row * counts.width + column;
          const from = reachedIn[cell] === at + 1 ? (reached[cell] ?? 0) : 0;
          if (piece.end <= from) continue;
          add(counts.covered, cell, piece.end - Math.max(piece.start, from));
          reached[cell] = piece.end;
          reachedIn[cell] = at + 1;
        }
      }
    }
  });
}

/** Every word could have been coded with any code by whoever has seen it: it counts in all such places of a side that sorts codings. */
function countLengths(plan: MatrixPlan, source: SourceEvidence, counts: MatrixCounts): void {
  const allOf = (axis: Axis, informantId: number | null): readonly number[] =>
    axis.sorts === 'words'
      ? withTotal(axis.placesOf(source.sourceId, informantId), axis.count)
      : [...Array(axis.count + 1).keys()].filter(
          (at) => at === axis.count || axis.sees?.(at, source.sourceId) !== false,
        );
  for (const [informantId, length] of source.lengths) {
    if (plan.filter.informant?.(informantId) === false) continue;
    const columns = allOf(plan.columns, informantId);
    for (const row of allOf(plan.rows, informantId))
      for (const column of columns) add(counts.lengths, row * counts.width + column, length);
  }
}
