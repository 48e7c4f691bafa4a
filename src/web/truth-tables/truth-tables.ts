import type { RequestHandler, Response } from 'express';
import type { z } from 'zod';
import {
  addSet,
  addTruthTable,
  removeTruthTable,
  writeTruthTable,
} from '../../actions/truth-tables/truth-tables.ts';
import type { Minimising } from '../../processes/minimising.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { notYet, scoredTable, tableKnown } from '../../study/truth-tables/scored-table.ts';
import { leadTo } from '../http/form-answers.ts';
import { namedList, type TypedName } from '../http/named-list.ts';
import type { Pages } from '../http/pages.ts';
import { atThisMoment, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import type { Views } from '../views/views.ts';
import { frame, openedTable, refusalOf, ShowQuery, TableForm, untilGone, type InTable } from './opened.ts';
import { robustnessPage } from './robustness-page.ts';
import { emptyForm, SetFields, setOf } from './set-form.ts';
import { solvedView } from './solved-page.ts';
import { solvedTable, triedTable } from './solved.ts';
import { longSaid, tablePage, tableSaid } from './table-page.ts';

/** The list of truth tables. */
export function truthTableList(workspace: Workspace, pages: Pages) {
  const showIndex = (response: Response, scope: Scope, more: TypedName): void => {
    const tables = scope.project.truthTables.all().map((kept) => ({
      name: kept.name,
      href: `${scope.base}/truth-tables/${kept.id}`,
      says: tableSaid(scoredTable(scope.project, kept)),
    }));
    const page = { base: scope.base, tables, ...more };
    pages.show(response, scope, { ...frame, title: 'Truth tables', view: 'truth-tables/index', page });
  };
  const { index, add } = namedList(workspace, {
    show: showIndex,
    make: ({ project, coder, base }, name) =>
      `${base}/truth-tables/${addTruthTable(project, coder.id, name)}`,
  });
  return { index, add };
}

/** How the page of a table is asked for, and what stands on it after a refusal. */
type Shown = z.output<typeof ShowQuery> & Partial<Pick<Views['truth-tables/show'], 'problem' | 'form'>>;

/** A truth table with what it says. */
export function truthTablePages(workspace: Workspace, pages: Pages, minimising: Minimising) {
  const showOne = async (response: Response, scope: InTable, asked: Shown): Promise<void> => {
    const { of, work, ...more } = asked;
    const still = atThisMoment(scope);
    const scored = scoredTable(scope.project, tableKnown(scope.project, scope.tableId));
    const page = { ...tablePage(scope, scored, of), problem: '', ...more };
    const longHref = work === 'yes' ? '' : longSaid(scored, page.at, of);
    const isWorkedOut = notYet(scored) === '' && longHref === '';
    const solved = isWorkedOut ? await solvedTable(minimising, scored, of, untilGone(response)) : null;
    pages.show(response, still, {
      ...frame,
      title: scored.kept.name,
      view: 'truth-tables/show',
      page: { ...page, longHref, solved: solved && solvedView(scope, scored, solved, of) },
    });
  };
  const show: RequestHandler = (request, response) =>
    showOne(response, openedTable(workspace, request), readAs(ShowQuery, request.query));
  const write: RequestHandler = async (request, response) => {
    const scope = openedTable(workspace, request);
    const entry = readAs(TableForm, request.body);
    const problem = await refusalOf(response, () => {
      writeTruthTable(scope.project, scope.coder.id, scope.tableId, entry);
      leadTo(response, `${scope.base}/truth-tables/${scope.tableId}`);
    });
    if (problem !== null) await showOne(response, scope, { of: 'presence', problem });
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, tableId } = openedTable(workspace, request);
    removeTruthTable(project, coder.id, tableId);
    leadTo(response, `${base}/truth-tables`);
  };
  const addOne: RequestHandler = async (request, response) => {
    const scope = openedTable(workspace, request);
    const fields = readAs(SetFields, request.body);
    const problem = await refusalOf(response, () => {
      const id = addSet(scope.project, scope.coder.id, scope.tableId, setOf(scope.project, fields));
      leadTo(response, `${scope.base}/truth-tables/${scope.tableId}/sets/${id}`);
    });
    if (problem === null) return;
    // What she typed stands in the form again.
    const form = { ...emptyForm(scope.project, fields.role), name: fields.name, code: fields.code };
    await showOne(response, scope, { of: 'presence', problem, form });
  };
  return { show, write, remove, addSet: addOne };
}

/** What of a truth table stays when it is made a little differently. */
export const robustnessOf =
  (workspace: Workspace, pages: Pages, minimising: Minimising): RequestHandler =>
  async (request, response) => {
    const scope = openedTable(workspace, request);
    const { of } = readAs(ShowQuery, request.query);
    const still = atThisMoment(scope);
    const scored = scoredTable(scope.project, tableKnown(scope.project, scope.tableId));
    const tried =
      notYet(scored) === '' ? await triedTable(minimising, scored, of, untilGone(response)) : null;
    pages.show(response, still, {
      ...frame,
      title: `How robust is “${scored.kept.name}”?`,
      view: 'truth-tables/robustness',
      page: robustnessPage(scope, scored, tried, of),
    });
  };
