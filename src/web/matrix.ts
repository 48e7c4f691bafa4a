import type { Request, RequestHandler } from 'express';
import { excerptsOf } from '../actions/excerpts.ts';
import { countCells, type CountedMatrix } from '../actions/counted-matrix.ts';
import { layOut, mostCodedFacet } from '../actions/matrix.ts';
import * as api from '../api/matrix.ts';
import { codingsInCell } from '../domain/matrix.ts';
import { Refusal } from '../domain/refusal.ts';
import { toCsv } from '../formats/tables/write-csv.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import { asJson, excerptList } from './excerpts.ts';
import { matrixPage, matrixTable } from './matrix-page.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { scopeOf, type Scope } from './scope.ts';

const pageSize = 50;

export function matrixPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = withColumns(scope, readAs(api.MatrixQuery, request.query));
    const page = matrixPage(scope, query, count(scope, query));
    pages.show(response, scope, {
      title: 'Cross-case matrix',
      room: 'synthesis',
      view: 'matrix/show',
      page,
      script: 'matrix',
    });
  };

  const cell: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = readAs(api.CellQuery, request.query);
    const { ids, title } = cellOf(scope, query);
    const list = excerptList(scope, request, { ids, offset: offsetOf(request), title });
    const page = { ...list, cell: memoOfCell(scope, query) };
    if (request.get('x-part') === 'yes') pages.part(response, 'excerpts/index', page);
    else
      pages.show(response, scope, {
        title,
        room: 'synthesis',
        view: 'excerpts/index',
        page,
        script: 'excerpts',
      });
  };

  const csv: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = withColumns(scope, readAs(api.MatrixQuery, request.query));
    const { header, rows } = matrixTable(query, count(scope, query));
    response.attachment(`${scope.key}-matrix-${query.measure}.csv`).type('text/csv; charset=utf-8');
    response.send([...toCsv(header, rows)].join(''));
  };

  return { show, cell, csv };
}

const offsetOf = (request: Request): number =>
  readAs(api.CellQuery.pick({ offset: true }), request.query).offset;

const count = ({ project }: Scope, query: api.MatrixQuery): CountedMatrix =>
  countCells(project, query, query.sort);

/** Where nothing is said about the columns, they are the codes of the facet that is coded most. */
function withColumns({ project }: Scope, query: api.MatrixQuery): api.MatrixQuery {
  if (query.under !== null || query.codes.length > 0) return query;
  return { ...query, under: mostCodedFacet(project) };
}

/** The codings one cell counts, and what the cell is called. */
function cellOf(scope: Scope, query: api.CellQuery): { ids: number[]; title: string } {
  const { rows, columns, plan } = layOut(scope.project, withColumns(scope, query));
  const row = query.row === 'total' ? rows.length : rows.findIndex(({ key }) => key === query.row);
  const column =
    query.column === 'total' ? columns.length : columns.findIndex(({ id }) => id === query.column);
  if (row < 0 || column < 0) throw new Refusal('missing', 'This matrix has no such row or column any more.');
  const { polarity } = query;
  const filter = polarity
    ? { ...plan.filter, codings: (one: { polarity: string }) => one.polarity === polarity }
    : plan.filter;
  const ids = codingsInCell({ ...plan, filter }, scope.project.evidence.all(), row, column);
  const names = [rows[row]?.label ?? 'All rows', columns[column]?.name ?? 'Any of the codes'];
  return { ids, title: names.join(' · ') + (polarity === undefined ? '' : ` · ${polarity}`) };
}

/** What is written about a cell; totals are no cells. */
function memoOfCell({ project }: Scope, { row, column }: api.CellQuery) {
  if (row === 'total' || column === 'total') return null;
  const id = project.cells.at(row, column);
  return { rowKey: row, codeId: column, memo: id === undefined ? '' : project.memos.about('cell', id) };
}

export function answerMatrix({ inProject }: Answering): void {
  inProject(api.showMatrix, (scope, { query }) => {
    const { rows, columns, cells } = count(scope, withColumns(scope, query));
    return {
      rows: rows.map(({ key, label, sources, unread, informants }) => ({
        key,
        label,
        sources,
        unread,
        informants,
      })),
      columns: columns.map(({ id, name, path }) => ({ codeId: id, name, path })),
      cells: cells.map((line) => [...line]),
    };
  });
  inProject(api.showCell, (scope, { query }) => {
    const { ids } = cellOf(scope, query);
    const excerpts = excerptsOf(scope.project, ids.slice(query.offset, query.offset + pageSize));
    return { total: ids.length, excerpts: excerpts.map(asJson) };
  });
}
