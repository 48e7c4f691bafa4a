import type { Request, RequestHandler, Response } from 'express';
import { addPlan, removePlan, renamePlan } from '../../actions/guide/guide.ts';
import { Id } from '../../api/common.ts';
import { guideSteps } from '../../domain/guide/guide.ts';
import { planDocx } from '../../formats/reports/plan-docx.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { markedFacets, planKnown } from '../../study/guide/guide.ts';
import { leadTo } from '../http/form-answers.ts';
import { NameForm, namedList, type TypedName } from '../http/named-list.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { dayOf } from '../views/clock.ts';
import { marksPage } from './marks-page.ts';
import { planPage, planSaid } from './plan-page.ts';
import { planReport } from './plan-report.ts';

const frame = { room: 'synthesis', script: 'guide' } as const;

/** The guide: its plans, one of them step by step, and what the codebook tells it. */
export function guidePages(workspace: Workspace, pages: Pages) {
  const showIndex = (response: Response, scope: Scope, more: TypedName): void => {
    const { base, project } = scope;
    const facets = markedFacets(project);
    const page = {
      base,
      ...more,
      isMarked: facets.length > 0,
      hasCodes: project.codes.all().length > 0,
      steps: guideSteps.map(({ title, about }, place) => ({ number: place + 1, title, about })),
      plans: project.guide.plans.all().map((plan) => ({
        name: plan.name,
        href: `${base}/guide/${plan.id}`,
        says: planSaid(plan, facets),
      })),
    };
    pages.show(response, scope, { ...frame, title: 'Guide', view: 'guide/index', page });
  };
  const { index, add } = namedList(workspace, {
    show: showIndex,
    make: ({ project, coder, base }, name) => `${base}/guide/${addPlan(project, coder.id, name)}`,
  });
  const marks: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const page = marksPage(scope);
    pages.show(response, scope, { ...frame, title: 'Marks for the guide', view: 'guide/marks', page });
  };
  return { index, add, marks, ...planPages(workspace, pages) };
}

function planPages(workspace: Workspace, pages: Pages) {
  const opened = (request: Request): Scope & { id: number } => ({
    ...scopeOf(workspace, request),
    id: readAs(Id, request.params['plan']),
  });
  const show: RequestHandler = (request, response) => {
    const scope = opened(request);
    const plan = planKnown(scope.project, scope.id);
    pages.show(response, scope, {
      ...frame,
      title: plan.name,
      view: 'guide/plan',
      page: planPage(scope, plan),
    });
  };
  const rename: RequestHandler = (request, response) => {
    const { project, coder, base, id } = opened(request);
    renamePlan(project, coder.id, id, readAs(NameForm, request.body).name);
    leadTo(response, `${base}/guide/${id}`);
  };
  const remove: RequestHandler = (request, response) => {
    const { project, coder, base, id } = opened(request);
    removePlan(project, coder.id, id);
    leadTo(response, `${base}/guide`);
  };
  const word: RequestHandler = async (request, response) => {
    const scope = opened(request);
    const page = planPage(scope, planKnown(scope.project, scope.id));
    response.attachment(`${scope.key}-plan-${scope.id}-${dayOf(new Date())}.docx`);
    response.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    response.send(await planDocx(planReport(scope, page)));
  };
  return { show, rename, remove, word };
}
