import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import * as codes from '../../src/api/codes.ts';
import * as codings from '../../src/api/codings.ts';
import * as excerpts from '../../src/api/excerpts.ts';
import * as history from '../../src/api/history.ts';
import * as matrix from '../../src/api/matrix.ts';
import * as projects from '../../src/api/projects.ts';
import * as search from '../../src/api/search.ts';
import * as sources from '../../src/api/sources.ts';
import * as suggestions from '../../src/api/suggestions.ts';
import { createApp } from '../../src/app.ts';
import { createSession } from '../../src/web/http/session/session.ts';
import { temporaryWorkspace } from '../support/project.ts';
import { serveSample, type Served } from '../web/study.ts';

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: z.record(z.string(), z.unknown()),
});
const Content = z.record(z.string(), z.object({ schema: z.looseObject({ type: z.string().optional() }) }));
const Described = z.object({
  operationId: z.string(),
  summary: z.string().min(5),
  parameters: z.array(Parameter),
  requestBody: z.object({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(3), content: Content })),
});
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith('/api/v1/'), z.partialRecord(z.enum(methods), Described)),
});

async function operationsOf(ask: Served['ask']) {
  const { status, json } = await ask('GET', '/openapi.json');
  expect(status).toBe(200);
  return Object.entries(Document.parse(json).paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, described]) => ({ path, method, ...described })),
  );
}

const answersJson = (responses: z.infer<typeof Described>['responses']): boolean =>
  responses['200']?.content['application/json'] !== undefined;

test('the description of the API says for every operation what it does, what it takes and what it answers', async () => {
  const { ask } = await serveSample();
  const operations = await operationsOf(ask);
  expect(operations.length).toBeGreaterThan(20);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, method, parameters, requestBody, responses } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = parameters.filter((one) => one.in === 'path');
    expect(
      inPath.map(({ name }) => name),
      path,
    ).toEqual(named);
    expect(inPath.every(({ required }) => required)).toBe(true);
    const [[media, answer] = ['']] = Object.entries(responses['200']?.content ?? {});
    const form = media === 'application/json' ? /object|array/ : /string/;
    expect(answer?.schema.type, `${method} ${path}`).toMatch(form);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '404', '409']));
    if (method === 'get') expect(requestBody).toBeUndefined();
    for (const { schema } of Object.values(requestBody?.content ?? {})) expect(schema.type).toBeDefined();
  }
});

test('what is described is what the program answers to, and nothing it answers to is left out', async () => {
  const { ask } = await serveSample();
  const workspace = temporaryWorkspace();
  const { app, close } = createApp(workspace, createSession({ key: Buffer.alloc(32) }));
  onTestFinished(close);
  const answered = app.router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(
      ({ method }) => `${method} ${(route?.path ?? '').replaceAll(/:(\w+)/g, '{$1}')}`,
    ),
  );
  const described = (await operationsOf(ask)).map(({ method, path }) => `${method} ${path}`);
  const own = answered.filter((one) => one.includes(' /api/') && !one.endsWith('/openapi.json'));
  expect(described.toSorted()).toEqual(own.toSorted());
});

test('every operation is found by its method on the sample study', async () => {
  const { ask, key, project } = await serveSample();
  const source = project.sources.all().find(({ id }) => project.codings.ofSource(id).length > 0);
  const [coding] = project.codings.ofSource(source?.id ?? 0);
  const code = project.codes.all().find(({ id }) => id === coding?.codeId);
  const ids: Record<string, string> = {
    project: key,
    source: String(source?.id),
    coding: String(coding?.guid),
    code: String(code?.id),
  };
  // What takes things away is asked last.
  const operations = (await operationsOf(ask))
    .filter(({ responses }) => answersJson(responses))
    .toSorted(
      (a, b) =>
        Number(a.method === 'delete') - Number(b.method === 'delete') || a.path.length - b.path.length,
    );
  for (const { path, method, requestBody = { content: {} } } of operations) {
    const filled = path
      .replace('/api/v1', '')
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'unknown');
    const isFile = 'application/octet-stream' in requestBody.content;
    const { status } = await ask(method.toUpperCase(), filled, isFile ? Buffer.from('words') : {});
    const isGone = /^delete .*\/codings\/|\{(?:backup|file|staged)\}/.test(`${method} ${path}`);
    expect(isGone ? [200, 400, 404] : [200, 400, 409], `${method} ${path}`).toContain(status);
  }
});

test('what the API answers on the sample study is what its schemas promise, to the last field', async () => {
  const { ask, base, key, project } = await serveSample();
  const [source] = project.sources.all();
  const at = `${base}/sources/${source?.id ?? 0}`;
  const conforms = async (
    schema: z.ZodType,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<unknown> => {
    const { status, json } = await ask(method, path, body);
    expect(status, path).toBe(200);
    const parsed = schema.safeParse(json);
    expect(parsed.error?.issues ?? [], path).toEqual([]);
    return parsed.data;
  };
  const listed = await conforms(projects.listProjects.answer, 'GET', '/projects');
  expect(listed).toMatchObject([{ key, problem: null }]);
  await conforms(projects.checkProject.answer, 'GET', `${base}/check`);
  await conforms(sources.listSources.answer, 'GET', `${base}/sources`);
  for (const { id } of project.sources.all()) {
    await conforms(sources.readSource.answer, 'GET', `${base}/sources/${id}`);
    await conforms(codings.listCodings.answer, 'GET', `${base}/sources/${id}/codings`);
    await conforms(suggestions.listSuggestions.answer, 'GET', `${base}/sources/${id}/suggestions`);
  }
  await conforms(codes.listCodes.answer, 'GET', `${base}/codes`);
  for (const rows of ['case', 'source', 'informant', 'informant+type'])
    await conforms(matrix.showMatrix.answer, 'GET', `${base}/matrix?rows=${rows}`);
  await conforms(matrix.showCell.answer, 'GET', `${base}/matrix/excerpts`);
  await conforms(excerpts.listExcerpts.answer, 'GET', `${base}/excerpts?offset=100`);
  await conforms(search.search.answer, 'GET', `${base}/search?q=trust`);
  await conforms(history.listHistory.answer, 'GET', `${base}/history`);
  await conforms(sources.previewFile.answer, 'POST', `${base}/files?name=a.txt`, Buffer.from('Rosa: Words.'));
  await conforms(codes.createCode.answer, 'POST', `${base}/codes`, { name: 'New facet', parentId: null });
  await conforms(sources.setReading.answer, 'PUT', `${at}/reading`, { read: false });
  await conforms(history.undo.answer, 'POST', `${base}/history/undone`);
  await conforms(history.redo.answer, 'POST', `${base}/history/redone`);
  await conforms(projects.createProject.answer, 'POST', '/projects', { name: 'Another', coder: 'Ben' });
});

test('no answer holds a field that its schema does not name', async () => {
  const { ask, base, project } = await serveSample();
  const [source] = project.sources.all();
  const answers: [z.ZodType, string][] = [
    [projects.listProjects.answer, '/projects'],
    [sources.listSources.answer, `${base}/sources`],
    [sources.readSource.answer, `${base}/sources/${source?.id ?? 0}`],
    [codings.listCodings.answer, `${base}/sources/${source?.id ?? 0}/codings`],
    [excerpts.listExcerpts.answer, `${base}/excerpts`],
    [matrix.showMatrix.answer, `${base}/matrix`],
    [search.search.answer, `${base}/search?q=trust`],
    [history.listHistory.answer, `${base}/history`],
    [codes.listCodes.answer, `${base}/codes`],
  ];
  for (const [schema, path] of answers) {
    const { json } = await ask('GET', path);
    expect(json, path).toEqual(schema.parse(json));
  }
});
