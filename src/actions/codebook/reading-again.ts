import { countedUnder } from '../../domain/code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { findKnown } from '../../study/codebook/codes.ts';

/**
 * Says that a coder has read sources again for a code, and for all that counts under it, which came after the sources were
 * read: from then on their silence means *not raised*. Refuses a code or a source that is not there, and no source at all.
 */
export function confirmRead(
  project: Project,
  coderId: number,
  codeId: number,
  sourceIds: readonly number[],
): void {
  if (sourceIds.length === 0) throw new Refusal('invalid', 'Choose the sources that you have read again.');
  project.act(coderId, 'readings', () => {
    const { name } = findKnown(project, codeId);
    const known = new Map(project.sources.all().map((source) => [source.id, source.name]));
    const codes = countedUnder(project.codes.all(), codeId);
    for (const id of new Set(sourceIds)) {
      if (!known.has(id)) throw new Refusal('missing', 'One of these sources is no longer in the project.');
      for (const code of codes) project.readings.confirm(id, code, coderId);
    }
    const [only = 0] = sourceIds;
    const what = sourceIds.length === 1 ? `“${known.get(only) ?? ''}”` : `${sourceIds.length} sources`;
    return { result: undefined, sentence: `read ${what} again for “${name}”` };
  });
}
