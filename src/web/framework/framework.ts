import type { RequestHandler } from 'express';
import { confirmSummary, writeSummary } from '../../actions/framework/summaries.ts';
import { Id } from '../../api/common.ts';
import * as api from '../../api/framework.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sayChanges, uncitedSentences } from '../../domain/summary.ts';
import { versionOf } from '../../domain/writing/version.ts';
import { frameworkDocx } from '../../formats/reports/framework-docx.ts';
import { frameworkCsv, frameworkHtml, frameworkXlsx } from '../../formats/reports/framework-tables.ts';
import type { FrameworkReport } from '../../formats/reports/framework.ts';
import type { Summary } from '../../storage/summaries.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { cellNamed } from '../../study/framework/cells.ts';
import { frameworkCell, frameworkOf, wordsOfSummary } from '../../study/framework/framework.ts';
import { mostCodedFacet } from '../../study/matrix/matrix.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { frameworkCellPage, frameworkPage } from './framework-page.ts';
import { frameworkReport } from './framework-report.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const writers = new Map<
  string,
  { type: string; write: (report: FrameworkReport) => string | Promise<Buffer> }
>([
  ['xlsx', { type: `${office}.spreadsheetml.sheet`, write: frameworkXlsx }],
  ['docx', { type: `${office}.wordprocessingml.document`, write: frameworkDocx }],
  ['html', { type: 'text/html; charset=utf-8', write: frameworkHtml }],
  ['csv', { type: 'text/csv; charset=utf-8', write: (report) => [...frameworkCsv(report)].join('') }],
]);

/** Where no codes are asked for, they are those of the facet that is coded most. */
const withCodes = ({ project }: Scope, query: api.FrameworkQuery): api.FrameworkQuery =>
  query.under === null && query.codes.length === 0 ? { ...query, under: mostCodedFacet(project) } : query;

export function frameworkPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = withCodes(scope, readAs(api.FrameworkQuery, request.query));
    const page = frameworkPage(scope, query, frameworkOf(scope.project, query));
    pages.show(response, scope, {
      title: 'Framework matrix',
      room: 'synthesis',
      script: 'synthesis',
      view: 'framework/show',
      page,
    });
  };

  const cell: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = withCodes(scope, readAs(api.FrameworkQuery, request.query));
    const place = {
      caseId: readAs(Id, request.params['case']),
      codeId: readAs(Id, request.params['code']),
    };
    const title = cellNamed(scope.project, place).slice(1, -1);
    const found = frameworkCell(scope.project, place.caseId, place.codeId);
    const framework = frameworkOf(scope.project, query);
    const page = frameworkCellPage(scope, query, { framework, cell: found });
    pages.show(response, scope, {
      title,
      room: 'synthesis',
      script: 'synthesis',
      view: 'framework/cell',
      page,
    });
  };

  const file: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = withCodes(scope, readAs(api.FrameworkQuery, request.query));
    const { format } = request.params;
    const writer = writers.get(String(format));
    if (!writer) throw new Refusal('missing', 'A framework matrix is saved as .xlsx, .docx, .html or .csv.');
    const report = frameworkReport(scope.project, frameworkOf(scope.project, query));
    response
      .attachment(`${scope.key}-framework.${String(format)}`)
      .type(writer.type)
      .send(await writer.write(report));
  };

  return { show, cell, file };
}

/** What the box is told after its words were kept. */
const kept = ({ standing }: Scope, summary: Summary | null): api.Kept => ({
  ...standing(),
  version: versionOf(wordsOfSummary(summary)),
  uncited: uncitedSentences(summary?.text ?? '').map(({ start, end }) =>
    (summary?.text ?? '').slice(start, end),
  ),
});

export function answerFramework({ inProject }: Answering): void {
  inProject(api.listSummaries, ({ project }) => {
    const cases = new Map(project.cases.all().map(({ id, name }) => [id, name]));
    const codes = new Map(placedCodes(project).map(({ id, path }) => [id, path]));
    return project.summaries.all().map(({ caseId, codeId, text, coder, modifiedAt, citations }) => {
      const { isStale, changes, uncited } = frameworkCell(project, caseId, codeId);
      return {
        caseId,
        codeId,
        text,
        coder,
        modifiedAt,
        isStale,
        uncited,
        changes: sayChanges(changes),
        version: versionOf(wordsOfSummary({ text, citations })),
        case: cases.get(caseId) ?? '',
        code: codes.get(codeId) ?? '',
        citations: citations.map((one) => ({ ...one, isGone: !project.codings.find(one.codingGuid) })),
      };
    });
  });
  inProject(api.writeSummary, (scope, { params, body }) => {
    const place = { caseId: params.case, codeId: params.code };
    return kept(scope, writeSummary(scope.project, scope.coder.id, place, body));
  });
  inProject(api.confirmSummary, (scope, { params }) => {
    const place = { caseId: params.case, codeId: params.code };
    return kept(scope, confirmSummary(scope.project, scope.coder.id, place));
  });
}
