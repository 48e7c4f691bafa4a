// The pages of an outcome or a condition, and of a score.
import type { RequestHandler, Response } from 'express';
import { clearScore, removeSet, setScore, writeSet } from '../../actions/truth-tables/truth-tables.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { setKnown } from '../../study/truth-tables/scored-table.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { readAs } from '../http/request.ts';
import { frame, openedScore, openedSet, ScoreForm, type InSet, type OfScore } from './opened.ts';
import { setOf, StandingSetFields } from './set-form.ts';
import { scorePage, setPage } from './set-page.ts';

const addressOfSet = ({ base, tableId, setId }: InSet): string =>
  `${base}/truth-tables/${tableId}/sets/${setId}`;

/** How an outcome or a condition is made. */
export function setPages(workspace: Workspace, pages: Pages) {
  const showSet = (response: Response, scope: InSet, problem = ''): void => {
    const page = { ...setPage(scope, scope.tableId, scope.setId), problem };
    pages.show(response, scope, { ...frame, title: page.name, view: 'truth-tables/set', page });
  };
  const show: RequestHandler = (request, response) => {
    showSet(response, openedSet(workspace, request));
  };
  const write: RequestHandler = async (request, response) => {
    const scope = openedSet(workspace, request);
    const { was, ...fields } = readAs(StandingSetFields, request.body);
    await orShow(
      response,
      () => {
        const { role } = setKnown(scope.project, scope.tableId, scope.setId);
        const entry = { ...setOf(scope.project, { ...fields, role }), was };
        writeSet(scope.project, scope.coder.id, { tableId: scope.tableId, id: scope.setId }, entry);
        leadTo(response, addressOfSet(scope));
      },
      ({ message }) => {
        showSet(response, scope, message);
      },
    );
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, tableId, setId } = openedSet(workspace, request);
    removeSet(project, coder.id, tableId, setId);
    leadTo(response, `${base}/truth-tables/${tableId}`);
  };
  return { show, write, remove };
}

const addressOfScore = (scope: OfScore): string => `${addressOfSet(scope)}/scores/${scope.caseId}`;

/** One score with the words behind it. */
export function scorePages(workspace: Workspace, pages: Pages) {
  const showScore = (
    response: Response,
    scope: OfScore,
    more: { readonly problem?: string; readonly score?: string; readonly reason?: string } = {},
  ): void => {
    const page = { ...scorePage(scope, scope), problem: '', ...more };
    const title = `${page.case} in ${page.set}`;
    pages.show(response, scope, { ...frame, title, view: 'truth-tables/score', page });
  };
  const show: RequestHandler = (request, response) => {
    showScore(response, openedScore(workspace, request));
  };
  const write: RequestHandler = async (request, response) => {
    const scope = openedScore(workspace, request);
    const { score, reason, was } = readAs(ScoreForm, request.body);
    await orShow(
      response,
      () => {
        setScore(scope.project, scope.coder.id, scope, { score: scoreTyped(score), reason, was });
        leadTo(response, addressOfScore(scope));
      },
      ({ message }) => {
        showScore(response, scope, { problem: message, score, reason });
      },
    );
  };
  const clear: RequestHandler = (request, response) => {
    const scope = openedScore(workspace, request);
    clearScore(scope.project, scope.coder.id, scope);
    leadTo(response, addressOfScore(scope));
  };
  return { show, write, clear };
}

function scoreTyped(text: string): number {
  const score = Number(text.replace(',', '.'));
  if (text === '' || Number.isNaN(score))
    throw new Refusal('invalid', 'A score is a number from 0 (out) to 1 (in), like 0.8.');
  return score;
}
