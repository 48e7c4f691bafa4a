import type { Pseudonym } from './table.ts';

/** Where a pseudonym was put: its offset in the text as it is since, which pseudonym, and which of `said` stood there. */
export type PutPlace = [start: number, of: number, said: number];

/** What was put in the place of what, and where: the one thing by which names can be put back. It is kept outside the project. */
export interface PseudonymKey {
  /** The study it belongs to, by its GUID. */
  readonly project: string;
  readonly madeAt: string;
  readonly table: readonly (Pseudonym & {
    /** Whether it stood nowhere before it was put in a place: then it is a name wherever it is met. */
    readonly isNew: boolean;
  })[];
  /** Everything that stood where a pseudonym stands now. */
  readonly said: readonly string[];
  /** By text: that of a source by its version, anything written by its row and column. */
  readonly places: Readonly<Record<string, readonly PutPlace[]>>;
  /** Codings that began or ended inside a name, where they lay. */
  readonly codings: readonly CutCoding[];
}

/** Every name that a key knows: those of its table, and whatever else stood in their places. */
export const namesOf = ({ table, said }: Pick<PseudonymKey, 'table' | 'said'>): string[] => [
  ...new Set([...table.flatMap(({ names }) => names), ...said]),
];

/** A coding as it lay, with its words. */
export interface CutCoding {
  readonly guid: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}
