import type { GoingMemo } from '../../storage/erasure/erasure.ts';
import type { Candidate } from './names.ts';
import type { Stay, Target } from './reach.ts';

/** What is to be looked for beyond what goes by itself, and where it is to be left. */
export interface ErasureChoice {
  /** Which of the names that were offered; left out, those that are likely. */
  readonly names?: readonly string[] | undefined;
  /** Other words that tell who it was: a nickname, an employer, a place. */
  readonly also?: readonly string[] | undefined;
  /** Places, by their ids, that are left as they are. */
  readonly keep?: readonly string[] | undefined;
}

/** What a place is called, and the page below the project on which it can be changed by hand; '' where there is none. */
export interface PlaceName {
  readonly where: string;
  readonly path: string;
}

/** A place in what stays that names those who withdraw, or says their words. */
export interface Place extends PlaceName {
  readonly id: string;
  /** How often, and the first few of them with what stands around. */
  readonly count: number;
  readonly samples: readonly Sample[];
  readonly isKept: boolean;
}

/** Words that go, with what stands around them. */
export interface Sample {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly to: string;
}

/** A line of the history before and after. */
export interface NamingLine {
  readonly id: number;
  readonly before: string;
  readonly after: string;
}

/** A name that may have to be forgotten, and whether it is looked for. */
export interface OfferedName extends Candidate {
  readonly isChosen: boolean;
  /** Whether she typed it herself. */
  readonly isTyped: boolean;
  /** How often it stands in what stays. */
  readonly count: number;
}

/** All that an erasure does, shown before anything is done. */
export interface ErasurePlan {
  readonly target: Target;
  readonly name: string;
  readonly sources: readonly { id: number; name: string; words: number }[];
  /** Sources that stay without what one person said in them. */
  readonly shared: readonly { id: number; name: string; turns: number }[];
  readonly informants: readonly string[];
  readonly cases: readonly string[];
  /** How many rows of each table go. */
  readonly counts: Readonly<Record<string, number>>;
  readonly citing: { readonly summaries: number; readonly findings: number };
  readonly memos: readonly GoingMemo[];
  readonly names: readonly OfferedName[];
  readonly also: readonly string[];
  /** Where what stays still says something of them. */
  readonly places: readonly Place[];
  readonly lines: readonly NamingLine[];
  /** How many steps can no longer be undone. */
  readonly unhinged: number;
  readonly stays: readonly Stay[];
  /** The marks by which every copy of the project knows what goes, and stretches of the words that go. */
  readonly guids: readonly string[];
  readonly stretches: readonly string[];
}
