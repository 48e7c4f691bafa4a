import {
  addParts,
  addReport,
  arrangeReport,
  removePart,
  removeReport,
  reportKnown,
  wordsOfPart,
  wordsOfReport,
  writePart,
  writeReport,
} from '../../actions/reports/reports.ts';
import * as api from '../../api/reports.ts';
import { keptOf } from '../../domain/report/changes.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Report } from '../../storage/reports.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { readReport } from './document.ts';
import { changesOf } from './report-page.ts';
import { confirmAsItIs } from './reports.ts';

const about = (report: Report) => ({
  id: report.id,
  version: versionOf(wordsOfReport(report)),
  title: report.title,
  byline: report.byline,
  least: report.least,
  coder: report.coder,
  modifiedAt: report.modifiedAt,
  saidAt: report.saidAt,
});

/** Reports for scripts. */
export function answerReports({ inProject }: Answering, pages: Pages): void {
  inProject(api.listReports, ({ project }) => project.reports.all().map(about));
  inProject(api.addReport, ({ project, coder, standing }, { body }) => {
    const id = addReport(project, coder.id, body.title);
    return { ...standing(), id };
  });
  inProject(api.showReport, (scope, { params }) => {
    const report = reportKnown(scope.project, params.report);
    const read = readReport(scope, pages.html, report, pages.version);
    const said = keptOf(read.document);
    return {
      ...about(report),
      hash: read.hash,
      parts: report.parts.map(({ id, shows, heading, text }, at) => ({
        id,
        shows,
        heading,
        text,
        version: versionOf(wordsOfPart({ heading, text })),
        label: said[at]?.label ?? '',
        lines: [...(said[at]?.lines ?? [])],
      })),
      changes: changesOf(report, read).map(({ label, what, was, is }) => ({
        label,
        what,
        was: [...was],
        is: [...is],
      })),
    };
  });
  inProject(api.writeReport, ({ project, coder, standing }, { params, body }) => {
    writeReport(project, coder.id, params.report, body);
    return standing();
  });
  inProject(api.removeReport, ({ project, coder, standing }, { params }) => {
    removeReport(project, coder.id, params.report);
    return standing();
  });
  inProject(api.confirmReport, (scope, { params }) => {
    confirmAsItIs({ ...scope, reportId: params.report }, pages);
    return scope.standing();
  });
  answerParts({ inProject });
}

function answerParts({ inProject }: Pick<Answering, 'inProject'>): void {
  inProject(api.addReportParts, ({ project, coder, standing }, { body }) => {
    const added = addParts(project, coder.id, body.report, body.parts);
    return { ...standing(), ...added };
  });
  inProject(api.writeReportPart, ({ project, coder, standing }, { params, body }) => {
    writePart(project, coder.id, { reportId: params.report, partId: params.part }, body);
    return standing();
  });
  inProject(api.removeReportPart, ({ project, coder, standing }, { params }) => {
    removePart(project, coder.id, { reportId: params.report, partId: params.part });
    return standing();
  });
  inProject(api.arrangeReport, ({ project, coder, standing }, { params, body }) => {
    arrangeReport(project, coder.id, params.report, body.parts);
    return standing();
  });
}
