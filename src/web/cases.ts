import type { RequestHandler } from 'express';
import { z } from 'zod';
import { describeCase, everyCase, importCaseTable, knownCases, removeCase } from '../actions/cases.ts';
import * as api from '../api/cases.ts';
import { Was } from '../api/common.ts';
import { versionOf } from '../domain/writing/version.ts';
import type { FileReader } from '../processes/reader.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Answering } from './answer.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { scopeOf, type Scope } from './scope.ts';
import { leadTo, orShow } from './writing/form-answers.ts';

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

export function casePages(workspace: Workspace, pages: Pages, reader: FileReader) {
  const page = (scope: Scope, problem: string): Parameters<Pages['show']>[2] => ({
    title: 'Cases',
    room: 'sources',
    view: 'cases/index',
    page: { base: scope.base, ...caseTable(scope), problem },
  });

  const index: RequestHandler = (request, response) => {
    const scope = scopeOf(workspace, request);
    pages.show(response, scope, page(scope, ''));
  };

  const changed =
    (change: (scope: Scope, body: unknown, id: number) => void | Promise<void>): RequestHandler =>
    async (request, response) => {
      const scope = scopeOf(workspace, request);
      await orShow(
        response,
        async () => {
          await change(scope, request.body, Number(request.params['case']));
          leadTo(response, `${scope.base}/cases`);
        },
        ({ message }) => {
          pages.show(response, scope, page(scope, message));
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
      importCaseTable(project, coder.id, { ...read, was });
    }),
  };
}

function caseTable({ project }: Scope) {
  const attributes = project.cases.attributes();
  const values = project.cases.values();
  const links = project.cases.links();
  const known = knownCases(project);
  const cases = project.cases.all().map(({ id, name }) => ({
    id,
    name,
    was: versionOf({ ...known.get(id) }),
    sources: links.filter((link) => link.caseId === id).length,
    values: attributes.map(
      (attribute) => values.find((one) => one.caseId === id && one.attributeId === attribute.id)?.value ?? '',
    ),
  }));
  return { attributes, cases, was: versionOf(everyCase(project)) };
}

export function answerCases({ inProject }: Answering): void {
  inProject(api.listCases, ({ project }) =>
    [...knownCases(project)].map(([id, known]) => ({
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
}
