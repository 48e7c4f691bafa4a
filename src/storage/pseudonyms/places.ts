import type { Cut } from '../../domain/erasure/cuts.ts';

/** What is replaced in a text, by the place where it stands. */
export type CutsOf = (place: string, text: string) => readonly Cut[];

/** The names of places in which something stands, as the key of pseudonyms keeps them. */
export const placeNames = {
  text: (versionId: number): string => `text ${versionId}`,
  /** Of a column with several texts, by their order. */
  written: (table: string, id: number, column: string, place: number): string =>
    `${table} ${id} ${column}${place === 0 ? '' : `#${place}`}`,
  undo: (rowId: number, column: string, place: number): string =>
    `undo ${rowId} ${column}${place === 0 ? '' : `#${place}`}`,
  line: (id: number): string => `line ${id}`,
} as const;
