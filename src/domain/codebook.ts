import type { CodeEntry } from './code.ts';

/** A code as a codebook file gives it, with the codes below it. */
export interface CodebookCode extends CodeEntry {
  /** `#rrggbb` on facets; null elsewhere. */
  readonly colour: string | null;
  readonly codes: readonly CodebookCode[];
}

/** A codebook as read from a file: facets at the top. */
export interface Codebook {
  readonly name: string;
  readonly about: string;
  readonly facets: readonly CodebookCode[];
}
