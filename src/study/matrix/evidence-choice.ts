import type { EvidenceFilter } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import { countingOf, type Count } from './layer.ts';

/** Which evidence a matrix, a list of excerpts or an export is about. Empty lists admit everything. */
export interface EvidenceChoice {
  readonly coders: readonly number[];
  readonly informantTypes: readonly string[];
  readonly kinds: readonly string[];
  /** How codings are counted where several coded the same words; left out: each by itself. */
  readonly count?: Count;
}

/** The filter that a choice of coders and how they count, informant types and kinds of source means. */
export function filterOf(project: Project, choice: EvidenceChoice): EvidenceFilter {
  const typeOf = new Map(project.informants.all().map((informant) => [informant.id, informant.type]));
  const types = new Set(choice.informantTypes);
  const { coders, layer } = countingOf(project, { count: 'each', ...choice });
  return {
    ...(coders.length > 0 && { coders: new Set(coders) }),
    ...(layer === 'once' && { layer }),
    ...(choice.kinds.length > 0 && { kinds: new Set(choice.kinds) }),
    ...(types.size > 0 && { informant: (id) => types.has(id === null ? '' : (typeOf.get(id) ?? '')) }),
  };
}
