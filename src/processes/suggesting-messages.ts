// What goes in and out of the process that makes suggestions.
import type { RefusalKind } from '../domain/refusal.ts';
import type { Suggestion } from '../language/suggestion.ts';

/** For whom, in which source of which project. */
export interface Asked {
  readonly id: number;
  readonly file: string;
  readonly coderId: number;
  readonly sourceId: number;
}

/** Suggestions, a refusal, or what went wrong. */
export type Answered = { readonly id: number } & (
  | { readonly suggestions: readonly Suggestion[] }
  | { readonly refused: { readonly kind: RefusalKind; readonly sentence: string } }
  | { readonly failed: string }
);
