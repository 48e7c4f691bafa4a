import { namesOf } from '../../domain/code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';

/**
 * Lists a code, with all below it, under these facets beside its own, and no longer under others. It is not copied: its
 * codings count under each. Refuses what is no facet, its own facet, and a facet as a guest of another.
 */
export function listUnder(project: Project, coderId: number, id: number, facetIds: readonly number[]): void {
  project.act(coderId, 'codebook', () => {
    const code = findKnown(project, id);
    if (code.parentId === null) throw new Refusal('conflict', `“${code.name}” is itself a facet.`);
    const facets = [...new Set(facetIds)].map((facetId) => findKnown(project, facetId));
    for (const facet of facets) {
      if (facet.parentId !== null)
        throw new Refusal(
          'conflict',
          `“${facet.name}” is not at the top of the codebook: a code is also listed under top-level codes only.`,
        );
      if (facet.id === facetOf(project, id))
        throw new Refusal('conflict', `“${code.name}” stands under “${facet.name}” already.`);
    }
    const wanted = new Set(facets.map((facet) => facet.id));
    for (const facetId of code.alsoUnder) if (!wanted.has(facetId)) project.codes.list(id, facetId, false);
    for (const facetId of wanted)
      if (!code.alsoUnder.includes(facetId)) project.codes.list(id, facetId, true);
    const where = facets.length === 0 ? 'its own top-level code alone' : `${namesOf(facets)} too`;
    return { result: undefined, sentence: `listed “${code.name}” under ${where}` };
  });
}

function facetOf(project: Project, id: number): number {
  const { parentId } = findKnown(project, id);
  return parentId === null ? id : facetOf(project, parentId);
}

/** A code that comes to stand in a facet, or becomes one, is no longer a guest there. */
export function dropOwnFacets(project: Project): void {
  for (const { id, alsoUnder, parentId } of project.codes.all()) {
    for (const facetId of alsoUnder) {
      const isFacet = findKnown(project, facetId).parentId === null;
      if (!isFacet || parentId === null || facetOf(project, id) === facetId)
        project.codes.list(id, facetId, false);
    }
  }
}
