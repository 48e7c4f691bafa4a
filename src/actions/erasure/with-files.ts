import {
  countFiles,
  filesHolding,
  removeFiles,
  searchFiles,
  type HoldingFile,
  type Marks,
} from '../../storage/erasure/workspace-files.ts';
import type { Project } from '../../storage/project.ts';
import type { ErasureChoice, ErasurePlan } from '../../study/erasure/plan.ts';
import type { Target } from '../../study/erasure/reach.ts';
import { working } from '../../study/erasure/working.ts';
import { erase } from './erase.ts';

/** What an erasure would do in a project, and which other files of its workspace still hold what goes. */
export interface WholePlan {
  readonly plan: ErasurePlan;
  readonly files: readonly HoldingFile[];
}

/** What is to be erased, from where. */
export interface ErasureRequest {
  readonly target: Target;
  readonly choice: ErasureChoice;
  /** What whoever withdraws is called, typed once more. */
  readonly confirmed: string;
  /** Other files that hold it and are kept, by their path below the workspace; all others are deleted. */
  readonly keepFiles: readonly string[];
}

/** What was erased, and what was found when the whole workspace was searched for it afterwards. */
export interface WholeErasure {
  readonly plan: ErasurePlan;
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  /** Files in which something is still found though it was not kept on purpose; none, when all went well. */
  readonly left: readonly string[];
  readonly searched: number;
}

/** Says what an erasure would do, here and in the other files of the workspace; changes nothing. */
export function planWithFiles(
  project: Project,
  folder: string,
  target: Target,
  choice: ErasureChoice = {},
): WholePlan {
  return working(project, target, choice, ({ plan, tells }) => ({
    plan,
    files: filesHolding(folder, project.file, marksOf(plan, tells)),
  }));
}

/** Erases, deletes the other files that hold it but for those that are kept, and searches all that is left. */
export function eraseWithFiles(
  project: Project,
  coderId: number,
  folder: string,
  { target, choice, confirmed, keepFiles }: ErasureRequest,
): WholeErasure {
  const { plan, needles, tells } = erase(project, coderId, { target, choice, confirmed });
  const files = filesHolding(folder, project.file, marksOf(plan, tells));
  const removable = files.filter(({ path, isProject }) => !isProject && !keepFiles.includes(path));
  const removed = removable.map(({ path }) => path);
  removeFiles(folder, files, removed);
  const kept = files.flatMap(({ path }) => (removed.includes(path) ? [] : path));
  const found = searchFiles(folder, needles);
  const left = found.filter((path) => !kept.includes(path));
  return { plan, removed, kept, left, searched: countFiles(folder) };
}

/** By what a file is known to hold what goes: the marks that rows keep in every copy, and stretches of the words. */
const marksOf = ({ guids, stretches, names }: ErasurePlan, tells: Marks['tells']): Marks => ({
  tells,
  always: [...guids, ...stretches],
  // In another project a name may be somebody else's.
  outsideProjects: names.flatMap(({ name, isChosen, isWhole }) => (isChosen && isWhole ? name : [])),
});
