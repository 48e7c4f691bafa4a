import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { emptyHistory, redo, takeBack, undo } from '../../actions/history/history.ts';
import * as api from '../../api/history.ts';
import { actionKinds } from '../../domain/action.ts';
import type { Action } from '../../storage/history-lines.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { sourcesAround } from '../sources/sources-around.ts';
import type { Option } from '../views/views.ts';

const pageSize = 100;
const ReversalForm = z.object({ confirmed: z.enum(['yes', 'no']).default('no') });

export function historyPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, shown(scope, request, { problem: '', large: null }));
  };

  const reverse: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const id = Number(request.params['action']);
    const { confirmed } = readAs(ReversalForm, request.body);
    await orShow(
      response,
      () => {
        takeBack(scope.project, scope.coder.id, id, confirmed === 'yes');
        leadTo(response, `${scope.base}/history`);
      },
      ({ message, wayOut }) => {
        const large = wayOut.large === undefined ? null : id;
        pages.show(response, scope, shown(scope, request, { problem: message, large }));
      },
    );
  };

  const empty: RequestHandler = (request, response) => {
    const { project, base } = scopeOf(workspace, request);
    emptyHistory(project, readAs(api.emptyHistory.body, request.body).before);
    leadTo(response, `${base}/history`);
  };

  return { index, reverse, empty };
}

/** What was refused, and the step that is taken back once she is sure. */
interface Refused {
  readonly problem: string;
  readonly large: number | null;
}

function shown(scope: Scope, request: Request, { problem, large }: Refused): Parameters<Pages['show']>[2] {
  const { project, base } = scope;
  const query = readAs(api.listHistory.query, request.query);
  const actions = linesOf(scope, query);
  const lines = actions.map((action) => ({
    ...action,
    time: new Date(action.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
    href: action.sourceId === null ? '' : `${base}/coding/${action.sourceId}`,
  }));
  const byDay = Map.groupBy(lines, ({ at }) =>
    new Date(at).toLocaleDateString('en-GB', { dateStyle: 'full' }),
  );
  const last = actions.at(-1);
  const older = new URLSearchParams({
    q: query.q,
    kind: query.kind,
    coder: String(query.coder ?? ''),
    source: String(query.source ?? ''),
    before: String(last?.id ?? ''),
  });
  const optionsOf = (all: readonly { id: number; name: string }[], chosen: number | null): Option[] =>
    all.map(({ id, name }) => ({ value: String(id), label: name, chosen: id === chosen }));
  const page = {
    base,
    problem,
    large,
    days: [...byDay].map(([day, ofDay]) => ({ day, actions: ofDay })),
    olderHref: actions.length === pageSize ? `${base}/history?${older.toString()}` : '',
    coders: optionsOf(project.coders.all(), query.coder),
    sources: sourcesAround(project.sources.all(), { place: 0, chosen: query.source }),
    kinds: actionKinds.map((kind) => ({ value: kind, label: kind, chosen: kind === query.kind })),
    words: query.q,
    isFiltered: query.q !== '' || query.kind !== '' || query.coder !== null || query.source !== null,
  };
  return { title: 'History', room: 'history', view: 'history/index', page };
}

const linesOf = (
  { project }: Pick<Scope, 'project'>,
  { before, coder, source, kind, q }: z.output<typeof api.listHistory.query>,
): Action[] =>
  project.history.list(pageSize, before, {
    coderId: coder ?? undefined,
    sourceId: source ?? undefined,
    kind: kind === '' ? undefined : kind,
    words: q.trim(),
  });

export function answerHistory({ inProject }: Answering): void {
  inProject(api.listHistory, ({ project }, { query }) => linesOf({ project }, query));
  inProject(api.undo, ({ project, coder, standing }, { query }) => ({
    action: undo(project, query.own === 'yes' ? coder.id : undefined, query.confirmed === 'yes'),
    ...standing(),
  }));
  inProject(api.redo, ({ project, standing }, { query }) => ({
    action: redo(project, query.confirmed === 'yes'),
    ...standing(),
  }));
  inProject(api.emptyHistory, ({ project, standing }, { body }) => ({
    emptied: emptyHistory(project, body.before),
    ...standing(),
  }));
  inProject(api.takeBack, ({ project, coder, standing }, { params, query }) => ({
    action: takeBack(project, coder.id, params.action, query.confirmed === 'yes'),
    ...standing(),
  }));
}
