import { z } from 'zod';
import { Id, InProject, Nothing, Standing } from './common.ts';
import { operation } from './operation.ts';

const words = z.array(z.string().trim().min(1).max(120)).max(200);

const CodeEntry = z.object({
  name: z.string().max(120),
  definition: z.string().max(4000),
  useWhen: z.string().max(4000),
  doNotUseWhen: z.string().max(4000),
  example: z.string().max(4000),
  counterExample: z.string().max(4000),
  keywords: words,
  exclusions: words,
  origin: z.string().max(400),
});

const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'A colour is written as #1c7a52.')
  .nullable();

const Code = CodeEntry.extend({
  id: z.int(),
  guid: z.string(),
  parentId: z.int().nullable(),
  path: z.string(),
  facet: z.string(),
});

const InCode = InProject.extend({ code: Id });

export const listCodes = operation({
  method: 'get',
  path: '/projects/{project}/codes',
  summary: 'The codebook in reading order',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Code),
});

export const createCode = operation({
  method: 'post',
  path: '/projects/{project}/codes',
  summary: 'Make a code, or a facet where it has no parent',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string(), parentId: z.int().positive().nullable() }),
  answer: Standing.extend({ id: z.int() }),
});

export const reviseCode = operation({
  method: 'patch',
  path: '/projects/{project}/codes/{code}',
  summary: 'Change what the codebook says of a code; what it said before is kept',
  params: InCode,
  query: Nothing,
  body: CodeEntry.extend({ colour: Colour }).partial(),
  answer: Standing,
});

export const addCodebook = operation({
  method: 'post',
  path: '/projects/{project}/codebook',
  summary: 'Add a codebook in YAML (the body): codes that are not there yet; what is there stays as it is',
  params: InProject,
  query: z.object({ name: z.string().max(400).default('codebook.yaml') }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: Standing.extend({ added: z.int() }),
});

export const removeCode = operation({
  method: 'delete',
  path: '/projects/{project}/codes/{code}',
  summary: 'Take an unused code out of the codebook',
  params: InCode,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});
