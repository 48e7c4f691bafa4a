// Parts of pages that are put together before they are shown.
import type { Html, Option } from './views.ts';

/** A query that reads like a sentence: excerpts of a code that do, or do not, stand so to another. */
export interface QueryForm {
  readonly codes: readonly Option[];
  readonly whether: readonly Option[];
  readonly relations: readonly Option[];
  readonly others: readonly Option[];
  readonly within: number;
  readonly words: string;
  readonly kept: readonly { readonly name: string; readonly value: string }[];
}

/** A memo as it is read and changed. */
export interface MemoLine {
  readonly id: number;
  readonly about: string;
  /** '' where there is no page for it. */
  readonly href: string;
  readonly coder: string;
  readonly date: string;
  readonly text: string;
  readonly html: Html;
}
