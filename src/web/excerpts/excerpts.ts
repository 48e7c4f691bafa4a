import type { Request, RequestHandler, Response } from 'express';
import * as api from '../../api/excerpts.ts';
import { counted } from '../../domain/counted.ts';
import { titleOf } from '../../domain/memo.ts';
import { Refusal } from '../../domain/refusal.ts';
import { relations } from '../../domain/relation.ts';
import type { Project } from '../../storage/project.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { chosenCodings, type ExcerptChoice } from '../../study/excerpts/excerpt-choice.ts';
import { excerptsOf, type Excerpt } from '../../study/excerpts/excerpts.ts';
import { asRow } from '../../study/excerpts/exported-rows.ts';
import { passagesAmong } from '../../study/excerpts/passages.ts';
import { queryFields } from '../../study/excerpts/query.ts';
import type { Answering } from '../http/answer.ts';
import type { Pages } from '../http/pages.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { puttable } from '../reports/puttable.ts';
import { clock } from '../views/clock.ts';
import { pager } from '../views/pager.ts';
import type { ExcerptLine, QueryForm } from '../views/view-lines.ts';
import type { Option, Views } from '../views/views.ts';
import { viewsOf } from './saved-views.ts';

const pageSize = 50;

export function excerptPages(workspace: Workspace, pages: Pages) {
  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    const query = readAs(api.ExcerptQuery, request.query);
    const { ids, problem } = answered(scope.project, query);
    const list = excerptList(scope, request, {
      ids,
      offset: query.offset,
      title: nameOfChoice(scope, query),
    });
    const asked = addressOfChoice(query);
    const views = viewsOf(scope, 'excerpts', asked);
    const page = { ...list, asked, views, query: { ...queryForm(scope, query), problem } };
    if (problem !== '') response.status(400);
    showExcerpts(pages, { request, response, scope }, isPart(request) ? { ...list, asked } : page);
  };
  return { index };
}

const isPart = (request: Request): boolean => request.get('x-part') === 'yes';

/** Shows a list of excerpts: beside the page that asks for it as a part of one, or as a page. */
export function showExcerpts(
  pages: Pages,
  { request, response, scope }: { request: Request; response: Response; scope: Scope },
  page: Views['excerpts/index'],
): void {
  if (isPart(request)) pages.part(response, 'excerpts/index', page);
  else
    pages.show(response, scope, {
      title: page.title,
      room: 'synthesis',
      script: 'excerpts',
      view: 'excerpts/index',
      page,
    });
}

/** The codings that answer; where the query cannot be read, none, and what is wrong with it. */
function answered(project: Project, choice: ExcerptChoice): { ids: readonly number[]; problem: string } {
  try {
    return { ids: chosenCodings(project, choice), problem: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ids: [], problem: error.message };
  }
}

/** A choice as the query of an address. */
function addressOfChoice(choice: ExcerptChoice): string {
  const params = new URLSearchParams();
  if (choice.level === 'alone') params.set('level', choice.level);
  for (const name of passing) if (choice[name]) params.set(name, choice[name]);
  for (const name of narrowings) for (const value of choice[name]) params.append(name, String(value));
  if (choice.q !== '') params.set('q', choice.q);
  return params.toString();
}

const passing = ['since', 'until', 'read'] as const;
const narrowings = ['codes', 'cases', 'sources', 'coders', 'informantTypes', 'kinds', 'polarities'] as const;

function nameOfChoice({ project }: Scope, query: api.ExcerptQuery): string {
  const names = [
    ...query.codes.map((id) => project.codes.find(id)?.name),
    ...query.cases.map((id) => project.cases.all().find((one) => one.id === id)?.name),
    ...query.sources.map((id) => project.sources.find(id)?.name),
  ].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' · ') : 'All excerpts';
}

/** A list of excerpts, and of what it is one. */
interface Listed {
  readonly ids: readonly number[];
  readonly offset: number;
  readonly title: string;
  /** How many passages they make, where that was counted. */
  readonly passages?: number;
}

/** A page of excerpts of the codings with these ids. */
export function excerptList(
  scope: Scope,
  request: Request,
  { ids, offset, title, passages = passagesAmong(scope.project, ids) }: Listed,
): Views['excerpts/index'] {
  const excerpts = excerptsOf(scope.project, ids.slice(offset, offset + pageSize));
  return {
    title,
    total: ids.length,
    unit: unitSaid(ids.length, passages),
    base: scope.base,
    codes: codeOptions(scope.project),
    into: {
      reports: puttable(scope, 'quote', {}).reports,
      findings: scope.project.findings.all().map(({ id, claim }) => ({
        value: String(id),
        label: titleOf(claim, 60),
        chosen: false,
      })),
    },
    reviewing: false,
    query: null,
    views: [],
    asked: '',
    cell: null,
    excerpts: excerpts.map((excerpt) => asLine(scope.base, excerpt)),
    ...pager(request, { total: ids.length, offset, pageSize }),
  };
}

/** What is listed; and how many passages that is, where several coded the same words. */
function unitSaid(codings: number, passages: number): string {
  const said = codings === 1 ? 'coding' : 'codings';
  if (passages === codings) return said;
  return `${said} of ${counted(passages, 'passage')}`;
}

/** The query as it is typed, and what it can be put together from. */
function queryForm({ project, base }: Scope, choice: ExcerptChoice): Omit<QueryForm, 'problem'> {
  return {
    q: choice.q,
    relations,
    codes: placedCodes(project).map(({ path }) => path),
    fields: queryFields(project),
    narrowed: narrowedTo(project, choice),
    kept: [
      ...narrowings.flatMap((name) => choice[name].map((value) => ({ name, value: String(value) }))),
      ...(choice.level === 'alone' ? [{ name: 'level', value: 'alone' }] : []),
      ...passing.flatMap((name) => (choice[name] ? { name, value: choice[name] } : [])),
    ],
    clearHref: `${base}/excerpts${choice.q === '' ? '' : `?${new URLSearchParams({ q: choice.q }).toString()}`}`,
  };
}

/** What was chosen elsewhere (a code of the codebook, a cell of a matrix) and stays chosen, in words. */
function narrowedTo(project: Project, choice: ExcerptChoice): string[] {
  const namesOf = (all: readonly { id: number; name: string }[], ids: readonly number[]): string[] =>
    all.flatMap(({ id, name }) => (ids.includes(id) ? name : []));
  return [
    ...namesOf(project.codes.all(), choice.codes).map((name) =>
      choice.level === 'alone' ? `${name} (itself)` : name,
    ),
    ...namesOf(project.cases.all(), choice.cases),
    ...namesOf(project.sources.all(), choice.sources),
    ...namesOf(project.coders.all(), choice.coders).map((name) => `coded by ${name}`),
    ...choice.informantTypes.map((type) => type || 'type not said'),
    ...choice.kinds,
    ...choice.polarities,
    ...(choice.since ? [`since ${choice.since}`] : []),
    ...(choice.until ? [`until ${choice.until}`] : []),
    ...(choice.read === 'yes' ? ['sources that were read'] : []),
  ];
}

/** The codes that can be applied, in their places, as a list to choose from. */
export const codeOptions = (project: Project): Option[] =>
  placedCodes(project)
    .filter((code) => !code.isAside)
    .map((code) => ({ value: String(code.id), label: code.path, chosen: false }));

/** An excerpt as a line of a list. */
export function asLine(base: string, { coding, code, source, ...excerpt }: Excerpt): ExcerptLine {
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
    const ids = chosenCodings(project, query);
    const excerpts = excerptsOf(project, ids.slice(query.offset, query.offset + query.limit));
    return { total: ids.length, excerpts: excerpts.map(asJson) };
  });
  inProject(api.chosenExcerpts, ({ project }, { query }) =>
    project.codings.some(chosenCodings(project, query)).map(({ guid }) => guid),
  );
}

/** An excerpt as scripts see it: what a row of the CSV holds, and where to find its source and code. */
export function asJson(excerpt: Excerpt) {
  // Attributes are columns of the CSV alone: what is undefined is not in the JSON.
  return { ...asRow(excerpt), attributes: undefined, sourceId: excerpt.source.id, codeId: excerpt.code.id };
}
