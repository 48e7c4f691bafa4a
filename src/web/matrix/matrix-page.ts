import type { MatrixQuery } from '../../api/matrix.ts';
import { counted } from '../../domain/counted.ts';
import { Refusal } from '../../domain/refusal.ts';
import { passagesCodedTwice } from '../../study/codings/coded-twice.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { Head } from '../../study/matrix/counted-matrix.ts';
import type { Scope } from '../http/request-context.ts';
import type { Views } from '../views/views.ts';
import { countSentence } from './counting.ts';
import { heatMap } from './heat-map.ts';
import { cellView, percents, unitOf } from './matrix-cell.ts';
import { comparisonOf } from './matrix-comparison.ts';
import { matrixForm } from './matrix-form.ts';
import { matrixLinks } from './matrix-links.ts';
import { quotes } from './matrix-table.ts';
import type { MatrixCellView, MatrixHeadView, MatrixRowView } from './matrix-views.ts';

/** Everything the page of a matrix shows; where it cannot be laid out, the form and why. */
export function matrixPage(
  scope: Scope,
  query: MatrixQuery,
  matrix: ArrangedMatrix | Refusal,
): Views['matrix/show'] {
  const form = matrixForm(scope, query, matrix instanceof Refusal ? null : matrix);
  if (matrix instanceof Refusal) return { ...form, emptyReason: matrix.message, sheet: null };
  const reason = emptyReason(query, matrix);
  return { ...form, emptyReason: reason, sheet: reason === '' ? sheetOf(scope, query, matrix) : null };
}

function emptyReason({ columns, rows: kind }: MatrixQuery, matrix: ArrangedMatrix): string {
  const { laidOut } = matrix;
  const without = laidOut.columns.lines.length === 0 ? columns : laidOut.rows.lines.length === 0 ? kind : '';
  if (without === 'code') return 'There are no codes here yet. Make one in the codebook, or while you read.';
  if (without === 'query')
    return 'No query is kept as a view yet. Ask one on the page of excerpts and save it.';
  if (without !== '')
    return 'There is nothing of that kind yet. Say which case each source belongs to, and who speaks, in the Sources room.';
  return matrix.rows.length === 0 || matrix.columns.length === 0
    ? 'Nothing is coded here, and empty rows and columns are hidden.'
    : '';
}

function sheetOf(scope: Scope, query: MatrixQuery, matrix: ArrangedMatrix): Views['matrix/show']['sheet'] {
  const links = matrixLinks(scope.base, query);
  const { hidden, types } = matrix;
  const left = [
    ...(hidden.rows > 0 ? [`${hidden.rows} empty ${hidden.rows === 1 ? 'row' : 'rows'}`] : []),
    ...(hidden.columns > 0 ? [`${hidden.columns} empty ${hidden.columns === 1 ? 'column' : 'columns'}`] : []),
  ];
  return {
    unit: unitOf(query).many,
    measure: query.measure,
    outside: matrix.outside,
    codedTwice:
      countsCodings.has(query.measure) && query.count !== 'once'
        ? passagesCodedTwice(scope.project).length
        : 0,
    heads: matrix.columns.map((head) => headView(query, links, head)),
    total: headView(query, links, { ...matrix.totalColumn, label: 'Any of these' }),
    rows: matrixRows(scope, query, matrix),
    totals: totalsOf(scope, query, matrix),
    hidden: left.length === 0 ? '' : `Not shown: ${left.join(' and ')}.`,
    comparison: comparisonOf(matrixLinks(scope.base, query), query, matrix),
    picture:
      query.picture === 'yes' ? heatMap(matrix, unitOf(query).many, cellPainter(scope, query, matrix)) : null,
    csvHref: links.file('csv'),
    tidyHref: links.file('tidy'),
    definition: unitOf(query).definition,
    counted: countSentence(scope.project, query.count),
    xlsxHref: links.file('xlsx'),
    types: types.map((type) => type || 'type not said'),
    isDense: query.measure !== 'first quote' && query.voices !== 'yes',
    isShare: percents.has(query.measure),
    isLarge: matrix.rows.length * matrix.columns.length > largest,
  };
}

/** Measures in which a code given twice to the same words counts twice. */
const countsCodings: ReadonlySet<MatrixQuery['measure']> = new Set(['codings', 'row %', 'column %']);

/** From so many cells on, rows are laid out by themselves, and only those in sight. */
const largest = 2000;

/** About as many cells as come at once; the rest come when they are scrolled to. */
const cellsAtOnce = 3000;

/** The rows from `from` on, as many as are shown at once. */
export function matrixRows(scope: Scope, query: MatrixQuery, matrix: ArrangedMatrix): Views['matrix/rows'] {
  const links = matrixLinks(scope.base, query);
  const painter = cellPainter(scope, query, matrix);
  const columns = [...matrix.columns, matrix.totalColumn];
  const atOnce = Math.max(8, Math.floor(cellsAtOnce / (matrix.columns.length + 1)));
  const end = query.from + atOnce;
  let place = 0;
  const groups = matrix.groups.flatMap(({ label, rows }) => {
    const begin = place;
    place += rows.length;
    const shown = rows.slice(Math.max(0, query.from - begin), Math.max(0, end - begin));
    if (shown.length === 0) return [];
    const lines = shown.map((row): MatrixRowView => ({
      head: headView(query, links, row),
      cells: columns.map((column) => painter(row, column)),
    }));
    return [{ label: begin >= query.from ? label : '', lines }];
  });
  return { ...frameOf(scope, query, matrix), groups, moreHref: end < place ? links.at({ from: end }) : '' };
}

/** The row of totals, shown as a row is. */
function totalsOf(scope: Scope, query: MatrixQuery, matrix: ArrangedMatrix): Views['matrix/rows'] {
  const { totalRow } = matrix;
  const head = headView(query, matrixLinks(scope.base, query), totalRow);
  const painter = cellPainter(scope, query, matrix);
  const cells = [...matrix.columns, matrix.totalColumn].map((column) => painter(totalRow, column));
  return {
    ...frameOf(scope, query, matrix),
    groups: [{ label: '', lines: [{ head, cells }] }],
    moreHref: '',
  };
}

const frameOf = ({ base }: Scope, query: MatrixQuery, { columns }: ArrangedMatrix) => ({
  base,
  unit: unitOf(query).many,
  measure: query.measure,
  width: columns.length + 2,
});

/** Paints one cell after the other. */
function cellPainter(scope: Scope, query: MatrixQuery, matrix: ArrangedMatrix) {
  const { measure, count } = query;
  const links = matrixLinks(scope.base, query);
  const shade = shader(query, matrix);
  const noted = notedCells(scope);
  const quoteOf = quotes(scope.project);
  return (row: Head, column: Head): MatrixCellView =>
    cellView(matrix, {
      row,
      column,
      measure,
      count,
      link: links.cell,
      voices: query.voices === 'yes',
      again: (codeId) => `${scope.base}/codebook/${codeId}/reading`,
      heat: shade(row, column),
      noted: noted.has(`${row.key} ${column.key}`) || noted.has(`${column.key} ${row.key}`),
      quote: measure === 'first quote' ? quoteOf(matrix.cell(row, column).first) : '',
    });
}

/** How dark a cell is: its share of the largest cell of all, of its row or of its column, in tenths. */
function shader({ measure, heat }: MatrixQuery, { rows, columns, value }: ArrangedMatrix) {
  const most = new Map<string, number>();
  const group = (row: Head, column: Head): string =>
    heat === 'row' ? row.key : heat === 'column' ? column.key : '';
  if (heat !== 'none' && measure !== 'first quote')
    for (const row of rows) {
      for (const column of columns) {
        const key = group(row, column);
        most.set(key, Math.max(most.get(key) ?? 0, value(row, column, measure)));
      }
    }
  return (row: Head, column: Head): number => {
    const largest = row.key === 'total' || column.key === 'total' ? 0 : (most.get(group(row, column)) ?? 0);
    return largest === 0 ? 0 : Math.ceil((10 * value(row, column, measure)) / largest);
  };
}

/** The cells about which something is written, as the keys of their two lines. */
function notedCells({ project }: Scope): Set<string> {
  const noted = new Set(project.memos.ofKind('cell').map(({ aboutId }) => aboutId));
  return new Set(
    project.cells
      .all()
      .flatMap(({ id, rowKey, codeId }) => (noted.has(id) ? `${rowKey} code-${codeId}` : [])),
  );
}

function headView(query: MatrixQuery, links: ReturnType<typeof matrixLinks>, head: Head): MatrixHeadView {
  const { key, label, title, codeId } = head;
  const isSorted = query.sort === key;
  return {
    key,
    label,
    title,
    codeId,
    isSorted,
    note: noteOf(head),
    sortHref: links.at({ sort: isSorted ? '' : key }),
    isPinned: query.pins.includes(key),
    pinHref: links.pin(key),
  };
}

function noteOf({ sourceIds, sources, unread, informants }: Head): string {
  if (sourceIds === null) return '';
  const parts = [counted(sources, 'source')];
  if (informants > 0) parts.push(counted(informants, 'informant'));
  if (unread > 0) parts.push(`${unread} not read`);
  return parts.join(' · ');
}
