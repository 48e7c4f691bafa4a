// What goes in and out of the process that erases.
import type { ErasureRequest, WholeErasure, WholePlan } from '../actions/erasure/with-files.ts';
import type { ErasureChoice } from '../study/erasure/plan.ts';
import type { Target } from '../study/erasure/reach.ts';

interface Place {
  readonly file: string;
  readonly folder: string;
}

export type ErasingQuestion =
  | (Place & { readonly task: 'plan'; readonly target: Target; readonly choice: ErasureChoice })
  | (Place & { readonly task: 'erase'; readonly coderId: number; readonly request: ErasureRequest });

export type ErasingAnswer =
  | { readonly task: 'plan'; readonly plan: WholePlan }
  | { readonly task: 'erase'; readonly erased: WholeErasure };
