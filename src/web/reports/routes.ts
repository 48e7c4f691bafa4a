// What the pages of reports and of the method section answer to.
import type { Express } from 'express';
import type { Answering } from '../http/answer.ts';
import type { Parts } from '../http/parts.ts';
import { answerMethod, methodPages } from '../method/method.ts';
import { answerReports } from './answers.ts';
import { answerReportFiles, reportFile } from './files.ts';
import { reportList, reportPages, reportPartPages } from './reports.ts';

/** The pages of reports and of the method section. */
export function addReportPages(app: Express, { workspace, pages }: Parts): void {
  const at = '/projects/:project/reports';
  const list = reportList(workspace, pages);
  app.get(at, list.index);
  app.post(at, list.add);
  const report = reportPages(workspace, pages);
  app.get(`${at}/:report`, report.show);
  app.post(`${at}/:report`, report.write);
  app.post(`${at}/:report/removal`, report.remove);
  app.post(`${at}/:report/confirmed`, report.confirm);
  app.post(`${at}/:report/files`, reportFile(workspace, pages));
  const method = methodPages(workspace, pages);
  app.get('/projects/:project/method', method.show);
  app.post('/projects/:project/method/:gap', method.write);
  const part = reportPartPages(workspace, pages);
  app.post('/projects/:project/report-parts', part.add);
  app.post(`${at}/:report/parts/:part`, part.write);
  app.post(`${at}/:report/parts/:part/removal`, part.remove);
  app.post(`${at}/:report/order`, part.arrange);
}

/** The same for scripts. */
export function answerReporting(answering: Answering, { workspace, pages }: Parts): void {
  answerReports(answering, pages);
  answerMethod(answering, pages);
  answerReportFiles(answering, workspace, pages);
}
