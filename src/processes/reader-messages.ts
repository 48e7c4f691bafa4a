// What goes in and out of the reading process. An error keeps no class on the way, so a refusal travels in parts.
import type { RefusalKind } from '../domain/refusal.ts';
import type { ReadFile } from '../domain/source.ts';

/** A file to read. */
export interface Asked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of it: understood, refused in a sentence, or a bug of ours. */
export type Answered =
  | { readonly file: ReadFile }
  | { readonly refused: { readonly kind: RefusalKind; readonly sentence: string } }
  | { readonly failed: string };
