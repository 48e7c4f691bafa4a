import { namesOf, type PseudonymKey } from '../../domain/pseudonyms/key.ts';
import { filesHolding, removeFiles, type HoldingFile } from '../../storage/erasure/workspace-files.ts';
import type { Project } from '../../storage/project.ts';
import type { Rewritten } from '../../storage/pseudonyms/rewriting.ts';
import { placesWithNames } from '../../study/pseudonyms/check.ts';
import type { PseudonymChoice } from '../../study/pseudonyms/plan.ts';
import { replaceNames } from './pseudonyms.ts';

/** What was replaced, the key to it, and where names still stand. */
export interface Replaced {
  readonly rewritten: Rewritten;
  readonly key: PseudonymKey;
  readonly left: readonly string[];
}

/** A name shorter than this is a part of many a word: bytes of a file do not tell it. */
const fewestLetters = 5;

/** Other files of the workspace that hold names: copies of this study, and what is no project and names them. */
export function filesWithNames(project: Project, folder: string, names: readonly string[]): HoldingFile[] {
  return filesHolding(folder, project.file, {
    always: [project.about().guid],
    outsideProjects: names.filter((name) => name.length >= fewestLetters),
    tells: () => false,
  }).filter(({ isProject }) => !isProject);
}

/** Replaces names, deletes the copies that are not to be kept, and looks where any is left. */
export function replaceWithFiles(
  project: Project,
  coderId: number,
  folder: string,
  {
    choice,
    madeAt,
    deleteFiles,
  }: { choice: PseudonymChoice; madeAt: string; deleteFiles: readonly string[] },
): Replaced {
  const { rewritten, key } = replaceNames(project, coderId, choice, madeAt);
  removeFiles(folder, filesWithNames(project, folder, namesOf(key)), deleteFiles);
  return { rewritten, key, left: whereLeft(project, folder, namesOf(key)) };
}

/** Where names still stand: in the study, and in other files of the workspace. */
export const whereLeft = (project: Project, folder: string, names: readonly string[]): string[] => [
  ...placesWithNames(project, names),
  ...filesWithNames(project, folder, names).map(({ path }) => `The file ${path}`),
];
