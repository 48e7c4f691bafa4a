import { countedUnder, wholeCodebook, type PlacedCode } from '../../domain/code.ts';
import type { AxisKind, EvidenceFilter, MatrixPlan } from '../../domain/matrix-plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { columnFinder, columnsOf, countedIn, type CodeChoice } from './columns.ts';
import { filterOf, type EvidenceChoice } from './evidence-choice.ts';
import { countingOf } from './layer.ts';
import { axisOf, codeAxis, type NamedAxis } from './matrix-axes.ts';

/** A matrix as it is asked for. Where neither side is codes, only codings with the chosen ones count. */
export interface MatrixChoice extends EvidenceChoice, CodeChoice {
  readonly rows: AxisKind;
  readonly columns: AxisKind;
}

/** A matrix ready to be counted: its sides by name, and the plan by which it is filled. */
export interface LaidOutMatrix {
  readonly rows: NamedAxis;
  readonly columns: NamedAxis;
  readonly plan: MatrixPlan;
  /** Whose codings count; all where none is named. */
  readonly coders: readonly number[];
  /** The informant types in the order in which voices are counted. */
  readonly types: readonly string[];
}

/** Lays out a matrix over a project. Refuses an attribute or a code that is not there, and two sides of the same. */
export function layOut(project: Project, choice: MatrixChoice): LaidOutMatrix {
  if (choice.rows === choice.columns) {
    throw new Refusal(
      'invalid',
      choice.rows === 'code'
        ? 'A coding has one code. Which codes stand together is on the page “Together”.'
        : 'Rows and columns are the same. Choose something else for one of them.',
    );
  }
  const codes = placedCodes(project);
  const side = (kind: AxisKind): NamedAxis => {
    if (kind !== 'code') return axisOf(project, kind);
    const columns = columnsOf(project, choice);
    return codeAxis(columns, columnFinder(project, columns, choice), (column) => [
      ...countedIn(codes, column),
    ]);
  };
  const [rows, columns] = [side(choice.rows), side(choice.columns)];
  const { types, ofInformant } = informantTypes(project);
  const hasCodes = choice.rows === 'code' || choice.columns === 'code';
  return {
    rows,
    columns,
    types,
    coders: countingOf(project, choice).coders,
    plan: {
      rows: rows.axis,
      columns: columns.axis,
      filter: { ...filterOf(project, choice), ...(!hasCodes && withinCodes(codes, choice)) },
      types: { count: types.length, of: (id) => ofInformant.get(id) ?? 0 },
    },
  };
}

/** The informant types of a project in order, and the place of each informant's among them. */
export function informantTypes(project: Project) {
  const informants = project.informants.all();
  const types = [...new Set(informants.map(({ type }) => type))].sort();
  return { types, ofInformant: new Map(informants.map(({ id, type }) => [id, types.indexOf(type)])) };
}

/** Admits only codings with the chosen codes and what lies below them; where none are chosen, all. */
function withinCodes(codes: readonly PlacedCode[], { under, codes: chosen }: CodeChoice): EvidenceFilter {
  const tops = under === null ? chosen : [under, ...chosen];
  if (tops.length === 0) return {};
  const admitted = new Set(tops.flatMap((id) => [...countedUnder(codes, id)]));
  return { codings: ({ codeId }) => admitted.has(codeId) };
}

/** The facet whose codes are given most, the first where none is given; all codes where that one gathers none. */
export function mostCodedFacet(project: Project): number {
  const codes = placedCodes(project);
  const facetOf = new Map(codes.map((code) => [code.id, code.facetId]));
  const uses = new Map<number, number>();
  for (const { codings } of project.evidence.all()) {
    for (const { codeId } of codings) {
      const facet = facetOf.get(codeId);
      if (facet !== undefined) uses.set(facet, (uses.get(facet) ?? 0) + 1);
    }
  }
  const [most] = [...uses].sort((a, b) => b[1] - a[1]);
  const wanted = most?.[0] ?? codes.find((code) => code.depth === 0)?.id ?? wholeCodebook;
  return countedUnder(codes, wanted).size > 1 ? wanted : wholeCodebook;
}
