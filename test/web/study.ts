// Studies on a server, for tests of pages and of the API.
import type { z } from 'zod';
import { listCodes } from '../../src/api/codes.ts';
import { suggestEverywhere, temporaryWorkspace } from '../support/project.ts';
import { copySample } from '../support/sample-study.ts';
import { serve } from '../support/server.ts';

export type Served = Awaited<ReturnType<typeof serve>>;

/** The sample study on a server of its own; `base` is its address among the pages and in the API. */
export async function serveSample() {
  const workspace = temporaryWorkspace();
  const key = copySample(workspace);
  const server = await serve(workspace);
  return { ...server, key, base: `/projects/${key}`, project: workspace.project(key) };
}

/** A server with a project that holds nothing but the coder Ada; `base` is its address. */
export async function serveEmpty() {
  const server = await serve();
  const { json } = await server.ask('POST', '/projects', { name: 'Empty study', coder: 'Ada' });
  // What making a project answers: api/projects.ts.
  const { key } = json as { key: string };
  const project = server.workspace.project(key);
  suggestEverywhere(project);
  return { ...server, key, base: `/projects/${key}`, project };
}

/** What the API answers, read by the schema that it promises; fails where the answer is a refusal. */
export async function asked<T extends z.ZodType>(
  answer: T,
  given: Promise<{ status: number; json: unknown }>,
): Promise<z.output<T>> {
  const { status, json } = await given;
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(json)}`);
  return answer.parse(json);
}

/** The sentence of a refusal. */
export function sentenceIn(json: unknown): string {
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  if (typeof message !== 'string') throw new Error(`no sentence in ${JSON.stringify(json)}`);
  return message;
}

/** The version of a code's entry, as a script reads it before it writes. */
export async function versionOfCode(
  { ask, base }: Pick<Awaited<ReturnType<typeof serveEmpty>>, 'ask' | 'base'>,
  id: number,
): Promise<string> {
  const codes = await asked(listCodes.answer, ask('GET', `${base}/codes`));
  return codes.find((code) => code.id === id)?.version ?? '';
}
