// The way back from a number of a matrix to the words behind it: the same evidence, placed by the same plan.
import type { EvidenceCoding, SourceEvidence } from './evidence.ts';
import { admits, admitsSource, createPlacing, type MatrixPlan } from './matrix-plan.ts';
import { asCounted } from './passages.ts';

/** The ids of the codings of every cell that has any (`row * width + column`, totals too), each once. */
export function codingsByCell(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
): Map<number, Set<number>> {
  const width = plan.columns.count + 1;
  const placing = createPlacing(plan);
  const found = new Map<number, Set<number>>();
  for (const { sourceId, kind, pieces } of evidence) {
    if (!admitsSource(plan.filter, { sourceId, kind })) continue;
    for (const piece of pieces) {
      if (!admits(plan, piece)) continue;
      const { rows, columns } = placing(sourceId, piece);
      for (const row of rows) {
        for (const column of columns) {
          const cell = row * width + column;
          found.set(cell, (found.get(cell) ?? new Set()).add(piece.coding.id));
        }
      }
    }
  }
  return found;
}

/**
 * What one cell counts (or a total: row `rows.count`, column `columns.count`): the ids of the codings of each, one where
 * every coding counts, and all that lie in the cell where passages count once.
 */
export function countedInCell(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
  row: number,
  column: number,
): number[][] {
  const placing = createPlacing(plan);
  const found = new Map<EvidenceCoding, Set<number>>();
  for (const source of evidence) {
    if (!admitsSource(plan.filter, source)) continue;
    const { pieces, as } = asCounted(source, plan.filter);
    for (const piece of pieces) {
      if (!admits(plan, piece)) continue;
      const { rows, columns } = placing(source.sourceId, piece);
      if (!rows.includes(row) || !columns.includes(column)) continue;
      const one = as(piece.coding);
      found.set(one, (found.get(one) ?? new Set()).add(piece.coding.id));
    }
  }
  return [...found.values()].map((ids) => [...ids]);
}

/** The ids of all codings that lie in a cell and count there. */
export const codingsInCell = (
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
  row: number,
  column: number,
): number[] => countedInCell(plan, evidence, row, column).flat();
