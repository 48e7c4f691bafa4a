import { codeName, inTreeOrder, needsSecondLook, pathSeparator } from '../../domain/code.ts';
import {
  changesBetween,
  compareCodebook,
  entryOf,
  type Codebook,
  type CodebookCode,
} from '../../domain/codebook.ts';
import { counted } from '../../domain/counted.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { marksOf } from '../../study/guide/guide.ts';
import { refuseTooDeep } from './codebook.ts';
import { hueGiver } from './hues.ts';

/**
 * Adds the facets and codes of a codebook that the project does not have yet; with `takeOver`, entries that say
 * something else are replaced too (what they said stays as a version). Codes that the codebook does not have stay.
 */
export function addCodebook(
  project: Project,
  coderId: number,
  codebook: Codebook,
  takeOver = false,
): { added: number; changed: number } {
  return project.act(coderId, 'codebook', () => {
    const { added, changed } = compareCodebook(inTreeOrder(project.codes.all()), codebook, marksOf(project));
    const hueFor = hueGiver(project);
    for (const facet of codebook.facets) addBranch(project, { coderId, hueFor }, facet, null);
    refuseTooDeep(project);
    const reason = `as in the codebook “${codebook.name}”`;
    for (const { id, entry, guide } of takeOver ? changed : []) {
      const before = findKnown(project, id);
      if (guide) project.guide.marks.keep({ codeId: id, ...guide });
      if (changesBetween(before, entry).length === 0) continue;
      const needsReview = needsSecondLook(before, entry);
      project.codeVersions.add({ codeId: id, entry: entryOf(before), reason, needsReview, coderId });
      project.codes.revise(id, entry);
    }
    listBranches(project, codebook, new Set(added), takeOver);
    const result = { added: added.length, changed: takeOver ? changed.length : 0 };
    const alsoChanged = result.changed > 0 ? ` and revised ${result.changed}` : '';
    const sentence = `added ${counted(result.added, 'code')}${alsoChanged} from the codebook “${codebook.name}”`;
    return { result, sentence };
  });
}

/** Lists codes under the other facets that the codebook names: new ones, and with `all` those there were as well. */
function listBranches(
  project: Project,
  { facets }: Codebook,
  added: ReadonlySet<string>,
  all: boolean,
): void {
  const placed = new Map(inTreeOrder(project.codes.all()).map((code) => [code.path.toLowerCase(), code]));
  const visit = (branch: CodebookCode, above: string): void => {
    const path = above === '' ? branch.name : above + pathSeparator + branch.name;
    const code = placed.get(path.toLowerCase());
    if (code && code.depth > 0 && (all || added.has(path))) {
      const named = branch.alsoUnder.flatMap((name) => placed.get(name.toLowerCase()) ?? []);
      const others = named.filter(({ id, depth }) => depth === 0 && id !== code.facetId);
      for (const { id } of others) if (!code.alsoUnder.includes(id)) project.codes.list(code.id, id, true);
    }
    for (const below of branch.codes) visit(below, path);
  };
  for (const facet of facets) visit(facet, '');
}

interface Adding {
  readonly coderId: number;
  readonly hueFor: ReturnType<typeof hueGiver>;
}

function addBranch(project: Project, adding: Adding, branch: CodebookCode, parentId: number | null): void {
  const id =
    project.codes.sibling(parentId, codeName(branch.name)) ?? addAlone(project, adding, branch, parentId);
  for (const code of branch.codes) addBranch(project, adding, code, id);
}

function addAlone(
  project: Project,
  { coderId, hueFor }: Adding,
  branch: CodebookCode,
  parentId: number | null,
): number {
  const colour = branch.colour ?? (parentId === null ? hueFor(null) : null);
  const id = project.codes.add(
    { ...entryOf(branch), name: codeName(branch.name), colour, parentId },
    coderId,
  );
  if (branch.guide) project.guide.marks.keep({ codeId: id, ...branch.guide });
  return id;
}
