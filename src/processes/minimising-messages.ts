// What goes in and out of the process that minimises truth tables.
import type { Expectation, Solution, SolutionKind } from '../domain/qca/solution.ts';
import type { TruthTable } from '../domain/qca/truth-table.ts';

/** A table to be minimised, and what is expected of its conditions. */
export interface ToMinimise {
  readonly table: TruthTable;
  readonly expected: readonly Expectation[];
}

export type Solutions = Record<SolutionKind, Solution>;

export type MinimisingQuestion = readonly ToMinimise[];
export type MinimisingAnswer = readonly Solutions[];
