import type { RequestHandler } from 'express';
import { z } from 'zod';
import { describeCase, importCaseTable, removeCase } from '../actions/cases.ts';
import { Refusal } from '../domain/refusal.ts';
import type { FileReader } from '../processes/reader.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Pages } from './pages.ts';
import { readAs } from './request.ts';
import { scopeOf, type Scope } from './scope.ts';

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
});
const TableForm = z.object({ table: z.string().min(1, 'Paste a table first.').max(1_000_000) });

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
      try {
        await change(scope, request.body, Number(request.params['case']));
        response.redirect(303, `${scope.base}/cases`);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        response.status(400);
        pages.show(response, scope, page(scope, error.message));
      }
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
      describeCase(project, coder.id, id, { name: form.name, values });
    }),
    remove: changed(({ project, coder }, _body, id) => {
      removeCase(project, coder.id, id);
    }),
    importTable: changed(async ({ project, coder }, body) => {
      const table = Buffer.from(readAs(TableForm, body).table);
      importCaseTable(project, coder.id, await reader.cases('The table', table));
    }),
  };
}

function caseTable({ project }: Scope) {
  const attributes = project.cases.attributes();
  const values = project.cases.values();
  const links = project.cases.links();
  const cases = project.cases.all().map(({ id, name }) => ({
    id,
    name,
    sources: links.filter((link) => link.caseId === id).length,
    values: attributes.map(
      (attribute) => values.find((one) => one.caseId === id && one.attributeId === attribute.id)?.value ?? '',
    ),
  }));
  return { attributes, cases };
}
