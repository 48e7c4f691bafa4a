import type { RequestHandler } from 'express';
import * as api from '../../api/matrix.ts';
import { stanceOf } from '../../domain/coding.ts';
import type { EvidenceCoding } from '../../domain/evidence.ts';
import { idIn, readKey } from '../../domain/matrix-key.ts';
import { knownOf, speakingOf } from '../../domain/matrix-people.ts';
import { countedInCell } from '../../domain/matrix-words.ts';
import { Refusal } from '../../domain/refusal.ts';
import { toCsv } from '../../formats/tables/write-csv.ts';
import { writeWorkbook } from '../../formats/tables/write-xlsx.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { arrange, type ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import { countCells, wantedFor, type CountedMatrix, type Head } from '../../study/matrix/counted-matrix.ts';
import { layOut } from '../../study/matrix/matrix.ts';
import { settled } from '../../study/matrix/settled.ts';
import { asJson, excerptList, showExcerpts } from '../excerpts/excerpts.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { listedOf } from './counting.ts';
import { matrixPage, matrixRows } from './matrix-page.ts';
import { matrixSheets } from './matrix-sheets.ts';
import { matrixTable } from './matrix-table.ts';
import { tidyTable } from './tidy-table.ts';

const pageSize = 50;

export function matrixPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = settled(scope.project, readAs(api.MatrixQuery, request.query));
    if (request.get('x-part') === 'yes') {
      pages.part(response, 'matrix/rows', matrixRows(scope, query, arranged(scope, query)));
      return;
    }
    pages.show(response, scope, {
      title: 'Cross-case matrix',
      room: 'synthesis',
      view: 'matrix/show',
      page: matrixPage(
        scope,
        query,
        orProblem(() => arranged(scope, query)),
      ),
      script: 'matrix',
    });
  };

  const cell: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = readAs(api.CellQuery, request.query);
    const list = excerptList(scope, request, { ...cellOf(scope, query), offset: query.offset });
    showExcerpts(pages, { request, response, scope }, { ...list, cell: memoOfCell(scope, query) });
  };

  const file: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = settled(scope.project, readAs(api.MatrixQuery, request.query));
    const name = `${scope.key}-matrix-${query.measure.replace('%', 'percent').replaceAll(' ', '-')}`;
    if (request.params['format'] === 'tidy') {
      const tidy = tidyTable(query, arrange(scope.project, countCells(scope.project, query), query));
      response.attachment(`${name}-tidy.csv`).type('text/csv; charset=utf-8');
      response.send([...toCsv(tidy.header, tidy.rows)].join(''));
      return;
    }
    const matrix = arranged(scope, query);
    const table = matrixTable(scope.project, query, matrix);
    if (request.params['format'] === 'xlsx') {
      response
        .attachment(`${name}.xlsx`)
        .send(await writeWorkbook(matrixSheets(scope, query, { matrix, table })));
    } else if (request.params['format'] === 'csv') {
      response.attachment(`${name}.csv`).type('text/csv; charset=utf-8');
      response.send([...toCsv(table.header, table.rows)].join(''));
    } else throw new Refusal('missing', 'A matrix is saved as .csv, .tidy or .xlsx.');
  };

  return { show, cell, file };
}

/** What there is to show, or the sentence that says why there is nothing. */
function orProblem<T>(make: () => T): T | Refusal {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The matrix as it is shown: only the measure that is asked for is counted. */
function arranged({ project }: Scope, query: api.MatrixQuery): ArrangedMatrix {
  const wanted = wantedFor(query.measure);
  const people = wanted.people || query.voices === 'yes' || query.compare.length > 0;
  return arrange(project, countCells(project, query, { ...wanted, people }), query);
}

/** The codings or passages that one cell counts, and what the cell is called. */
function cellOf(scope: Scope, asked: api.CellQuery) {
  const query = settled(scope.project, asked);
  const { rows, columns, plan } = layOut(scope.project, query);
  const placeOf = ({ lines }: typeof rows, key: string): number =>
    key === 'total' ? lines.length : lines.findIndex((line) => line.key === key);
  const [row, column] = [placeOf(rows, asked.row), placeOf(columns, asked.column)];
  if (row < 0 || column < 0) throw new Refusal('missing', 'This matrix has no such row or column any more.');
  const { polarity, stance } = asked;
  const { codings } = plan.filter;
  const isAsked = (one: EvidenceCoding): boolean =>
    (polarity === undefined || one.polarity === polarity) &&
    (stance === undefined || stanceOf(one.polarity) === stance) &&
    codings?.(one) !== false;
  const filter = { ...plan.filter, codings: isAsked };
  const counted = countedInCell({ ...plan, filter }, scope.project.evidence.all(), row, column);
  const names = [rows.lines[row]?.label ?? 'All', columns.lines[column]?.label ?? 'All'];
  return {
    ...listedOf(query.count, counted),
    title: [...names, polarity ?? stance ?? ''].filter((part) => part !== '').join(' · '),
  };
}

/** What is written about a cell of something and a code; totals are no cells. */
function memoOfCell({ project }: Scope, { row, column }: api.CellQuery) {
  const isInColumn = idIn(column, 'code') !== null;
  const [rowKey, codeKey] = isInColumn ? [row, column] : [column, row];
  const codeId = idIn(codeKey, 'code');
  if (codeId === null || readKey(rowKey)?.kind === 'total') return null;
  const id = project.cells.at(rowKey, codeId);
  const caseId = idIn(rowKey, 'case');
  return { rowKey, codeId, caseId, memo: id === undefined ? '' : project.memos.about('cell', id) };
}

const headJson = ({ key, label, sources, unread, informants }: Head) => ({
  key,
  label,
  sources,
  unread,
  informants,
});

/** The numbers of a matrix by one measure, as scripts see them. */
function valuesJson(counted: CountedMatrix, { measure, count }: api.MatrixQuery) {
  const { types, rows, columns, totalColumn, value } = counted;
  const all = [...columns, totalColumn];
  return {
    count,
    types: [...types],
    rows: rows.map(headJson),
    columns: columns.map((head) => ({ ...headJson(head), title: head.title, codeId: head.codeId })),
    values: rows.map((row) => all.map((column) => value(row, column, measure))),
  };
}

/** Every measure of every cell of a matrix, as scripts see it. */
export function matrixJson(counted: CountedMatrix, query: api.MatrixQuery) {
  const all = [...counted.columns, counted.totalColumn];
  return {
    ...valuesJson(counted, query),
    cells: counted.rows.map((row) =>
      all.map((column) => {
        const { state, codings, against, qualified, shared, ...cell } = counted.cell(row, column);
        const voices = counted.voices(row, column);
        const cases = counted.cases(row, column);
        return {
          state,
          codings,
          against,
          qualified,
          shared,
          sources: cell.sources,
          informants: cell.informants,
          coverage: cell.coverage,
          cases: {
            speaking: speakingOf(cases).size,
            raising: cases.for.length,
            known: knownOf(cases).size,
          },
          voices: voices.map((one) => one.speaking),
          raising: voices.map((one) => one.raising),
          known: voices.map((one) => one.known),
        };
      }),
    ),
  };
}

export function answerMatrix({ inProject }: Answering): void {
  inProject(api.showMatrix, (scope, { query: asked }) => {
    const query = settled(scope.project, asked);
    if (asked.detail === 'values') return valuesJson(arranged(scope, query), query);
    return matrixJson(arrange(scope.project, countCells(scope.project, query), query), query);
  });
  inProject(api.showCell, (scope, { query }) => {
    const { ids, passages } = cellOf(scope, query);
    const excerpts = excerptsOf(scope.project, ids.slice(query.offset, query.offset + pageSize));
    return { total: ids.length, passages: passages ?? ids.length, excerpts: excerpts.map(asJson) };
  });
}
