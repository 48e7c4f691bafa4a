// What goes in and out of the process that replaces names.
import type { Replaced } from '../actions/pseudonyms/with-files.ts';
import type { PseudonymKey } from '../domain/pseudonyms/key.ts';
import type { HoldingFile } from '../storage/erasure/workspace-files.ts';
import type { Rewritten } from '../storage/pseudonyms/rewriting.ts';
import type { ProposedName } from '../study/pseudonyms/candidates.ts';
import type { PseudonymChoice, PseudonymPlan } from '../study/pseudonyms/plan.ts';

/** Where a project lies: its file, and the folder of the workspace. */
export interface StudyPlace {
  readonly file: string;
  readonly folder: string;
}

/** A plan, with the other files that hold names. */
interface PlanWithFiles {
  readonly plan: PseudonymPlan;
  readonly files: readonly HoldingFile[];
}

/** What can be asked, and what is answered to it. */
export interface PseudonymTasks {
  readonly propose: { readonly asked: object; readonly answered: readonly ProposedName[] };
  readonly plan: {
    readonly asked: { readonly choice: PseudonymChoice; readonly madeAt: string };
    readonly answered: PlanWithFiles;
  };
  readonly replace: {
    readonly asked: {
      readonly coderId: number;
      readonly choice: PseudonymChoice;
      readonly madeAt: string;
      readonly deleteFiles: readonly string[];
    };
    readonly answered: Replaced;
  };
  readonly check: { readonly asked: { readonly key: PseudonymKey }; readonly answered: readonly string[] };
  readonly restore: {
    readonly asked: { readonly coderId: number; readonly key: PseudonymKey };
    readonly answered: Rewritten;
  };
}

export type Task = keyof PseudonymTasks;

export type PseudonymQuestion = { [T in Task]: StudyPlace & { task: T } & PseudonymTasks[T]['asked'] }[Task];
export type PseudonymAnswer = { [T in Task]: { task: T; answered: PseudonymTasks[T]['answered'] } }[Task];
