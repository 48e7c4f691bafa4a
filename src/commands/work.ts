import { parseArgs } from 'node:util';
import { storableText } from '../domain/storable.ts';
import type { Project } from '../storage/project.ts';
import type { Workspace } from '../storage/workspace.ts';

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

const options = {
  workspace: text,
  coder: text,
  json: flag,
  name: text,
  codebook: text,
  sources: text,
  cases: text,
  source: several,
  case: several,
  informant: several,
  also: several,
  'dry-run': flag,
  'keep-copies': flag,
  code: several,
  'coded-by': several,
  'informant-type': several,
  kind: several,
  polarity: several,
  since: text,
  until: text,
  read: flag,
  rows: text,
  codes: text,
  columns: text,
  level: text,
  measure: text,
  count: text,
  out: text,
  attributes: flag,
  accept: flag,
  of: text,
  help: flag,
} as const;

/** Reads the words of a command line; throws where one is not known. */
export const parse = (args: readonly string[]) =>
  parseArgs({ args: args.map(storableText), options, allowPositionals: true });

/** What was asked for by name. */
export type Asked = ReturnType<typeof parse>['values'];

/** What a command works on, and what it was asked. */
export interface Work {
  readonly workspace: Workspace;
  readonly key: string;
  readonly files: readonly string[];
  readonly asked: Asked;
}

/** Answers what to print, at once or later. */
export type Command = (work: Work) => unknown;

/** The project of a command, and who works on it: the coder named, who is made where there is none, or the first. */
export function opened({ workspace, key, asked }: Work): { project: Project; coderId: number } {
  const project = workspace.project(key);
  const [first] = project.coders.all();
  const coder = asked.coder === undefined ? first : project.coders.ensure(asked.coder);
  if (!coder) throw new Error('a project without coders');
  return { project, coderId: coder.id };
}
