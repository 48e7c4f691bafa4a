import type { RequestHandler } from 'express';
import { redo, undo } from '../actions/history.ts';
import * as api from '../api/history.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { scopeOf } from './scope.ts';

const pageSize = 100;

export function historyPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { before } = readAs(api.listHistory.query, request.query);
    const actions = scope.project.history.list(pageSize, before);
    const lines = actions.map((action) => ({
      ...action,
      time: new Date(action.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
      href: action.sourceId === null ? '' : `${scope.base}/coding/${action.sourceId}`,
    }));
    const byDay = Map.groupBy(lines, ({ at }) =>
      new Date(at).toLocaleDateString('en-GB', { dateStyle: 'full' }),
    );
    const last = actions.at(-1);
    const olderHref = actions.length === pageSize && last ? `${scope.base}/history?before=${last.id}` : '';
    const days = [...byDay].map(([day, ofDay]) => ({ day, actions: ofDay }));
    pages.show(response, scope, {
      title: 'History',
      room: 'history',
      view: 'history/index',
      page: { base: scope.base, days, olderHref },
    });
  };
  return { index };
}

export function answerHistory({ inProject }: Answering): void {
  inProject(api.listHistory, ({ project }, { query }) => project.history.list(pageSize, query.before));
  inProject(api.undo, ({ project, standing }) => ({ action: undo(project), ...standing() }));
  inProject(api.redo, ({ project, standing }) => ({ action: redo(project), ...standing() }));
}
