import { userInfo } from 'node:os';
import type { RequestHandler } from 'express';
import { createProject } from '../actions/project.ts';
import * as api from '../api/projects.ts';
import type { Codebook } from '../domain/codebook.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { rememberCoder } from './scope.ts';

/** Where projects come from: the codebook that comes with the program, and the sample study. */
export interface Starters {
  readonly codebook: () => Codebook;
  readonly sample: (coder: string) => Promise<string>;
}

export function projectPages(workspace: Workspace, pages: Pages, starters: Starters) {
  const page = (problem: string): Parameters<Pages['show']>[2] => ({
    title: 'Projects',
    view: 'projects/index',
    page: {
      projects: workspace.list(),
      folder: workspace.folder,
      coder: userInfo().username.replace(/^root$/, ''),
      problem,
    },
  });

  const index: RequestHandler = (_request, response) => {
    pages.show(response, null, page(''));
  };

  const create: RequestHandler = async (request, response) => {
    try {
      const wanted = readAs(api.NewProject, request.body);
      const key = await make(workspace, starters, wanted);
      rememberCoder(response, key, wanted.coder);
      response.redirect(303, `/projects/${key}/sources/import`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(400);
      pages.show(response, null, page(error.message));
    }
  };

  const sample: RequestHandler = async (_request, response) => {
    const key = await starters.sample('Amara Diallo');
    response.redirect(303, `/projects/${key}/sources`);
  };

  const enter: RequestHandler = (request, response) => {
    response.redirect(303, `/projects/${encodeURIComponent(String(request.params['project']))}/sources`);
  };

  return { index, create, sample, enter };
}

async function make(
  workspace: Workspace,
  starters: Starters,
  wanted: ReturnType<typeof api.NewProject.parse>,
): Promise<string> {
  const { codebook, ...about } = wanted;
  return createProject(workspace, { ...about, codebook: codebook === 'none' ? null : starters.codebook() });
}

export function answerProjects(
  { answer, inProject }: Answering,
  workspace: Workspace,
  starters: Starters,
): void {
  answer(api.listProjects, () => workspace.list());
  answer(api.createProject, async ({ body }) => ({ key: await make(workspace, starters, body) }));
  inProject(api.checkProject, ({ project }) => {
    const { problems, ...counts } = project.integrity.check();
    return { ...counts, problems: [...problems] };
  });
}
