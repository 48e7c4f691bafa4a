// Parts of pages that are put together before they are shown.
import type { Html } from './views.ts';

/** A query as it is typed, and what it can be put together from. */
export interface QueryForm {
  readonly q: string;
  /** Why it could not be answered; '' where it could. */
  readonly problem: string;
  readonly relations: readonly string[];
  /** Paths of codes. */
  readonly codes: readonly string[];
  readonly fields: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** What was chosen elsewhere and stays chosen, in words and as it is sent again. */
  readonly narrowed: readonly string[];
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly clearHref: string;
}

/** A stretch that is offered for a code. */
export interface OfferLine {
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly href: string;
  readonly source: string;
  readonly turn: number;
  readonly speaker: string;
}

/** A view that somebody kept, as a link. */
export interface ViewLine {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  readonly coder: string;
  readonly isHere: boolean;
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
