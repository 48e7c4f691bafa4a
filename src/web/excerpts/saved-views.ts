import type { RequestHandler } from 'express';
import { z } from 'zod';
import { keepView, removeView } from '../../actions/excerpts/saved-views.ts';
import { Was } from '../../api/common.ts';
import * as api from '../../api/saved-views.ts';
import { nothingYet, versionOf } from '../../domain/writing/version.ts';
import { viewPages, type ViewPage } from '../../storage/saved-views.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { addressOf, isAsked } from '../../study/excerpts/saved-views.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo } from '../http/form-answers.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import type { ViewLine } from '../views/view-lines.ts';

/** A form cannot know which name she will give: where it names no version, nothing of that name may stand. */
const ViewForm = z.object({
  page: z.enum(viewPages),
  name: z.string(),
  asked: z.string().max(8000),
  was: Was.default(nothingYet),
});

/** The views that were kept of a page; `asked` is how the page is shown now. */
export const viewsOf = (
  { project, base }: Pick<Scope, 'project' | 'base'>,
  page: ViewPage,
  asked: string,
): ViewLine[] =>
  project.savedViews
    .all()
    .filter((view) => view.page === page)
    .map((view) => {
      const address = addressOf(project, view);
      const { id, name, coder } = view;
      return { id, name, coder, href: `${base}/${page}?${address}`, isHere: isAsked(project, view, asked) };
    });

export function savedViewPages(workspace: Workspace) {
  const keep: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const view = readAs(ViewForm, request.body);
    keepView(project, coder.id, view);
    leadTo(response, `${base}/${view.page}?${view.asked}`);
  };

  const remove: RequestHandler = (request, response) => {
    const { project, coder, base } = scopeOf(workspace, request);
    const view = removeView(project, coder.id, Number(request.params['view']));
    leadTo(response, `${base}/${view.page}?${addressOf(project, view)}`);
  };

  return { keep, remove };
}

export function answerSavedViews({ inProject }: Answering): void {
  inProject(api.listViews, ({ project }) =>
    project.savedViews.all().map(({ id, name, page, coder, ...view }) => ({
      id,
      name,
      page,
      coder,
      asked: addressOf(project, { id, name, page, coder, ...view }),
      version: versionOf({ asked: view.asked }),
    })),
  );
  inProject(api.keepView, ({ project, coder, standing }, { body }) => {
    keepView(project, coder.id, body);
    return standing();
  });
  inProject(api.removeView, ({ project, coder, standing }, { params }) => {
    removeView(project, coder.id, params.view);
    return standing();
  });
}
