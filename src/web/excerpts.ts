import type { Request, RequestHandler } from 'express';
import { placedCodes } from '../actions/coding.ts';
import { asRow } from '../actions/export.ts';
import { excerptsOf, type Excerpt } from '../actions/excerpts.ts';
import { answering, chosenCodings } from '../actions/excerpt-choice.ts';
import * as api from '../api/excerpts.ts';
import { relations } from '../domain/relation.ts';
import type { Project } from '../storage/project.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import { clock } from './clock.ts';
import type { Pages } from './pages.ts';
import { pager } from './pager.ts';
import { readAs } from './request.ts';
import { scopeOf, type Scope } from './scope.ts';
import type { QueryForm } from './view-lines.ts';
import type { ExcerptLine, Option, Views } from './views.ts';

const pageSize = 50;

export function excerptPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = readAs(api.ExcerptQuery, request.query);
    const { project } = scope;
    const ids = answering(project, chosenCodings(project, query), query);
    const list = excerptList(scope, request, { ids, offset: query.offset, title: titleOf(scope, query) });
    const page = { ...list, query: queryForm(project, query) };
    pages.show(response, scope, {
      title: page.title,
      room: 'synthesis',
      view: 'excerpts/index',
      page,
      script: 'excerpts',
    });
  };
  return { index };
}

function titleOf({ project }: Scope, query: api.ExcerptQuery): string {
  const names = [
    ...query.codes.map((id) => project.codes.find(id)?.name),
    ...query.cases.map((id) => project.cases.all().find((one) => one.id === id)?.name),
    ...query.sources.map((id) => project.sources.find(id)?.name),
  ].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' · ') : 'All excerpts';
}

/** A page of excerpts of the codings with these ids. */
export function excerptList(
  scope: Scope,
  request: Request,
  { ids, offset, title }: { ids: readonly number[]; offset: number; title: string },
): Views['excerpts/index'] {
  const excerpts = excerptsOf(scope.project, ids.slice(offset, offset + pageSize));
  const isPart = request.get('x-part') === 'yes';
  return {
    title,
    total: ids.length,
    unit: ids.length === 1 ? 'coding' : 'codings',
    base: scope.base,
    api: `/api/v1${scope.base}`,
    codes: isPart ? [] : codeOptions(scope.project),
    reviewing: false,
    query: null,
    excerpts: excerpts.map((excerpt) => asLine(scope.base, excerpt)),
    ...pager(request, { total: ids.length, offset, pageSize }),
  };
}

/** The query as a form that reads like a sentence. */
function queryForm(project: Project, query: api.ExcerptQuery): QueryForm {
  const codes = placedCodes(project);
  const optionsOf = (chosen: number | null | undefined): Option[] =>
    codes.map(({ id, path }) => ({ value: String(id), label: path, chosen: id === chosen }));
  const some = (values: readonly string[], chosen: string): Option[] =>
    values.map((value) => ({ value, label: value, chosen: value === chosen }));
  return {
    codes: optionsOf(query.codes.length === 1 ? query.codes[0] : null),
    whether: some(['do', 'do not'], query.whether),
    relations: some(relations, query.relation),
    others: optionsOf(query.other),
    within: query.within,
    words: query.words,
    // What was chosen elsewhere (a case, a coder) stays chosen.
    kept: (['cases', 'sources', 'coders', 'informantTypes', 'kinds', 'polarities'] as const).flatMap((name) =>
      query[name].map((value) => ({ name, value: String(value) })),
    ),
  };
}

/** The codes that can be applied, under their facets, as a list to choose from. */
export const codeOptions = (project: Project): Option[] =>
  placedCodes(project)
    .filter((code) => code.depth > 0 && !code.isAside)
    .map((code) => ({ value: String(code.id), label: code.path, chosen: false }));

function asLine(base: string, { coding, code, source, ...excerpt }: Excerpt): ExcerptLine {
  return {
    guid: coding.guid,
    href: `${base}/coding/${source.id}#coding-${coding.guid}`,
    source: source.name,
    cases: excerpt.cases.join(', '),
    turn: excerpt.turn === null ? '' : `turn ${excerpt.turn}`,
    time: clock(excerpt.startMs),
    speaker: excerpt.speaker,
    informantType: excerpt.informantType,
    codeName: code.name,
    codePath: code.path,
    codeId: code.id,
    facetId: code.facetId,
    polarity: coding.polarity,
    coder: excerpt.coder,
    origin: coding.origin,
    before: excerpt.before,
    exact: coding.exact,
    after: excerpt.after,
    memo: coding.memo,
  };
}

export function answerExcerpts({ inProject }: Answering): void {
  inProject(api.listExcerpts, ({ project }, { query }) => {
    const ids = answering(project, chosenCodings(project, query), query);
    const excerpts = excerptsOf(project, ids.slice(query.offset, query.offset + query.limit));
    return { total: ids.length, excerpts: excerpts.map(asJson) };
  });
}

/** An excerpt as scripts see it: what a row of the CSV holds, and where to find its source and code. */
export const asJson = (excerpt: Excerpt) => ({
  ...asRow(excerpt),
  sourceId: excerpt.source.id,
  codeId: excerpt.code.id,
});
