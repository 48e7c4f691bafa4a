// What goes in and out of the process that stores what is large.
import { takeTable } from '../actions/attributes/attributes.ts';
import { addCodebook } from '../actions/codebook/codebook-file.ts';
import { addPlaced, type ImportedCodings, type Placing } from '../actions/codings/imported-codings.ts';
import { importSources, type IncomingSource } from '../actions/sources/sources.ts';
import type { Codebook } from '../domain/codebook.ts';
import type { Project } from '../storage/project.ts';
import type { AttributeTable } from '../study/attributes/known.ts';

/** What can be stored, by what it is called: all of it or none. */
export interface Incoming {
  readonly texts: { readonly incoming: readonly IncomingSource[] };
  readonly codings: { readonly placings: readonly Placing[] };
  readonly codebook: { readonly codebook: Codebook; readonly takeOver: boolean };
  readonly cases: { readonly table: AttributeTable & { readonly was?: string | undefined } };
}

/** What is answered once it is stored. */
export interface Stored {
  /** The ids of the new sources. */
  readonly texts: readonly number[];
  readonly codings: ImportedCodings;
  readonly codebook: { readonly added: number; readonly changed: number };
  readonly cases: null;
}

export type Kind = keyof Incoming;

/** Something to be stored in a project file by a coder. */
export interface StoringQuestion<K extends Kind = Kind> {
  readonly file: string;
  readonly coderId: number;
  readonly kind: K;
  readonly what: Incoming[K];
}

/** How each is stored, here or in the process: in one step that can be undone. */
export const storers: {
  readonly [K in Kind]: (project: Project, coderId: number, what: Incoming[K]) => Stored[K];
} = {
  texts: (project, coderId, { incoming }) => importSources(project, coderId, incoming),
  codings: (project, coderId, { placings }) => addPlaced(project, coderId, placings),
  codebook: (project, coderId, { codebook, takeOver }) => addCodebook(project, coderId, codebook, takeOver),
  cases: (project, coderId, { table }) => {
    takeTable(project, coderId, 'case', table);
    return null;
  },
};
