import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { confirmRead } from '../../actions/codebook/reading-again.ts';
import { Ids } from '../../api/common.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { readingAgain } from '../../study/codebook/reading-again.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';

const ReadForm = z.object({ sources: Ids });
const mostTurns = 12;

/** The sources that were read before a code existed, to be read again for it. */
export function readingAgainPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    render(pages, scope, { codeId: codeOf(scope, request), problem: '' }, response);
  };

  const confirm: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const codeId = codeOf(scope, request);
    const { sources } = readAs(ReadForm, request.body);
    await orShow(
      response,
      () => {
        confirmRead(scope.project, scope.coder.id, codeId, sources);
        leadTo(response, `${scope.base}/codebook/${codeId}/reading`);
      },
      ({ message }) => {
        render(pages, scope, { codeId, problem: message }, response);
      },
    );
  };
  return { show, confirm };
}

const codeOf = ({ project }: Scope, request: Request): number =>
  findKnown(project, Number(request.params['code'])).id;

function render(
  pages: Pages,
  scope: Scope,
  { codeId, problem }: { codeId: number; problem: string },
  response: Parameters<Pages['show']>[0],
): void {
  const { base, project } = scope;
  const { name } = findKnown(project, codeId);
  const { late, sources } = readingAgain(project, codeId);
  pages.show(response, scope, {
    room: 'codebook',
    script: 'page',
    title: `Read again for ${name}`,
    view: 'codebook/reading-again',
    page: {
      base,
      codeId,
      name,
      problem,
      late: late.map(({ code, since }) => ({ id: code.id, path: code.path, since: dayOf(since) })),
      sources: sources.map(({ source, uncodedTurns }) => ({
        id: source.id,
        name: source.name,
        more: Math.max(0, uncodedTurns.length - mostTurns),
        turns: uncodedTurns.slice(0, mostTurns),
      })),
    },
  });
}
