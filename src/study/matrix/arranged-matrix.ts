import { bySimilarity } from '../../domain/matrix-cell.ts';
import { idIn } from '../../domain/matrix-key.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../codebook/codes.ts';
import { caseNames } from '../excerpts/excerpts.ts';
import type { CountedMatrix, Head } from './counted-matrix.ts';

/** How the rows and columns of a matrix stand: none of it changes a number. */
export interface Arrangement {
  /** "" as they come, "total", "similar", or the key of the column whose numbers order the rows. */
  readonly sort: string;
  /** Keys of rows and of columns that were put in an order by hand: these come first, in it. */
  readonly order: readonly string[];
  readonly columnOrder: readonly string[];
  /** Keys of rows and columns that stay in front of all others. */
  readonly pins: readonly string[];
  readonly empty: 'show' | 'hide';
  /** What the rows are grouped by; "" not at all. */
  readonly group: string;
}

/** Rows that stand together under a name; '' where rows are not grouped. */
interface RowGroup {
  readonly label: string;
  readonly rows: readonly Head[];
}

/** A matrix with its rows and columns in their order. */
export interface ArrangedMatrix extends CountedMatrix {
  readonly groups: readonly RowGroup[];
  /** Rows and columns that are left out because nothing is coded in them. */
  readonly hidden: { readonly rows: number; readonly columns: number };
}

/** Puts the rows and columns of a matrix in order, groups them, and leaves empty ones out where that is wished. */
export function arrange(
  project: Project,
  counted: CountedMatrix,
  { measure, ...arrangement }: Arrangement & { readonly measure: Measure },
): ArrangedMatrix {
  const isFull = (row: Head, column: Head): boolean => counted.value(row, column, 'codings') > 0;
  const isKept = arrangement.empty === 'show' ? () => true : isFull;
  const kept = counted.rows.filter((row) => isKept(row, counted.totalColumn));
  const keptColumns = counted.columns.filter((column) => isKept(counted.totalRow, column));
  const rows = inFront(sorted(counted, kept, keptColumns, { ...arrangement, measure }), [
    ...arrangement.pins,
    ...arrangement.order,
  ]);
  const alike =
    arrangement.sort === 'similar'
      ? alikeFirst(keptColumns, kept, (column, row) => counted.value(row, column, 'codings'))
      : keptColumns;
  return {
    ...counted,
    rows,
    columns: inFront(alike, [...arrangement.pins, ...arrangement.columnOrder]),
    groups: groupsOf(project, counted, rows, arrangement.group),
    hidden: {
      rows: counted.rows.length - kept.length,
      columns: counted.columns.length - keptColumns.length,
    },
  };
}

function sorted(
  { value, totalColumn }: CountedMatrix,
  rows: readonly Head[],
  columns: readonly Head[],
  { sort, measure }: { sort: string; measure: Measure },
): readonly Head[] {
  if (sort === 'similar') return alikeFirst(rows, columns, (row, column) => value(row, column, 'codings'));
  const by = sort === 'total' ? totalColumn : columns.find(({ key }) => key === sort);
  return by ? [...rows].sort((a, b) => value(b, by, measure) - value(a, by, measure)) : rows;
}

function alikeFirst(
  lines: readonly Head[],
  others: readonly Head[],
  value: (line: Head, other: Head) => number,
): Head[] {
  const order = bySimilarity(lines.map((line) => others.map((other) => value(line, other))));
  return order.flatMap((place) => lines[place] ?? []);
}

/** Those with these keys first, in the order of the keys. */
function inFront(heads: readonly Head[], keys: readonly string[]): Head[] {
  const byKey = new Map(heads.map((head) => [head.key, head]));
  const first = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  return [...first, ...heads.filter((head) => !first.includes(head))];
}

/** What rows of a kind can be grouped by, as values and labels. */
export function groupings({ project, rows }: { project: Project; rows: string }): [string, string][] {
  if (rows === 'source') return [['case', 'their case']];
  if (rows === 'informant') return [['informant type', 'their type']];
  if (rows === 'code') return [['parent', 'the code above']];
  if (rows !== 'case') return [];
  return project.attributes.case
    .all()
    .map(({ id, name }): [string, string] => [`attribute ${id}`, `their ${name}`]);
}

function groupsOf(
  project: Project,
  { laidOut }: CountedMatrix,
  rows: readonly Head[],
  group: string,
): RowGroup[] {
  const isKnown = groupings({ project, rows: laidOut.rows.kind }).some(([value]) => value === group);
  if (!isKnown) return [{ label: '', rows }];
  const labelOf = groupLabels(project, group);
  return [...Map.groupBy(rows, labelOf)].map(([label, members]) => ({
    label: label || 'none',
    rows: members,
  }));
}

function groupLabels(project: Project, group: string): (head: Head) => string {
  const idOf = ({ key }: Head): number => Number(key.slice(key.lastIndexOf('-') + 1));
  if (group === 'case') {
    const names = caseNames(project);
    return (head) => names.get(idOf(head))?.join(', ') ?? '';
  }
  if (group === 'informant type') {
    const types = new Map(project.informants.all().map(({ id, type }) => [id, type]));
    return (head) => types.get(idOf(head)) ?? '';
  }
  if (group === 'parent') {
    const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
    // What a broader code has of its own stands with the codes below it.
    const above = ({ key, codeId }: Head): number | null | undefined =>
      idIn(key, 'itself') !== null ? codeId : codes.get(codeId ?? 0)?.parentId;
    return (head) => codes.get(above(head) ?? 0)?.path ?? '';
  }
  const attribute = Number(group.slice('attribute '.length));
  const values = new Map(
    project.attributes.case
      .values()
      .flatMap(({ attributeId, subjectId, value }) =>
        attributeId === attribute ? [[subjectId, value]] : [],
      ),
  );
  return (head) => values.get(idOf(head)) ?? '';
}
