import type { RequestHandler } from 'express';
import * as api from '../../api/pseudonyms.ts';
import { readPseudonyms } from '../../domain/pseudonyms/table.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readKey, writeKey } from '../../formats/pseudonyms/key-file.ts';
import type { Pseudonymising } from '../../processes/pseudonyms.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import type { PseudonymChoice } from '../../study/pseudonyms/plan.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { dataBlock } from '../http/render.ts';
import { scopeOf } from '../http/request-context.ts';

/** The page on which names are replaced. */
export function pseudonymPages(workspace: Workspace, pages: Pages) {
  const show: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const { base, project } = scope;
    const sources = project.sources.all().map(({ id, name }) => ({ id, name }));
    const data = dataBlock('pseudonyms-data', { base, study: project.about().name });
    pages.show(response, scope, {
      title: 'Pseudonyms',
      room: 'sources',
      view: 'pseudonyms/index',
      page: { base, sources, data },
      script: 'pseudonyms',
    });
  };
  return { show };
}

/** So many hits of each pseudonym are listed at first. */
const mostHits = 40;

const changedMeanwhile =
  'Something was done in the study since the names were looked for. Nothing was replaced: look again, and keep the new key.';

/** What is asked for in the API, as a study knows it. */
const choiceOf = ({ names, near, sources, leave }: PseudonymChoiceAsked): PseudonymChoice => {
  const table = readPseudonyms(names);
  if (table.length === 0) throw new Refusal('invalid', 'Write at least one name and its pseudonym.');
  return { table, near, sources, leave };
};

interface PseudonymChoiceAsked {
  readonly names: string;
  readonly near?: readonly string[] | undefined;
  readonly sources?: readonly number[] | undefined;
  readonly leave: readonly string[];
}

export function answerPseudonyms(
  { inProject }: Answering,
  workspace: Workspace,
  pseudonymising: Pseudonymising,
): void {
  const { ask } = pseudonymising;
  const placeOf = ({ file }: Project) => ({ file, folder: workspace.folder });
  // The same on the same day: who saves the key and then replaces holds the very key.
  const today = (): string => new Date().toISOString().slice(0, 10);

  inProject(api.nameCandidates, async ({ project }) => [...(await ask('propose', placeOf(project), {}))]);
  inProject(api.planPseudonyms, async ({ project }, { body: { all, ...asked } }) => {
    const mark = project.history.mark();
    const { plan, files } = await ask('plan', placeOf(project), { choice: choiceOf(asked), madeAt: today() });
    return {
      mark,
      ...plan,
      pseudonyms: plan.pseudonyms.map((one, of) => ({
        ...one,
        names: [...one.names],
        hits: of === all ? [...one.hits] : one.hits.slice(0, mostHits),
      })),
      near: [...plan.near],
      problems: [...plan.problems],
      stays: [...plan.stays],
      files: [...files],
    };
  });
  inProject(api.pseudonymKey, async ({ project }, { body }) => {
    const mark = project.history.mark();
    const { plan } = await ask('plan', placeOf(project), { choice: choiceOf(body), madeAt: today() });
    return { mark, key: writeKey(plan.key) };
  });
  inProject(api.replaceNames, async ({ project, coder }, { body: { mark, deleteFiles, ...asked } }) => {
    if (mark !== project.history.mark()) throw new Refusal('conflict', changedMeanwhile);
    const wanted = { coderId: coder.id, choice: choiceOf(asked), madeAt: today(), deleteFiles };
    const { rewritten, key, left } = await ask('replace', placeOf(project), wanted);
    return { ...rewritten, key: writeKey(key), left: [...left] };
  });
  inProject(api.checkNames, async ({ project }, { body }) => ({
    left: [...(await ask('check', placeOf(project), { key: readKey(body.key) }))],
  }));
  inProject(api.restoreNames, ({ project, coder }, { body }) =>
    ask('restore', placeOf(project), { coderId: coder.id, key: readKey(body.key) }),
  );
}
