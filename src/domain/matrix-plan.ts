import type { EvidenceCoding, Piece, SourceEvidence } from './evidence.ts';
import type { Layer } from './passages.ts';

/** What the rows or the columns of a matrix can be. */
export const axisKinds = ['case', 'source', 'informant', 'informant type', 'coder', 'code', 'query'] as const;
/** "attribute 3" means the values that cases have of that attribute, "attribute 3+5" the combinations of two. */
export type AxisKind = (typeof axisKinds)[number] | `attribute ${string}`;

/** What a cell shows. The unit is always said beside the number. */
export const measures = [
  'codings', 'sources', 'cases', '% of cases', 'informants', '% of informants', 'informant types', 'coverage', 'row %', 'column %', 'presence', 'contradiction',
  'first quote',
] as const; // prettier-ignore
export type Measure = (typeof measures)[number];

/** Measures that ask of each case or person whether all was read: a share is of those of whom it is known. */
export const askedMeasures = ['cases', '% of cases', '% of informants'] as const satisfies readonly Measure[];
export type AskedMeasure = (typeof askedMeasures)[number];

/** Which evidence is counted at all. Every part left out admits everything. */
export interface EvidenceFilter {
  readonly coders?: ReadonlySet<number>;
  readonly kinds?: ReadonlySet<string>;
  readonly sources?: ReadonlySet<number>;
  /** Admits an informant (null: text whose speaker is not known). */
  readonly informant?: (informantId: number | null) => boolean;
  readonly codings?: (coding: EvidenceCoding) => boolean;
  /** Whether each coding counts, or each passage once, however many codings of its code overlap there. */
  readonly layer?: Layer;
}

/** Places of an axis; "total alone": in none of them, but among all the same. */
export type Places = readonly number[] | 'total alone';

/** A side that sorts words by where and by whom they were said: cases, sources, informants, their types and attributes. */
interface WordsAxis {
  readonly sorts: 'words';
  readonly count: number;
  readonly placesOf: (sourceId: number, informantId: number | null) => Places;
}

/** A side that sorts codings as such: by their code, who gave it, or what a query finds. */
interface CodingsAxis {
  readonly sorts: 'codings';
  readonly count: number;
  /** What a coding is sorted by, as a number, and the places of that. */
  readonly by: (coding: EvidenceCoding) => number;
  readonly placesOf: (by: number) => Places;
  /** Whether a place can hold anything of a source: a coder can have coded only what she has seen. Left out: it can. */
  readonly sees?: (place: number, sourceId: number) => boolean;
}

/** One side of a matrix: into which of its places evidence falls. */
export type Axis = WordsAxis | CodingsAxis;

/** The shape of a matrix. A cell holds what falls into its row and into its column. */
export interface MatrixPlan {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly filter: EvidenceFilter;
  /** Informants by type, as numbers from 0; what they are is the caller's. */
  readonly types?: { readonly count: number; readonly of: (informantId: number) => number };
}

/** Whether anything of a source is counted at all. */
export const admitsSource = (
  { kinds, sources }: EvidenceFilter,
  { sourceId, kind }: Pick<SourceEvidence, 'sourceId' | 'kind'>,
): boolean => kinds?.has(kind) !== false && sources?.has(sourceId) !== false;

/** Whether a piece of evidence is counted at all. */
export function admits({ filter }: MatrixPlan, { coding, informantId }: Piece): boolean {
  return (
    filter.coders?.has(coding.coderId) !== false &&
    filter.informant?.(informantId) !== false &&
    filter.codings?.(coding) !== false
  );
}

/** The rows and the columns, totals included, that a piece of evidence falls into. */
export type Placing = (
  sourceId: number,
  piece: Piece,
) => { rows: readonly number[]; columns: readonly number[] };

export function createPlacing({ rows, columns }: MatrixPlan): Placing {
  const [rowsOf, columnsOf] = [finder(rows), finder(columns)];
  return (sourceId, piece) => ({ rows: rowsOf(sourceId, piece), columns: columnsOf(sourceId, piece) });
}

/** The places of an axis with its total; each asked for once. */
function finder(axis: Axis): (sourceId: number, piece: Piece) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (sourceId, { coding, informantId }) => {
    const key = axis.sorts === 'words' ? sourceId * 1e6 + (informantId ?? 0) : axis.by(coding);
    const found = known.get(key);
    if (found) return found;
    const places = axis.sorts === 'words' ? axis.placesOf(sourceId, informantId) : axis.placesOf(key);
    const all = withTotal(places, axis.count);
    known.set(key, all);
    return all;
  };
}

/** Places with the total; nothing where there is no place, so that the total holds only what is in the matrix. */
export function withTotal(places: Places, total: number): readonly number[] {
  if (places === 'total alone') return [total];
  return places.length === 0 ? places : [...places, total];
}
