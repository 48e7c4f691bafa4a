import { compareValues, inOrder } from '../domain/case.ts';
import { countedUnder, type PlacedCode } from '../domain/code.ts';
import { Refusal } from '../domain/refusal.ts';
import type { EvidenceFilter, MatrixPlan, RowKind } from '../domain/matrix.ts';
import type { Project } from '../storage/project.ts';
import { placedCodes } from './coding.ts';

/** Which evidence a matrix, a list of excerpts or an export is about. Empty lists admit everything. */
export interface EvidenceChoice {
  readonly coders: readonly number[];
  readonly informantTypes: readonly string[];
  readonly kinds: readonly string[];
}

/** A matrix as it is asked for. */
export interface MatrixChoice extends EvidenceChoice {
  readonly rows: RowKind;
  /** The facet or branch whose codes are the columns; null means the chosen codes alone. */
  readonly under: number | null;
  /** The codes right below it, or the finest ones. */
  readonly level: 'children' | 'finest';
  readonly codes: readonly number[];
}

export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  /** Sources that belong to the row, whoever speaks in them. */
  readonly sourceIds: ReadonlySet<number>;
}

/** A matrix ready to be counted: its rows and columns by name, and the plan by which they are filled. */
export interface LaidOutMatrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly PlacedCode[];
  readonly plan: MatrixPlan;
}

interface Rows {
  readonly rows: readonly MatrixRow[];
  readonly rowsOf: MatrixPlan['rowsOf'];
}

/** Lays out a matrix over a project. Refuses an attribute or a code that is not there. */
export function layOut(project: Project, choice: MatrixChoice): LaidOutMatrix {
  const codes = placedCodes(project);
  const columns = columnsOf(codes, choice);
  const { rows, rowsOf } = rowsFor(project, choice);
  return {
    rows,
    columns,
    plan: {
      rowCount: rows.length,
      rowsOf,
      columnCount: columns.length,
      columnsOf: columnFinder(codes, columns, choice),
      filter: filterOf(project, choice),
    },
  };
}

/** The filter that a choice of coders, informant types and kinds of source means. */
export function filterOf(project: Project, choice: EvidenceChoice): EvidenceFilter {
  const typeOf = new Map(project.informants.all().map((informant) => [informant.id, informant.type]));
  const types = new Set(choice.informantTypes);
  return {
    ...(choice.coders.length > 0 && { coders: new Set(choice.coders) }),
    ...(choice.kinds.length > 0 && { kinds: new Set(choice.kinds) }),
    ...(types.size > 0 && { informant: (id) => types.has(id === null ? '' : (typeOf.get(id) ?? '')) }),
  };
}

/** The codes that a choice makes columns. */
export function columnsOf(
  codes: readonly PlacedCode[],
  choice: Pick<MatrixChoice, 'under' | 'level' | 'codes'>,
): PlacedCode[] {
  const chosen = new Set(choice.codes);
  if (choice.under === null) return codes.filter((code) => chosen.has(code.id));
  const top = codes.find((code) => code.id === choice.under);
  if (!top)
    throw new Refusal('missing', 'The code whose branch was to be shown is no longer in the codebook.');
  const below = countedUnder(codes, top.id);
  below.delete(top.id);
  const inBranch = codes.filter((code) => below.has(code.id) || chosen.has(code.id));
  if (choice.level === 'children')
    return inBranch.filter(
      (code) => code.parentId === top.id || code.alsoUnder.includes(top.id) || chosen.has(code.id),
    );
  return inBranch.filter((code) => !code.hasChildren || chosen.has(code.id));
}

/**
 * A column counts its own code and everything below it, once. A coding with a broader code, of which only the finer
 * ones are columns, is in no column but in the total: what was coded never vanishes.
 */
function columnFinder(
  codes: readonly PlacedCode[],
  columns: readonly PlacedCode[],
  { under }: MatrixChoice,
): MatrixPlan['columnsOf'] {
  const found = new Map<number, number[] | 'total alone'>();
  if (under !== null) for (const id of countedUnder(codes, under)) found.set(id, 'total alone');
  columns.forEach((column, place) => {
    for (const id of countedUnder(codes, column.id)) {
      const known = found.get(id);
      found.set(id, [...(known === undefined || known === 'total alone' ? [] : known), place]);
    }
  });
  return (codeId) => found.get(codeId) ?? [];
}

function rowsFor(project: Project, choice: MatrixChoice): Rows {
  switch (choice.rows) {
    case 'case':
      return caseRows(project);
    case 'source':
      return sourceRows(project);
    case 'informant':
      return personRows(
        project,
        (informant) => `informant-${informant.id}`,
        (informant) => informant.name,
      );
    case 'informant type':
      return personRows(
        project,
        (informant) => `type-${informant.type}`,
        (informant) => informant.type || 'type not said',
      );
    default:
      return attributeRows(project, Number(choice.rows.slice('attribute '.length)));
  }
}

function bySource(rows: readonly MatrixRow[]): Rows {
  const found = new Map<number, number[]>();
  rows.forEach((row, place) => {
    for (const id of row.sourceIds) found.set(id, [...(found.get(id) ?? []), place]);
  });
  const none: number[] = [];
  return { rows, rowsOf: (sourceId) => found.get(sourceId) ?? none };
}

function sourceIdsOfCases(project: Project): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const { caseId, sourceId } of project.cases.links()) {
    found.set(caseId, (found.get(caseId) ?? new Set()).add(sourceId));
  }
  return found;
}

function caseRows(project: Project): Rows {
  const sources = sourceIdsOfCases(project);
  const cases = project.cases.all().sort((a, b) => inOrder.compare(a.name, b.name));
  return bySource(
    cases.map(({ id, name }) => ({
      key: `case-${id}`,
      label: name,
      sourceIds: sources.get(id) ?? new Set(),
    })),
  );
}

function sourceRows(project: Project): Rows {
  const sources = project.sources.all().sort((a, b) => inOrder.compare(a.name, b.name));
  return bySource(
    sources.map(({ id, name }) => ({ key: `source-${id}`, label: name, sourceIds: new Set([id]) })),
  );
}

function attributeRows(project: Project, attributeId: number): Rows {
  const attribute = project.cases.attributes().find(({ id }) => id === attributeId);
  if (!attribute) throw new Refusal('missing', 'Choose an attribute of the cases for the rows.');
  const sources = sourceIdsOfCases(project);
  const groups = new Map<string, Set<number>>();
  for (const { attributeId: id, caseId, value } of project.cases.values()) {
    if (id !== attribute.id) continue;
    const group = groups.get(value) ?? new Set();
    for (const source of sources.get(caseId) ?? []) group.add(source);
    groups.set(value, group);
  }
  const given = new Set([...groups.values()].flatMap((ids) => [...ids]));
  const without = project.sources.all().flatMap(({ id }) => (given.has(id) ? [] : id));
  const rest = { key: 'no-value', label: `${attribute.name}: not given`, sourceIds: new Set(without) };
  const values = [...groups].sort(([a], [b]) => compareValues(attribute.type, a, b));
  const rows = values.map(([value, sourceIds]) => ({
    key: `value-${value}`,
    label: `${attribute.name}: ${value}`,
    sourceIds,
  }));
  return bySource(without.length > 0 ? [...rows, rest] : rows);
}

interface Person {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

function personRows(
  project: Project,
  keyOf: (person: Person) => string,
  labelOf: (person: Person) => string,
): Rows {
  const sources = sourceIdsOfInformants(project);
  const people = project.informants
    .all()
    .filter(({ id }) => sources.has(id))
    .sort((a, b) => inOrder.compare(a.name, b.name));
  const rows: { key: string; label: string; sourceIds: Set<number> }[] = [];
  const placeOf = new Map<number, number[]>();
  for (const person of people) {
    const key = keyOf(person);
    let place = rows.findIndex((row) => row.key === key);
    if (place < 0) place = rows.push({ key, label: labelOf(person), sourceIds: new Set() }) - 1;
    placeOf.set(person.id, [place]);
    for (const id of sources.get(person.id) ?? []) rows[place]?.sourceIds.add(id);
  }
  const none: number[] = [];
  return {
    rows,
    rowsOf: (_sourceId, informantId) => (informantId === null ? none : (placeOf.get(informantId) ?? none)),
  };
}

function sourceIdsOfInformants(project: Project): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { informantId, sourceId } of project.informants.speakers()) {
    if (informantId !== null) found.set(informantId, [...(found.get(informantId) ?? []), sourceId]);
  }
  return found;
}

/** The facet whose codes are given most; the first where none is given, null without any. */
export function mostCodedFacet(project: Project): number | null {
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
  return most?.[0] ?? codes.find((code) => code.depth === 0)?.id ?? null;
}
