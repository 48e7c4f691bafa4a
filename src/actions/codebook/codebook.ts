import {
  codeName,
  inTreeOrder,
  needsSecondLook,
  namesOf,
  type Code,
  type CodeEntry,
} from '../../domain/code.ts';
import { entryOf, mostLevels } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { hueGiver } from './hues.ts';

const emptyEntry: Omit<CodeEntry, 'name'> = {
  definition: '',
  useWhen: '',
  doNotUseWhen: '',
  example: '',
  counterExample: '',
  keywords: [],
  exclusions: [],
  origin: '',
};

/** Puts a code into the codebook and answers its id. Only inside an action. Refuses a name its siblings have. */
export function addCode(
  project: Project,
  coderId: number,
  { name, parentId }: { name: string; parentId: number | null },
): number {
  const wanted = codeName(name);
  if (parentId !== null) findKnown(project, parentId);
  refuseTwin(project, parentId, wanted, null);
  const colour = hueGiver(project)(parentId);
  const id = project.codes.add({ ...emptyEntry, name: wanted, parentId, colour }, coderId);
  refuseTooDeep(project);
  return id;
}

/** Makes a new code, at the top where it has no parent. */
export function createCode(
  project: Project,
  coderId: number,
  place: { name: string; parentId: number | null },
): number {
  return project.act(coderId, 'codebook', () => {
    const id = addCode(project, coderId, place);
    return { result: id, sentence: `made the code “${codeName(place.name)}”` };
  });
}

/** Why an entry is changed, and whether what was coded under it should be read again. */
export interface Revision {
  readonly reason?: string | undefined;
  readonly review?: boolean | undefined;
  /** The version of the entry that she read. */
  readonly was?: string | undefined;
}

/**
 * Replaces what the codebook says of a code. What it said before stays as a version; where it came to mean something
 * else, codings made before are to be read again unless `review` is false.
 */
export function reviseCode(
  project: Project,
  coderId: number,
  id: number,
  { reason = '', review = true, was, ...entry }: Partial<CodeEntry> & Revision,
): void {
  project.act(coderId, 'codebook', () => {
    const before = findKnown(project, id);
    const name = codeName(entry.name ?? before.name);
    refuseUnseenEntry(project, before, was, { ...before, ...entry, name });
    refuseTwin(project, before.parentId, name, id);
    const after = { ...before, ...entry, name };
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      const needsReview = review && needsSecondLook(before, after);
      project.codeVersions.add({ codeId: id, entry: entryOf(before), reason, needsReview, coderId });
      project.codes.revise(id, after);
    }
    const renamed = name === before.name ? '' : `, now “${name}”`;
    return { result: undefined, sentence: `revised the code “${before.name}”${renamed}` };
  });
}

function refuseUnseenEntry(project: Project, before: Code, was: string | undefined, wanted: CodeEntry): void {
  const [last] = project.codeVersions.ofCode(before.id);
  const place = { called: `the entry “${before.name}”`, says: { ...entryOf(before) }, by: last?.coder };
  refuseUnseen(was, { ...entryOf(wanted) }, place);
}

/** Gives a code and all below it a colour; null gives it that of what it lies under. */
export function recolourCodes(
  project: Project,
  coderId: number,
  ids: readonly number[],
  colour: string | null,
): void {
  project.act(coderId, 'codebook', () => {
    const codes = ids.map((id) => findKnown(project, id));
    for (const { id } of codes) project.codes.recolour(id, colour);
    return { result: undefined, sentence: `recoloured ${namesOf(codes)}` };
  });
}

/** Refuses a tree that an action made deeper than any codebook is: pages, files and whoever reads them would not end. */
export function refuseTooDeep(project: Project): void {
  if (inTreeOrder(project.codes.all()).some(({ depth }) => depth >= mostLevels))
    throw new Refusal('invalid', `Codes can stand on ${mostLevels} levels below each other, and on no more.`);
}

/** Refuses a name that another code has in that place. */
export function refuseTwin(project: Project, parentId: number | null, name: string, id: number | null): void {
  const twin = project.codes.sibling(parentId, name);
  if (twin !== undefined && twin !== id) {
    throw new Refusal('conflict', `There is a code “${name}” in that place already.`);
  }
}
