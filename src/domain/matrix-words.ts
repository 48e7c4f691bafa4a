// The way back from a number of a matrix to the words behind it: the same evidence, placed by the same plan.
import type { SourceEvidence } from './evidence.ts';
import { admits, createPlacing, type MatrixPlan } from './matrix-plan.ts';

/** The ids of the codings of every cell that has any (`row * width + column`, totals too), each once. */
export function codingsByCell(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
): Map<number, Set<number>> {
  const width = plan.columns.count + 1;
  const placing = createPlacing(plan);
  const found = new Map<number, Set<number>>();
  for (const { sourceId, kind, pieces } of evidence) {
    if (plan.filter.kinds?.has(kind) === false) continue;
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

/** The ids of the codings that one cell counts (or a total: row `rows.count`, column `columns.count`). */
export function codingsInCell(
  plan: MatrixPlan,
  evidence: readonly SourceEvidence[],
  row: number,
  column: number,
): number[] {
  const placing = createPlacing(plan);
  const found = new Set<number>();
  for (const { sourceId, kind, pieces } of evidence) {
    if (plan.filter.kinds?.has(kind) === false) continue;
    for (const piece of pieces) {
      if (!admits(plan, piece)) continue;
      const { rows, columns } = placing(sourceId, piece);
      if (rows.includes(row) && columns.includes(column)) found.add(piece.coding.id);
    }
  }
  return [...found];
}
