// What goes in and out of the reading process. An error keeps no class on the way, so a refusal travels in parts.
import type { Codebook } from '../domain/codebook.ts';
import type { Encoding } from '../domain/encoding.ts';
import type { RefusalKind } from '../domain/refusal.ts';
import type { AttributeLines } from '../formats/tables/attributes.ts';
import type { CaseLines } from '../formats/tables/cases.ts';
import type { CodingLine } from '../formats/tables/codings.ts';
import type { SourceCardLine } from '../formats/tables/source-cards.ts';
import type { UnderstoodFile, UnderstoodText } from '../formats/texts/understood.ts';
import type { Piece } from './pieces.ts';

/** As what a file can be read, and what becomes of it. */
export interface Readings {
  /** Words: one or several texts. */
  texts: UnderstoodFile;
  /** A text that was read, understood anew: its bytes are JSON of the text and of what she says of its labels. */
  labels: UnderstoodText;
  codebook: Codebook;
  codings: readonly CodingLine[];
  cases: CaseLines;
  attributes: AttributeLines;
  /** What a table says of sources, by their names. */
  'source cards': ReadonlyMap<string, SourceCardLine>;
}
export type ReadAs = keyof Readings;

/** A file to read. */
export interface Asked {
  readonly as: ReadAs;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The encoding she chose for a file of words. */
  readonly encoding?: Encoding | null;
}

/** What became of it: understood (long lists follow in pieces), refused in a sentence, or a bug of ours. */
export type Answered =
  | { readonly frame: Readings[ReadAs] }
  | { readonly refused: { readonly kind: RefusalKind; readonly sentence: string } }
  | { readonly failed: string };

/** What the process says: that it can begin, that it has a file in hand, what became of it, and that this was all. */
export type Said =
  | { readonly is: 'ready' | 'begun' | 'done' }
  | { readonly is: 'answer'; readonly answer: Answered }
  | { readonly is: 'piece'; readonly piece: Piece };
