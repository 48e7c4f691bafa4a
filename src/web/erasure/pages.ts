import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { WholeErasure, WholePlan } from '../../actions/erasure/with-files.ts';
import { optionalId } from '../../api/common.ts';
import * as api from '../../api/erasure.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Erasing } from '../../processes/erasing.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { targetKinds, type Target } from '../../study/erasure/reach.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { copyLines, doneLines, goesLines } from './lines.ts';

const mostListed = 40;

const Asked = z.object({
  q: z.string().max(200).default(''),
  source: optionalId,
  informant: optionalId,
  case: optionalId,
});

const several = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));
const ErasureForm = z.object({
  kind: z.enum(targetKinds),
  id: z.coerce.number().int().positive(),
  mark: z.string(),
  name: several,
  also: z
    .string()
    .max(20_000)
    .default('')
    .transform((typed) => typed.split('\n').flatMap((word) => word.trim() || [])),
  keep: several,
  keepFile: several,
  confirmed: z.string().max(400).default(''),
});
type ErasureForm = z.output<typeof ErasureForm>;

export function erasurePages(workspace: Workspace, pages: Pages, erasing: Erasing) {
  const shower = createShower(workspace, pages, erasing);

  const index: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const asked = readAs(Asked, request.query);
    const [kind] = targetKinds.filter((one) => asked[one] !== null);
    if (kind === undefined) {
      const page = { base: scope.base, words: asked.q, lists: choosable(scope, asked.q) };
      pages.show(response, scope, { title: 'Erase', room: 'sources', view: 'erasure/index', page });
      return;
    }
    const found = await erasing.plan(placeOf(scope.project, workspace), { kind, id: asked[kind] ?? 0 }, {});
    shower.plan(scope, response, found, { also: [], keepFile: [], problem: '' });
  };

  /** The same once more, with what she chose. */
  const plan: RequestHandler = async (request, response) => {
    await shower.again(scopeOf(workspace, request), response, readAs(ErasureForm, request.body), '');
  };

  const carryOut: RequestHandler = async (request, response) => {
    const scope = scopeOf(workspace, request);
    const form = readAs(ErasureForm, request.body);
    if (form.mark !== scope.project.history.mark()) {
      response.status(409);
      await shower.again(scope, response, form, changedMeanwhile);
      return;
    }
    try {
      const wanted = { ...chosenIn(form), confirmed: form.confirmed, keepFiles: form.keepFile };
      const place = placeOf(scope.project, workspace);
      shower.done(scope, response, await erasing.erase(place, scope.coder.id, wanted));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      response.status(400);
      await shower.again(scope, response, form, error.message);
    }
  };

  return { index, plan, carryOut };
}

const changedMeanwhile =
  'Something was done in the project since this was shown. Nothing was erased: look at it again.';

/** What she chose on the page, to be shown to her again. */
type Shown = Pick<ErasureForm, 'also' | 'keepFile'> & { readonly problem: string };

function createShower(workspace: Workspace, pages: Pages, erasing: Erasing) {
  function plan(scope: Scope, response: Response, { plan: shown, files }: WholePlan, chosen: Shown): void {
    const page = {
      base: scope.base,
      problem: chosen.problem,
      mark: scope.project.history.mark(),
      plan: shown,
      goes: goesLines(shown),
      ...copyLines(files, chosen.keepFile),
      also: chosen.also.join('\n'),
    };
    const title = `Erase ${shown.name}`;
    pages.show(response, scope, { title, room: 'sources', view: 'erasure/plan', page });
  }

  return {
    plan,
    again: async (scope: Scope, response: Response, form: ErasureForm, problem: string): Promise<void> => {
      const { target, choice } = chosenIn(form);
      const found = await erasing.plan(placeOf(scope.project, workspace), target, choice);
      plan(scope, response, found, { ...form, problem });
    },
    done: (scope: Scope, response: Response, erased: WholeErasure): void => {
      const { kept, left, plan: carriedOut } = erased;
      const page = { base: scope.base, lines: doneLines(erased), kept, left, stays: carriedOut.stays };
      pages.show(response, scope, { title: 'Erased', room: 'sources', view: 'erasure/done', page });
    },
  };
}

const placeOf = ({ file }: Project, { folder }: Workspace) => ({ file, folder });

const chosenIn = ({ kind, id, name, also, keep }: ErasureForm) => ({
  target: { kind, id } satisfies Target,
  choice: { names: name, also, keep },
});

/** What can be chosen, by its name. */
function choosable({ project, base }: Scope, words: string) {
  const isAsked = ({ name }: { name: string }): boolean =>
    name.toLowerCase().includes(words.trim().toLowerCase());
  const list = (title: string, kind: Target['kind'], all: readonly { id: number; name: string }[]) => {
    const found = all.filter(isAsked);
    return {
      title,
      found: found
        .slice(0, mostListed)
        .map(({ id, name }) => ({ name, href: `${base}/erasure?${kind}=${id}` })),
      more: Math.max(0, found.length - mostListed),
    };
  };
  return [
    list('Informants', 'informant', project.informants.all()),
    list('Sources', 'source', project.sources.all()),
    list('Cases', 'case', project.cases.all()),
  ];
}

export function answerErasure({ inProject }: Answering, workspace: Workspace, erasing: Erasing): void {
  inProject(api.planErasure, async ({ project }, { body: { target, ...choice } }) => {
    const { plan, files } = await erasing.plan(placeOf(project, workspace), target, choice);
    return {
      plan: {
        ...plan,
        sources: [...plan.sources],
        shared: [...plan.shared],
        informants: [...plan.informants],
        cases: [...plan.cases],
        memos: [...plan.memos],
        names: [...plan.names],
        also: [...plan.also],
        places: plan.places.map((place) => ({ ...place, samples: [...place.samples] })),
        lines: [...plan.lines],
        stays: [...plan.stays],
      },
      files: [...files],
    };
  });
  inProject(api.erase, async ({ project, coder }, { body: { target, confirmed, keepFiles, ...choice } }) => {
    const request = { target, choice, confirmed, keepFiles };
    const { plan, removed, kept, left, searched } = await erasing.erase(
      placeOf(project, workspace),
      coder.id,
      request,
    );
    const places = plan.places.filter(({ isKept }) => !isKept).length;
    return { removed: [...removed], kept: [...kept], left: [...left], searched, places, counts: plan.counts };
  });
}
