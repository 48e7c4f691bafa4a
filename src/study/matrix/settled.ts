import type { AxisKind } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import { countSaid, type Count } from './layer.ts';
import { mostCodedFacet } from './matrix.ts';

/** What of a matrix can be left to the project. */
interface Asked {
  readonly rows: AxisKind;
  readonly columns: AxisKind;
  readonly under: number | null;
  readonly codes: readonly number[];
  readonly coders: readonly number[];
  readonly count: Count;
}

/**
 * What is left to the project is said from here on, in every link and export too, and alike on pages, by the API and by the
 * command line: where nothing is said about the codes, they are those of the facet that is coded most; where nothing is said
 * about how codings count, passages count once if several coded in one source.
 */
export function settled<Q extends Asked>(project: Project, asked: Q): Q {
  const query = { ...asked, count: countSaid(project, asked) };
  const needsCodes = query.rows === 'code' || query.columns === 'code';
  if (!needsCodes || query.under !== null || query.codes.length > 0) return query;
  return { ...query, under: mostCodedFacet(project) };
}
