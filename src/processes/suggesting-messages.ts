// What goes in and out of the process that makes suggestions.
import type { Suggestion } from '../domain/suggestion.ts';
import type { KeywordHitAt } from '../study/codebook/keyword-counts.ts';
import type { Queue, QueueChoice } from '../study/suggestions/suggestion-queue.ts';
import type { SuggestionReport } from '../study/suggestions/suggestion-report.ts';
import type { SuggestionWhy } from '../study/suggestions/suggestion-why.ts';

/** The suggestions for a source. */
interface SourceSuggestions {
  readonly suggestions: readonly Suggestion[];
  /** Whether more is being learned that may change them. */
  readonly isLearning: boolean;
  /** Whether nothing was learned to the end yet: they come from the codebook, whatever was coded. */
  readonly isFromBookAlone: boolean;
}

/** What may be asked, and what the answer is. */
export interface Questions {
  /** The suggestions for a source. */
  source: { asks: { sourceId: number }; answer: SourceSuggestions };
  /** Why a code is suggested for the turn at an offset. */
  why: { asks: { sourceId: number; codeId: number; start: number }; answer: SuggestionWhy };
  /** The suggestions of all sources. */
  queue: { asks: QueueChoice & { offset: number; most: number }; answer: Queue };
  /** Accuracy of suggestions, and whether all that was done is learned. */
  report: { asks: null; answer: SuggestionReport & { isDone: boolean } };
  /** What a keyword would hit. */
  keyword: {
    asks: { keyword: string; exclusions: readonly string[] };
    answer: { turns: number; allTurns: number; shown: readonly KeywordHitAt[] };
  };
}
export type Question = keyof Questions;

/** A question about a project, by a coder. */
export type SuggestingQuestion = {
  [Q in Question]: {
    readonly file: string;
    readonly coderId: number;
    readonly question: Q;
    readonly asks: Questions[Q]['asks'];
  };
}[Question];
