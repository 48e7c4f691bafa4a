import { countedUnder, wholeCodebook, type PlacedCode } from '../../domain/code.ts';
import type { AxisKind, EvidenceFilter, MatrixPlan, Places } from '../../domain/matrix-plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Project } from '../../storage/project.ts';
import { countingOf, type Count } from './layer.ts';
import { axisOf, codeAxis, type NamedAxis } from './matrix-axes.ts';
import { placedCodes } from '../codebook/codes.ts';

/** Which evidence a matrix, a list of excerpts or an export is about. Empty lists admit everything. */
export interface EvidenceChoice {
  readonly coders: readonly number[];
  readonly informantTypes: readonly string[];
  readonly kinds: readonly string[];
  /** How codings are counted where several coded the same words; left out: each by itself. */
  readonly count?: Count;
}

/** Which codes are looked at. */
export interface CodeChoice {
  /** The branch whose codes they are, or the whole codebook; null means the chosen codes alone. */
  readonly under: number | null;
  /** The codes right below it, or the finest ones; with all below each, or that one alone. */
  readonly level: 'children' | 'finest' | 'alone';
  readonly codes: readonly number[];
}

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
    const columns = columnsOf(codes, choice);
    return codeAxis(columns, columnFinder(codes, columns, choice), ({ id }) =>
      choice.level === 'alone' ? [id] : [...countedUnder(codes, id)],
    );
  };
  const [rows, columns] = [side(choice.rows), side(choice.columns)];
  const { types, ofInformant } = informantTypes(project);
  const hasCodes = choice.rows === 'code' || choice.columns === 'code';
  return {
    ...{ rows, columns, types, coders: countingOf(project, choice).coders },
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

/** The codes that a choice means, in the order of the codebook. */
export function columnsOf(codes: readonly PlacedCode[], choice: CodeChoice): PlacedCode[] {
  const chosen = new Set(choice.codes);
  if (choice.under === null) return codes.filter((code) => chosen.has(code.id));
  const { under } = choice;
  if (under !== wholeCodebook && !codes.some(({ id }) => id === under))
    throw new Refusal('missing', 'The code whose branch was to be shown is no longer in the codebook.');
  const below = countedUnder(codes, under);
  // A code with none below it is its own branch.
  if (below.size > 1) below.delete(under);
  const inBranch = codes.filter((code) => below.has(code.id) || chosen.has(code.id));
  if (choice.level === 'alone') return inBranch;
  if (choice.level === 'children') {
    const parentId = under === wholeCodebook ? null : under;
    const isNext = ({ id, parentId: above, alsoUnder }: PlacedCode): boolean =>
      above === parentId || alsoUnder.includes(under) || id === under;
    return inBranch.filter((code) => isNext(code) || chosen.has(code.id));
  }
  return inBranch.filter((code) => !code.hasChildren || chosen.has(code.id));
}

/**
 * A column counts its own code and, unless codes are to count alone, everything below it, once. A coding with a broader
 * code, of which only the finer ones are columns, is in no column but in the total: what was coded never vanishes.
 */
function columnFinder(
  codes: readonly PlacedCode[],
  columns: readonly PlacedCode[],
  { under, level }: CodeChoice,
): (codeId: number) => Places {
  const found = new Map<number, number[] | 'total alone'>();
  if (under !== null) for (const id of countedUnder(codes, under)) found.set(id, 'total alone');
  columns.forEach((column, place) => {
    for (const id of level === 'alone' ? [column.id] : countedUnder(codes, column.id)) {
      const known = found.get(id);
      found.set(id, [...(known === undefined || known === 'total alone' ? [] : known), place]);
    }
  });
  const none: readonly number[] = [];
  return (codeId) => found.get(codeId) ?? none;
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
