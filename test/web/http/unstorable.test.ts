import { expect, test } from 'vitest';
import { z } from 'zod';
import { nothingYet } from '../../../src/domain/writing/version.ts';
import { token } from '../../support/server.ts';
import { isUnstorable, textsKept } from '../../support/texts-kept.ts';
import { send } from '../raw.ts';
import { serveSample, type Served } from '../study.ts';
import { forms, half, known, takingWords, type Study } from './unstorable-words.ts';

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ operationId: z.string(), requestBody: z.object({ content: z.json() }).optional() }),
    ),
  ),
});

/** The operations whose bodies hold words that somebody chooses: a string that is no choice among some, no id, no day. */
async function operationsTakingWords(ask: Served['ask']): Promise<string[]> {
  const { paths } = Document.parse((await ask('GET', '/openapi.json')).json);
  const takesWords = (schema: unknown): boolean => {
    if (Array.isArray(schema)) return schema.some(takesWords);
    if (typeof schema !== 'object' || schema === null) return false;
    const isWords = 'type' in schema && schema.type === 'string';
    if (isWords)
      return !(
        'enum' in schema ||
        'pattern' in schema ||
        'const' in schema ||
        schema['format' as never] === 'uuid'
      );
    return Object.values(schema).some(takesWords);
  };
  return Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ requestBody }) => takesWords(requestBody?.content))
    .map(({ operationId }) => operationId);
}

const Stands = z.object({ stands: z.object({ version: z.string() }) });

/** Sends a body on top of whatever stands there: what is refused for that is sent again, as she would. */
async function writeOver(ask: Served['ask'], method: string, path: string, body: unknown) {
  const on = (was: string): unknown =>
    typeof body === 'object' && !(body instanceof Uint8Array) ? { was, ...body } : body;
  const first = await ask(method, path, on(nothingYet));
  const refused = Stands.safeParse(first.json);
  return refused.success ? ask(method, path, on(refused.data.stands.version)) : first;
}

test(
  'no operation of the API stores what cannot be stored, whatever words it takes',
  { timeout: 240_000 },
  async () => {
    const study = await serveSample();
    const { ask, base, project } = study;
    const all = { ...study, ...(await known(study)) };
    const wanted = await operationsTakingWords(ask);
    expect(wanted.length).toBeGreaterThan(15);
    expect(
      wanted.filter((name) => !Object.hasOwn(takingWords, name)),
      'operations without a line in this test',
    ).toEqual([]);
    for (const [name, send] of Object.entries(takingWords)) {
      const [method, path, body] = await send(all);
      const { status, json } = await writeOver(
        ask,
        method,
        (path.startsWith('/files/') && name !== 'correctLabels') || name === 'createProject'
          ? path
          : base + path,
        body,
      );
      expect(status, `${name}: ${JSON.stringify(json)}`).toBe(200);
      expect(JSON.stringify(json), name).not.toMatch(/\\u0000|\\ud83d/i);
    }
    const files = study.workspace.list().map(({ key }) => study.workspace.project(key).file);
    const texts = files.flatMap(textsKept);
    expect(texts.filter(isUnstorable).map(({ at, bytes }) => `${at}: ${bytes.toString()}`)).toEqual([]);
    const places = new Set(texts.filter(({ bytes }) => bytes.includes(half)).map(({ at }) => at));
    // The words themselves did arrive, wherever words are kept.
    expect([...places].toSorted()).toEqual(
      expect.arrayContaining([
        'cases.name',
        'codes.definition',
        'codes.keywords',
        'codes.name',
        'coders.name',
        'findings.claim',
        'informants.name',
        'memos.text',
        'project.name',
        'saved_views.name',
        'sources.name',
        'summaries.text',
        'suggestion_decisions.reason',
        'method_notes.text',
        'report_parts.text',
        'reports.byline',
        'truth_scores.reason',
        'truth_sets.name',
        'truth_tables.notes',
      ]),
    );
    expect(project.integrity.check().problems).toEqual([]);
  },
);

/** Submits a form on top of whatever stands there: the page that refuses it holds the version to build on. */
async function submitOver({ port }: Study, path: string, fields: Record<string, string>) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
  const submit = (was: string) => {
    const body = new URLSearchParams({ was, ...fields }).toString();
    return send(port, 'POST', path, { headers, body });
  };
  const first = await submit(nothingYet);
  for (const [, was = ''] of first.status === 303 ? [] : first.body.matchAll(/name="was" value="(\w+)"/g)) {
    const again = await submit(was);
    if (again.status === 303) return again;
  }
  return first;
}

test('no form stores what cannot be stored', { timeout: 240_000 }, async () => {
  const study = await serveSample();
  const all = forms(await known(study));
  for (const [path, fields] of Object.entries(all)) {
    const { status, body: said } = await submitOver(study, study.base + path, fields);
    expect(status, `${path}: ${said}`).toBe(303);
  }
  const texts = textsKept(study.project.file);
  expect(texts.filter(isUnstorable).map(({ at, bytes }) => `${at}: ${bytes.toString()}`)).toEqual([]);
  expect(texts.filter(({ bytes }) => bytes.includes(half)).length).toBeGreaterThan(Object.keys(all).length);
});
