// The views of an erasure, and exactly what each is given.
import type { ErasurePlan } from '../../study/erasure/plan.ts';

/** Something that can be chosen: a source, an informant or a case. */
interface Choosable {
  readonly name: string;
  readonly href: string;
}

/** A copy of what goes, in another file. */
export interface CopyLine {
  readonly path: string;
  readonly what: string;
  readonly isKept: boolean;
}

export interface ErasureViews {
  'erasure/index': {
    base: string;
    words: string;
    lists: readonly { title: string; found: readonly Choosable[]; more: number }[];
  };
  'erasure/plan': {
    base: string;
    problem: string;
    mark: string;
    plan: ErasurePlan;
    /** What goes, line by line: how much, and what becomes of it. */
    goes: readonly string[];
    copies: readonly CopyLine[];
    /** Other projects of the workspace that hold it too. */
    projects: readonly string[];
    also: string;
  };
  'erasure/done': {
    base: string;
    lines: readonly string[];
    kept: readonly string[];
    left: readonly string[];
    stays: readonly { what: string; why: string }[];
  };
  'erasure/name': { name: string; neutral: string; count: number; isChosen: boolean };
  'erasure/outside': Record<string, never>;
  'erasure/sample': { before: string; words: string; after: string; to: string };
}
