import type { Code } from '../../domain/code.ts';
import type { SourceEvidence } from '../../domain/evidence.ts';
import { countMatrix } from '../../domain/matrix.ts';
import type { Project } from '../../storage/project.ts';
import { following } from '../following.ts';

/** How many codings, sources and informants speak to a code, itself and all below it. */
export interface CodeCount {
  readonly codings: number;
  readonly sources: number;
  readonly informants: number;
}

/** The count of a code that was never used. */
export const uncounted: CodeCount = { codings: 0, sources: 0, informants: 0 };

/** How often each code of the project was used. */
export function countByCode(project: Project): ReadonlyMap<number, CodeCount> {
  const codes = project.codes.all();
  const evidence = project.evidence.all();
  return following(project, 'count by code', [codes, evidence], () => countCodes(codes, evidence));
}

/** A matrix of one row. */
function countCodes(codes: readonly Code[], evidence: readonly SourceEvidence[]): Map<number, CodeCount> {
  const places = new Map(codes.map((code, place) => [code.id, place]));
  const byId = new Map(codes.map((code) => [code.id, code]));
  const lineage = (id: number | null): number[] => {
    const code = id === null ? undefined : byId.get(id);
    return code ? [code.id, ...code.alsoUnder, ...lineage(code.parentId)] : [];
  };
  const lines = new Map(
    codes.map(({ id }) => [id, [...new Set(lineage(id))].map((above) => places.get(above) ?? 0)]),
  );
  const everything = [0];
  const counts = countMatrix(
    {
      rows: { sorts: 'words', count: 1, placesOf: () => everything },
      columns: {
        sorts: 'codings',
        count: codes.length,
        by: ({ codeId }) => codeId,
        placesOf: (id: number) => lines.get(id) ?? [],
      },
      filter: {},
    },
    evidence,
    { people: true, coverage: false },
  );
  return new Map(
    codes.map(({ id }, place) => [
      id,
      {
        codings: counts.codings[place] ?? 0,
        sources: counts.sources[place] ?? 0,
        informants: counts.informants[place] ?? 0,
      },
    ]),
  );
}
