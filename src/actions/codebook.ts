import { codeName, inTreeOrder, type CodeEntry } from '../domain/code.ts';
import type { Codebook, CodebookCode } from '../domain/codebook.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Project } from '../storage/project.ts';

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
  if (parentId !== null && !project.codes.find(parentId)) {
    throw new Refusal('missing', 'The code to put it under is no longer in the codebook.');
  }
  refuseTwin(project, parentId, wanted, null);
  return project.codes.add({ ...emptyEntry, name: wanted, parentId, colour: null }, coderId);
}

/** Makes a new code, or a facet where it has no parent. */
export function createCode(
  project: Project,
  coderId: number,
  place: { name: string; parentId: number | null },
): number {
  return project.act(coderId, () => {
    const id = addCode(project, coderId, place);
    const what = place.parentId === null ? 'the facet' : 'the code';
    return { result: id, sentence: `made ${what} “${codeName(place.name)}”` };
  });
}

/** Replaces what the codebook says of a code. What it said before stays as a version. */
export function reviseCode(
  project: Project,
  coderId: number,
  id: number,
  entry: Partial<CodeEntry> & { colour?: string | null },
): void {
  project.act(coderId, () => {
    const before = project.codes.find(id);
    if (!before) throw new Refusal('missing', 'That code is no longer in the codebook.');
    const name = codeName(entry.name ?? before.name);
    refuseTwin(project, before.parentId, name, id);
    const after = { ...before, ...entry, name };
    if (JSON.stringify(after) !== JSON.stringify(before)) project.codes.revise(id, after, coderId);
    const renamed = name === before.name ? '' : `, now “${name}”`;
    return { result: undefined, sentence: `revised the code “${before.name}”${renamed}` };
  });
}

/** Takes a code out of the codebook. Refuses while codings use it or codes lie below it. */
export function removeCode(project: Project, coderId: number, id: number): void {
  project.act(coderId, () => {
    const code = project.codes.find(id);
    if (!code) throw new Refusal('missing', 'That code is no longer in the codebook.');
    const codings = project.codings.countOfCode(id);
    if (codings > 0) {
      throw new Refusal('conflict', `“${code.name}” has ${codings} codings. Remove or recode them first.`);
    }
    if (project.codes.all().some((other) => other.parentId === id)) {
      throw new Refusal('conflict', `“${code.name}” has codes below it. Remove them first.`);
    }
    project.memos.remove('code', id);
    project.codes.remove(id);
    return { result: undefined, sentence: `removed the code “${code.name}”` };
  });
}

function refuseTwin(project: Project, parentId: number | null, name: string, id: number | null): void {
  const twin = project.codes.sibling(parentId, name);
  if (twin !== undefined && twin !== id) {
    throw new Refusal('conflict', `There is a code “${name}” in that place already.`);
  }
}

/** Adds the facets and codes of a codebook that the project does not have yet and answers how many; what it has stays. */
export function addCodebook(project: Project, coderId: number, codebook: Codebook): number {
  return project.act(coderId, () => {
    const before = project.codes.all().length;
    for (const facet of codebook.facets) addBranch(project, coderId, facet, null);
    const added = inTreeOrder(project.codes.all()).length - before;
    return { result: added, sentence: `added ${added} codes from the codebook “${codebook.name}”` };
  });
}

function addBranch(project: Project, coderId: number, branch: CodebookCode, parentId: number | null): void {
  const { codes, ...entry } = branch;
  const name = codeName(entry.name);
  const id =
    project.codes.sibling(parentId, name) ?? project.codes.add({ ...entry, name, parentId }, coderId);
  for (const code of codes) addBranch(project, coderId, code, id);
}
