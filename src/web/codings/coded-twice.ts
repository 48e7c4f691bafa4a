import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { joinPassages } from '../../actions/codings/passages.ts';
import * as api from '../../api/codings.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { passagesCodedTwice } from '../../study/codings/coded-twice.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { pager } from '../views/pager.ts';
import type { Views } from '../views/views.ts';

const pageSize = 50;
const PageQuery = z.object({ offset: z.coerce.number().int().nonnegative().default(0) });
const Chosen = z.object({
  passage: z
    .preprocess((given) => [given ?? []].flat(), z.array(z.coerce.number().int().positive()))
    .default([]),
  all: z.literal('yes').optional(),
});

/** Passages that have a code more than once from one coder, and so count as several codings. */
export function codedTwicePages(workspace: Workspace, pages: Pages) {
  const showPage = (
    scope: Scope,
    {
      request,
      response,
      problem,
    }: { request: Request; response: Parameters<RequestHandler>[1]; problem: string },
  ): void => {
    const page = { ...listOf(scope, request), problem };
    pages.show(response, scope, {
      title: 'Coded more than once',
      room: 'codebook',
      view: 'codings/coded-twice',
      page,
    });
  };

  const show: RequestHandler = (request, response) => {
    showPage(scopeOf(workspace, request), { request, response, problem: '' });
  };

  const join: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { passage, all } = readAs(Chosen, request.body);
    try {
      joinPassages(scope.project, scope.coder.id, all === 'yes' ? ownOf(scope) : passage);
      leadTo(response, `${scope.base}/codebook/coded-twice`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(error.kind === 'conflict' ? 409 : 400);
      showPage(scope, { request, response, problem: error.message });
    }
  };

  return { show, join };
}

/** The first codings of all passages that are hers. */
const ownOf = ({ project, coder }: Pick<Scope, 'project' | 'coder'>): number[] =>
  passagesCodedTwice(project).flatMap(({ codings: [first] }) =>
    first?.coderId === coder.id ? first.id : [],
  );

function listOf(
  { project, base, coder }: Scope,
  request: Request,
): Omit<Views['codings/coded-twice'], 'problem'> {
  const { offset } = readAs(PageQuery, request.query);
  const all = passagesCodedTwice(project);
  const passages = all.slice(offset, offset + pageSize).map(({ codings }) => ({
    first: codings[0]?.id ?? 0,
    isOwn: codings[0]?.coderId === coder.id,
    excerpts: excerptsOf(
      project,
      codings.map(({ id }) => id),
    ).map((excerpt) => asLine(base, excerpt)),
  }));
  const own = ownOf({ project, coder }).length;
  return {
    base,
    total: all.length,
    own,
    passages,
    ...pager(request, { total: all.length, offset, pageSize }),
  };
}

export function answerCodedTwice({ inProject }: Answering): void {
  inProject(api.listCodedTwice, ({ project, coder }) =>
    passagesCodedTwice(project).map(({ sourceId, codings }) => ({
      sourceId,
      isOwn: codings[0]?.coderId === coder.id,
      codings: project.codings.some(codings.map(({ id }) => id)).map(({ guid }) => guid),
    })),
  );
  inProject(api.joinPassages, ({ project, coder, standing }, { body }) => {
    const firsts = body.codings.map((guid) => project.codings.find(guid)?.id ?? 0);
    return { joined: joinPassages(project, coder.id, firsts), ...standing() };
  });
}
