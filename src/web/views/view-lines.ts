// Parts of pages that are put together before they are shown.
import type { PlacedCode } from '../../domain/code.ts';
import type { SpokenTurn } from '../../domain/evidence.ts';
import type { Matter } from '../../domain/matter.ts';
import type { Queued } from '../../study/suggestions/suggestion-queue.ts';
import type { CodeFare, Doubt } from '../../study/suggestions/suggestion-report.ts';
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
  /** The version of its text. */
  readonly was: string;
  readonly html: Html;
  /** Other memos that point to what this one is about. */
  readonly namedIn: readonly { id: number; title: string }[];
}

export interface SourceLine {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly cases: string;
  readonly informants: string;
  readonly date: string;
  readonly words: number;
  readonly codings: number;
  readonly codedTurns: number;
  readonly turns: number;
  readonly isRead: boolean;
  /** Of what group it is; '' where they stand in none. */
  readonly group: string;
}

export interface ReadingTurn extends SpokenTurn {
  /** What kind of matter about the text it is; null where somebody says it. */
  readonly matter: Matter | null;
  readonly text: string;
  readonly speaker: string | null;
  readonly isInterviewer: boolean;
  readonly startsSpeech: boolean;
  /** Classes: whether the speaker asks, which colour she has where speakers are coloured (0 to 7 in order of speaking), whether it is matter. */
  readonly looks: string;
  readonly time: string;
}

/** A turn of a source that is read beside another, with its codings. */
export interface TurnBeside extends ReadingTurn {
  readonly codings: readonly { readonly guid: string; readonly codeId: number; readonly name: string }[];
}

/** A passage that has a code more than once: its codings in order of place. */
export interface PassageLine {
  /** The id of its first coding, by which it is chosen. */
  readonly first: number;
  /** Whether she may make them one: nobody does that for another coder. */
  readonly isOwn: boolean;
  readonly excerpts: readonly ExcerptLine[];
}

export interface ExcerptLine {
  readonly guid: string;
  readonly href: string;
  readonly source: string;
  readonly cases: string;
  readonly turn: string;
  readonly time: string;
  readonly speaker: string;
  readonly informantType: string;
  readonly codeName: string;
  readonly codePath: string;
  readonly codeId: number;
  readonly facetId: number;
  readonly polarity: string;
  readonly coder: string;
  readonly origin: string;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  readonly memo: string;
}

export interface CodeLine {
  readonly code: PlacedCode;
  readonly depth: number;
  /** Whether it is listed here as a guest: its own place is elsewhere. */
  readonly isGuest: boolean;
  readonly codings: number;
  readonly sources: number;
  readonly informants: number;
}

/** A suggestion on the page where all are gone through. */
export interface QueueLine extends Queued {
  readonly codeName: string;
  readonly href: string;
  /** Where the shown text begins in the source. */
  readonly from: number;
  /** The reasons as they are kept, and as they are said. */
  readonly reason: string;
  readonly because: string;
  /** The word that may be ignored from now on; '' where no single one spoke. */
  readonly word: string;
}

/** How the suggestions of a code fare, on a page. */
export interface FareLine extends Omit<CodeFare, 'keywords'> {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  readonly missed: number;
  readonly isMostlySuggested: boolean;
  readonly isBarelyKnown: boolean;
  /** How many things there are to look at. */
  readonly advice: number;
  readonly ignored: readonly string[];
  /** Keywords that stand in no source. */
  readonly never: readonly string[];
  readonly keywords: readonly (CodeFare['keywords'][number] & { href: string; advice: string })[];
}

/** A place worth another look, on a page. */
export interface DoubtLine extends Doubt {
  readonly href: string;
  readonly codeName: string;
  readonly day: string;
}
