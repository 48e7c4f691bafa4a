// What goes in and out of the process that stores many texts.
import type { IncomingSource } from '../actions/sources/sources.ts';

/** Texts to be stored in a project by a coder: all of them or none. The answer is the ids of the new sources. */
export interface StoringQuestion {
  readonly file: string;
  readonly coderId: number;
  readonly incoming: readonly IncomingSource[];
}
