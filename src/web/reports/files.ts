// A report as a file: for Word, or as one page that needs nothing else.
import type { RequestHandler, Response } from 'express';
import { confirmReport, reportKnown } from '../../actions/reports/reports.ts';
import { exportReport, ReportFile } from '../../api/reports.ts';
import { keptOf } from '../../domain/report/changes.ts';
import { reportDocx } from '../../formats/reports/report-docx.ts';
import type { Report } from '../../storage/reports.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import type { Render } from '../http/render.ts';
import type { Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';
import { readReport, type ReadReport } from './document.ts';
import { offlineStyles } from './offline-styles.ts';
import { openedReport } from './opened.ts';

/** Makes a file of a report, keeps what it says now, and sends it. */
export const reportFile =
  (workspace: Workspace, pages: Pages): RequestHandler =>
  async (request, response) => {
    const scope = openedReport(workspace, request);
    const { format, pictures } = readAs(ReportFile, request.body ?? {});
    const report = reportKnown(scope.project, scope.reportId);
    const read = readReport(scope, pages.html, report, pages.version);
    const made =
      format === 'html'
        ? offlinePage(pages.html, read)
        : await reportDocx(
            read.document,
            new Map(Object.entries(pictures).map(([at, png]) => [at, Buffer.from(png, 'base64')])),
          );
    const as = format === 'html' ? 'saved as a page' : 'saved for Word';
    confirmReport(scope.project, scope.coder.id, report.id, { said: keptOf(read.document), as });
    send(response, scope, report, { format, made });
  };

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;

function send(
  response: Response,
  { key }: Scope,
  { id }: Report,
  { format, made }: { readonly format: keyof typeof types; readonly made: Buffer | string },
): void {
  response.attachment(`${key}-report-${id}-${dayOf(new Date())}.${format}`);
  response.type(types[format]).send(made);
}

/** One page that works from the file system: the words folded behind each number. */
export function offlinePage(render: Render, { document }: ReadReport): string {
  const html = (blocks: ReadReport['document']['provenance'], id: string) =>
    render('reports/blocks', { blocks, id });
  const contents = [...document.parts, { guid: 'provenance', blocks: document.provenance }].flatMap(
    ({ guid, blocks }) =>
      blocks.flatMap((block, at) =>
        block.kind === 'heading' && block.level < 3
          ? [{ id: `${guid}-${at}`, text: block.text, level: block.level }]
          : [],
      ),
  );
  return render('reports/offline', {
    styles: offlineStyles,
    document,
    contents,
    parts: document.parts.map(({ guid, blocks }) => html(blocks, guid)),
    provenance: html(document.provenance, 'provenance'),
    made: `Made on ${dayOf(new Date())}.`,
  });
}

export function answerReportFiles({ handle }: Answering, workspace: Workspace, pages: Pages): void {
  handle(exportReport, reportFile(workspace, pages));
}
