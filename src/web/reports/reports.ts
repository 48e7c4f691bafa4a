import type { RequestHandler, Response } from 'express';
import type { z } from 'zod';
import {
  addParts,
  addReport,
  arrangeReport,
  confirmReport,
  removePart,
  removeReport,
  reportKnown,
  writePart,
  writeReport,
} from '../../actions/reports/reports.ts';
import { counted } from '../../domain/counted.ts';
import { keptOf } from '../../domain/report/changes.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';
import { readReport } from './document.ts';
import {
  frame,
  NewPartForm,
  openedPart,
  openedReport,
  OrderForm,
  PartForm,
  ReportForm,
  TitleForm,
  type InReport,
} from './opened.ts';
import { changesOf, reportPage } from './report-page.ts';

/** The list of reports. */
export function reportList(workspace: Workspace, pages: Pages) {
  const showIndex = (response: Response, scope: Scope, more: { problem: string; title: string }): void => {
    const reports = scope.project.reports.all().map((report) => {
      const changes = changesOf(report, readReport(scope, pages.html, report, pages.version));
      const since = report.saidAt === null ? 'not exported yet' : `as of ${dayOf(report.saidAt)}`;
      return {
        href: `${scope.base}/reports/${report.id}`,
        title: report.title,
        says: `${counted(report.parts.length, 'part')}, ${since}`,
        news: changes.length === 0 ? '' : `${counted(changes.length, 'part')} changed since`,
      };
    });
    const page = { base: scope.base, reports, ...more };
    pages.show(response, scope, { ...frame, title: 'Reports', view: 'reports/index', page });
  };
  const index: RequestHandler = (request, response) => {
    showIndex(response, scopeOf(workspace, request), { problem: '', title: '' });
  };
  const add: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const { title } = readAs(TitleForm, request.body);
    await orShow(
      response,
      () => {
        leadTo(response, `${scope.base}/reports/${addReport(scope.project, scope.coder.id, title)}`);
      },
      ({ message }) => {
        showIndex(response, scope, { problem: message, title });
      },
    );
  };
  return { index, add };
}

/** What a refused form had in it: it stands there again. */
interface Typed {
  readonly problem: string;
  readonly report?: z.output<typeof ReportForm>;
  readonly part?: { readonly id: number } & z.output<typeof PartForm>;
}

function showReport(pages: Pages, response: Response, scope: InReport, typed: Typed = { problem: '' }): void {
  const report = reportKnown(scope.project, scope.reportId);
  const { title, byline, least, ...page } = reportPage(scope, pages, report);
  const parts = page.parts.map((one) =>
    one.id === typed.part?.id ? { ...one, heading: typed.part.heading, text: typed.part.text } : one,
  );
  const shown = { title, byline, least, ...typed.report, was: page.was };
  pages.show(response, scope, {
    ...frame,
    title: report.title,
    view: 'reports/show',
    page: { ...page, ...shown, parts, problem: typed.problem },
  });
}

/** A report, and what is written about it. */
export function reportPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    showReport(pages, response, openedReport(workspace, request));
  };
  const write: RequestHandler = async (request, response) => {
    const scope = openedReport(workspace, request);
    const report = readAs(ReportForm, request.body);
    await orShow(
      response,
      () => {
        writeReport(scope.project, scope.coder.id, scope.reportId, report);
        leadTo(response, `${scope.base}/reports/${scope.reportId}`);
      },
      ({ message }) => {
        showReport(pages, response, scope, { problem: message, report });
      },
    );
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, reportId } = openedReport(workspace, request);
    removeReport(project, coder.id, reportId);
    leadTo(response, `${base}/reports`);
  };
  const confirm: RequestHandler = (request, response) => {
    const scope = openedReport(workspace, request);
    confirmAsItIs(scope, pages);
    leadTo(response, `${scope.base}/reports/${scope.reportId}`);
  };
  return { show, write, remove, confirm };
}

/** Keeps what a report says at this moment. */
export function confirmAsItIs(scope: InReport, pages: Pages): void {
  const report = reportKnown(scope.project, scope.reportId);
  const { document } = readReport(scope, pages.html, report, pages.version);
  const said = keptOf(document);
  confirmReport(scope.project, scope.coder.id, report.id, { said, as: 'confirmed' });
}

/** What is done with the parts of a report. */
export function reportPartPages(workspace: Workspace, pages: Pages) {
  const add: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const { report, part } = readAs(NewPartForm, request.body);
    const { reportId, partIds } = addParts(project, coder.id, report, [part]);
    leadTo(response, `${base}/reports/${reportId}#part-${partIds[0] ?? ''}`);
  };
  const write: RequestHandler = async (request, response) => {
    const scope = openedPart(workspace, request);
    const part = readAs(PartForm, request.body);
    await orShow(
      response,
      () => {
        writePart(scope.project, scope.coder.id, scope, part);
        leadTo(response, `${scope.base}/reports/${scope.reportId}#part-${scope.partId}`);
      },
      ({ message }) => {
        showReport(pages, response, scope, { problem: message, part: { id: scope.partId, ...part } });
      },
    );
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, ...place } = openedPart(workspace, request);
    removePart(project, coder.id, place);
    leadTo(response, `${base}/reports/${place.reportId}`);
  };
  const arrange: RequestHandler = (request, response) => {
    const { project, coder, base, reportId } = openedReport(workspace, request);
    arrangeReport(project, coder.id, reportId, readAs(OrderForm, request.body).parts);
    leadTo(response, `${base}/reports/${reportId}`);
  };
  return { add, write, remove, arrange };
}
