import type { EvidenceFilter } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import { readingsBy } from '../reading.ts';
import { countingOf, type Count } from './layer.ts';

/** Which evidence a matrix, a list of excerpts or an export is about. Empty lists admit everything. */
export interface EvidenceChoice {
  readonly coders: readonly number[];
  readonly informantTypes: readonly string[];
  readonly kinds: readonly string[];
  /** Only sources of these cases, these sources themselves, those of a span of days, those that were read by who counts. */
  readonly cases?: readonly number[];
  readonly sources?: readonly number[];
  readonly since?: string;
  readonly until?: string;
  readonly read?: '' | 'yes';
  /** How codings are counted where several coded the same words; left out: each by itself. */
  readonly count?: Count;
}

/** The filter that a choice of coders and how they count, informant types and kinds of source means. */
export function filterOf(project: Project, choice: EvidenceChoice): EvidenceFilter {
  const typeOf = new Map(project.informants.all().map((informant) => [informant.id, informant.type]));
  const types = new Set(choice.informantTypes);
  const { coders, layer } = countingOf(project, { count: 'each', ...choice });
  const sources = sourcesMeant(project, { ...choice, coders });
  return {
    ...(sources && { sources }),
    ...(coders.length > 0 && { coders: new Set(coders) }),
    ...(layer === 'once' && { layer }),
    ...(choice.kinds.length > 0 && { kinds: new Set(choice.kinds) }),
    ...(types.size > 0 && { informant: (id) => types.has(id === null ? '' : (typeOf.get(id) ?? '')) }),
  };
}

/**
 * The sources that a choice of cases, sources, days and reading leaves; null where it leaves all. A source without a date is
 * of no span of days.
 */
export function sourcesMeant(project: Project, choice: EvidenceChoice): ReadonlySet<number> | null {
  const { cases = [], sources = [], since = '', until = '', read = '' } = choice;
  if (cases.length + sources.length === 0 && since === '' && until === '' && read === '') return null;
  const inCases = new Set(
    project.cases.links().flatMap(({ caseId, sourceId }) => (cases.includes(caseId) ? sourceId : [])),
  );
  const { finishedAt } = readingsBy(project, choice.coders);
  const isOfDays = (date: string | null): boolean =>
    (since === '' || (date !== null && date >= since)) && (until === '' || (date !== null && date <= until));
  const left = project.sources
    .all()
    .filter(
      ({ id, date }) =>
        (cases.length === 0 || inCases.has(id)) &&
        (sources.length === 0 || sources.includes(id)) &&
        isOfDays(date) &&
        (read === '' || finishedAt(id) !== undefined),
    );
  return new Set(left.map(({ id }) => id));
}
