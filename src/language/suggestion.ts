import type { Span } from '../domain/text.ts';

/**
 * Why a code is suggested: its keywords are said; words of its entry are; words that mark what was coded with it; what
 * stands around; or the passages just before have it.
 */
export interface Reason {
  readonly kind: 'keyword' | 'entry' | 'learned' | 'nearby' | 'continued';
  /** The keyword as the codebook has it, or the words of the passage; '' where it is no single word. */
  readonly words: string;
  /** Where in the text the words stand. */
  readonly at: readonly Span[];
}

/** How strongly a code is suggested, in words: a number is a promise that only a tested model may make. */
export const strengths = ['strong', 'likely', 'possible'] as const;
export type Strength = (typeof strengths)[number];

export const strengthOf = (likelihood: number): Strength =>
  likelihood >= 0.7 ? 'strong' : likelihood >= 0.5 ? 'likely' : 'possible';

/** A coding the program proposes for a stretch of one turn. It codes nothing. */
export interface Suggestion extends Span {
  readonly codeId: number;
  /** How likely it is, from 0 to 1. */
  readonly score: number;
  readonly strength: Strength;
  /** Whether only the codes given just before speak for it: the topic goes on. */
  readonly isContinuation: boolean;
  readonly reasons: readonly Reason[];
}
