import { userInfo } from 'node:os';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { createProject, ensureCoder } from '../../actions/projects/projects.ts';
import * as api from '../../api/projects.ts';
import type { Codebook, CodebookCode } from '../../domain/codebook.ts';
import { Refusal } from '../../domain/refusal.ts';
import { shelved, type Shelf } from '../../storage/shelves.ts';
import { warningAbout } from '../../storage/whereabouts.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { fileAddress, projectAddress, shelvedAddress } from '../addresses.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { rememberCoder } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';

/** Where projects come from: the codebooks that come with the program, and the sample study. */
export interface Starters {
  readonly codebook: (name: string) => Codebook;
  readonly names: () => readonly string[];
  readonly sample: (coder: string) => Promise<string>;
}

/** From the help the tour of the sample study begins anew. */
const SampleForm = z.object({ tour: z.literal('again').optional() }).prefault({});

/** Who has coded the sample study. */
const sampleCoder = 'Amara Diallo';

export function projectPages(workspace: Workspace, pages: Pages, starters: Starters) {
  const page = (problem: string): Parameters<Pages['show']>[2] => ({
    title: 'Projects',
    view: 'projects/index',
    page: {
      projects: newestFirst(workspace).map((one) => ({
        ...one,
        href: `${projectAddress(one.key)}/sources`,
        continueHref: `${projectAddress(one.key)}/coding`,
        file: fileAddress(one.key),
      })),
      shelves: [
        { title: 'Archive', projects: onShelf(workspace, 'archive') },
        { title: 'Trash', projects: onShelf(workspace, 'trash') },
      ],
      folder: workspace.folder,
      warning: warningAbout(workspace.folder),
      readOnly: workspace.whyUnwritable(),
      news: workspace.opened.untoldFates(),
      coder: userInfo().username.replace(/^root$/, ''),
      codebooks: starters
        .names()
        .map((name) => ({ value: name, label: labelOf(starters.codebook(name)), chosen: false })),
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
      response.redirect(303, `${projectAddress(key)}/sources/import`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(400);
      pages.show(response, null, page(error.message));
    }
  };

  const sample: RequestHandler = async (request, response) => {
    const { tour } = readAs(SampleForm, request.body);
    const key = await starters.sample(sampleCoder);
    leadTo(response, `${projectAddress(key)}/sources${tour === 'again' ? '#tour' : ''}`);
  };

  const enter: RequestHandler = (request, response) => {
    response.redirect(303, `${projectAddress(String(request.params['project']))}/sources`);
  };

  return { index, create, sample, enter };
}

/** What she worked on last stands first. */
const newestFirst = (workspace: Workspace) =>
  workspace.list().sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.key.localeCompare(b.key));

const onShelf = ({ folder }: Workspace, shelf: Shelf) =>
  shelved(folder, shelf).map((one) => ({ ...one, href: shelvedAddress(shelf, one.name) }));

/** A codebook as it is offered: its name, its facets and how many codes it has. */
function labelOf({ name, facets }: Codebook): string {
  const count = (codes: readonly CodebookCode[]): number =>
    codes.reduce((sum, code) => sum + 1 + count(code.codes), 0);
  const codes = facets.reduce((sum, facet) => sum + count(facet.codes), 0);
  return `${name}: ${codes} codes in ${facets.length} groups`;
}

async function make(
  workspace: Workspace,
  starters: Starters,
  wanted: ReturnType<typeof api.NewProject.parse>,
): Promise<string> {
  const { codebook, ...about } = wanted;
  return createProject(workspace, {
    ...about,
    codebook: codebook === 'none' ? null : starters.codebook(codebook),
  });
}

export function answerProjects(
  { answer, inProject }: Answering,
  { workspace, starters, upkeep }: Pick<Parts, 'workspace' | 'starters' | 'upkeep'>,
): void {
  answer(api.listProjects, () => workspace.list());
  answer(api.createProject, async ({ body }) => ({ key: await make(workspace, starters, body) }));
  answer(api.makeSample, async () => ({ key: await starters.sample(sampleCoder) }));
  inProject(api.listCoders, ({ project }) => project.coders.all().map(({ id, name }) => ({ id, name })));
  inProject(api.addCoder, ({ project }, { body }) => ({ name: ensureCoder(project, body.name) }));
  inProject(api.checkProject, async ({ project }) => {
    const { problems, ...counts } = await upkeep.check(project.file);
    return { ...counts, problems: [...problems] };
  });
}
