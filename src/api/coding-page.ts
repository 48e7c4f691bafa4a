import type { PlacedCode } from '../domain/code.ts';
import type { Coding, Codings } from './codings.ts';
import type { Standing } from './common.ts';

/** A code as the coding page knows it. */
export type PageCode = Omit<PlacedCode, 'guid' | 'origin'>;

/** What the coding page is given to begin with; its codes stand beside the text (`coding/codes`). Offsets are UTF-16 units into `text`. */
export interface CodingPage {
  readonly base: string;
  readonly sourceId: number;
  readonly text: string;
  /** The number of this text: one more with each correction. */
  readonly textVersion: number;
  /** Under which labels people speak in it. */
  readonly speakers: readonly string[];
  readonly coder: { readonly id: number; readonly name: string };
  readonly coders: readonly { readonly id: number; readonly name: string }[];
  readonly codings: readonly Coding[];
  /** Whether this coder has read the source to its end. */
  readonly isRead: boolean;
  readonly turnMemos: Codings['turnMemos'];
  readonly matter: Codings['matter'];
  /** The ids of the turns in order: a memo is written by them. */
  readonly turnIds: readonly number[];
  /** The ids of the codes this coder used last. */
  readonly recent: readonly number[];
  readonly standing: Standing;
}
