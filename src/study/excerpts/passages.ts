import { passagesOf } from '../../domain/passages.ts';
import type { Project } from '../../storage/project.ts';

/**
 * How many passages some codings make: stretches of words with a code, as far as codings of it overlap. Where one person
 * codes, each coding is one of its own.
 */
export function passagesAmong(project: Project, codingIds: readonly number[]): number {
  if (project.coders.all().length < 2) return codingIds.length;
  const wanted = new Set(codingIds);
  return project.evidence
    .all()
    .map(({ codings }) => passagesOf(codings.filter(({ id }) => wanted.has(id))))
    .reduce((sum, passages) => sum + new Set(passages.values()).size, 0);
}
