import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { describeCase, removeCase } from '../../actions/sources/cases.ts';
import * as api from '../../api/cases.ts';
import { Was } from '../../api/common.ts';
import { inOrder } from '../../domain/attribute.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Case } from '../../storage/cases.ts';
import type { Workspace } from '../../storage/workspace.ts';
import { everyKnown, knownOf } from '../../study/attributes/known.ts';
import type { Answering } from '../http/answer.ts';
import { leadTo, orShow } from '../http/form-answers.ts';
import type { Pages } from '../http/pages.ts';
import type { Parts } from '../http/parts.ts';
import { scopeOf, type Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { partOf, type Sorts } from '../views/long-list.ts';
import type { Views } from '../views/views.ts';

const Listed = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));
const CaseForm = z.object({
  name: z.string(),
  attribute: Listed,
  value: Listed,
  newAttribute: z.string().max(60).default(''),
  newValue: z.string().max(200).default(''),
  was: Was,
});
const TableForm = z.object({ table: z.string().min(1, 'Paste a table first.').max(1_000_000), was: Was });

export function casePages(
  workspace: Workspace,
  pages: Pages,
  { reader, storing }: Pick<Parts, 'reader' | 'storing'>,
) {
  const page = (scope: Scope, request: Request, problem: string): Parameters<Pages['show']>[2] => ({
    title: 'Cases',
    room: 'sources',
    view: 'sources/cases',
    page: { ...caseTable(scope, request), problem },
  });

  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, page(scope, request, ''));
  };

  const changed =
    (change: (scope: Scope, body: unknown, id: number) => void | Promise<void>): RequestHandler =>
    async (request, response) => {
      const scope = scopeOf(workspace, request);
      await orShow(
        response,
        async () => {
          await change(scope, request.body, Number(request.params['case']));
          leadTo(response, `${scope.base}/cases${new URL(request.originalUrl, 'http://127.0.0.1').search}`);
        },
        ({ message }) => {
          pages.show(response, scope, page(scope, request, message));
        },
      );
    };

  return {
    index,
    describe: changed(({ project, coder }, body, id) => {
      const form = readAs(CaseForm, body);
      const values = form.attribute.map((attribute, place) => ({
        attribute,
        value: form.value[place] ?? '',
      }));
      if (form.newAttribute.trim() !== '')
        values.push({ attribute: form.newAttribute, value: form.newValue });
      describeCase(project, coder.id, id, { name: form.name, values, was: form.was });
    }),
    remove: changed(({ project, coder }, _body, id) => {
      removeCase(project, coder.id, id);
    }),
    importTable: changed(async ({ project, coder }, body) => {
      const { table, was } = readAs(TableForm, body);
      const read = await reader.cases('The table', Buffer.from(table));
      await storing.store('cases', { project, coderId: coder.id }, { table: { ...read, was } });
    }),
  };
}

const pageSize = 100;

/** The cases, a page at a time, with what is known about each. */
function caseTable({ project, base }: Scope, request: Request): Omit<Views['sources/cases'], 'problem'> {
  const attributes = project.attributes.case.all();
  const all = project.cases.all();
  const known = knownOf(project, 'case');
  const linksOf = Map.groupBy(project.cases.links(), ({ caseId }) => caseId);
  const sourcesOf = ({ id }: Case): number => linksOf.get(id)?.length ?? 0;
  const valuesOf = ({ id }: Case): ReadonlyMap<string, string> =>
    new Map(Object.entries(known.get(id)?.values ?? {}));
  const sorts: Sorts<Case> = [
    ['name', (a, b) => inOrder.compare(a.name, b.name)],
    ['most sources', (a, b) => sourcesOf(b) - sourcesOf(a)],
  ];
  const words = (one: Case): string => [one.name, ...valuesOf(one).values()].join(' ');
  const { shown, found, finding, pages } = partOf(request, all, { words, sorts, pageSize });
  const cases = shown.map((one) => ({
    id: one.id,
    name: one.name,
    sources: sourcesOf(one),
    was: versionOf({ ...known.get(one.id) }),
    values: attributes.map(({ name }) => valuesOf(one).get(name) ?? ''),
  }));
  const asked = new URL(request.originalUrl, 'http://127.0.0.1').search;
  const was = versionOf(everyKnown(project, 'case'));
  return { base, attributes, cases, was, total: all.length, found, finding, asked, ...pages };
}

export function answerCases(
  { inProject }: Answering,
  { reader, storing }: Pick<Parts, 'reader' | 'storing'>,
): void {
  inProject(api.listCases, ({ project }) =>
    [...knownOf(project, 'case')].map(([id, known]) => ({
      id,
      name: known.name,
      values: { ...known.values },
      version: versionOf({ ...known }),
    })),
  );
  inProject(api.describeCase, ({ project, coder, standing }, { params, body }) => {
    const values = Object.entries(body.values).map(([attribute, value]) => ({ attribute, value }));
    describeCase(project, coder.id, params.case, { ...body, values });
    return standing();
  });
  inProject(api.removeCase, ({ project, coder, standing }, { params }) => {
    removeCase(project, coder.id, params.case);
    return standing();
  });
  inProject(api.readCaseTable, ({ project }) => ({
    attributes: project.attributes.case.all().map(({ name }) => name),
    cases: project.cases.all().length,
    version: versionOf(everyKnown(project, 'case')),
  }));
  inProject(api.importCaseTable, async ({ project, coder, standing }, { query, body }) => {
    const table = await reader.cases('The table', Buffer.from(body));
    await storing.store('cases', { project, coderId: coder.id }, { table: { ...table, was: query.was } });
    return standing();
  });
}
