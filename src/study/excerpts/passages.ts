import type { EvidenceCoding } from '../../domain/evidence.ts';
import { passagesOf } from '../../domain/passages.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';

/**
 * How many passages some codings make: stretches of words with a code, as far as codings of it overlap. Where one person
 * codes, each coding is one of its own.
 */
export function passagesAmong(project: Project, codingIds: readonly number[]): number {
  if (project.coders.all().length < 2) return codingIds.length;
  const wanted = new Set(codingIds);
  return project.evidence.all().reduce((sum, { sourceId, codings }) => {
    const own = codings.filter(({ id }) => wanted.has(id));
    // A list of everything asks this of every source each time it is leafed through.
    return own.length === codings.length
      ? sum + following(project, `passages in ${sourceId}`, [codings], () => countOf(codings))
      : sum + countOf(own);
  }, 0);
}

const countOf = (codings: readonly EvidenceCoding[]): number => new Set(passagesOf(codings).values()).size;
