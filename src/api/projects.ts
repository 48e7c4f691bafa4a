import { z } from 'zod';
import { InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

const Listed = z.object({
  key: z.string(),
  name: z.string(),
  problem: z.string().nullable(),
  changedAt: z.string(),
  holding: z
    .object({
      sources: z.int(),
      read: z.int().describe('Sources that somebody has marked as read'),
      codings: z.int(),
      last: z.string().nullable().describe('What was done last'),
    })
    .nullable()
    .describe('How much it holds; null where that is not known before it is opened'),
});

export const NewProject = z.object({
  name: z.string().trim().min(1, 'A project needs a name.').max(120),
  description: z.string().trim().max(2000).default(''),
  coder: z.string().trim().min(1, 'Say who codes.').max(80),
  codebook: z
    .string()
    .max(120)
    .default('none')
    .describe('A starter codebook: learning-partnerships, evaluation-criteria, or none'),
});

export const listProjects = operation({
  method: 'get',
  path: '/projects',
  summary: 'The projects of the workspace',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.array(Listed),
});

export const createProject = operation({
  method: 'post',
  path: '/projects',
  summary: 'Make a project',
  params: Nothing,
  query: Nothing,
  body: NewProject,
  answer: z.object({ key: z.string() }),
});

export const checkProject = operation({
  method: 'get',
  path: '/projects/{project}/check',
  summary: 'Prove that every quote is the words at its place, and that the file is whole',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.object({ sources: z.int(), codings: z.int(), problems: z.array(z.string()) }),
});

export const exportProject = operation({
  method: 'get',
  path: '/projects/{project}/file',
  summary: 'The whole project as its one file, copied while others work and checked',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.string().describe('application/octet-stream'),
});

export const makeSample = operation({
  method: 'post',
  path: '/samples',
  summary: 'Make the sample study: a fictional one that shows everything',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ key: z.string() }),
});

export const listCoders = operation({
  method: 'get',
  path: '/projects/{project}/coders',
  summary: 'Who codes in a project',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(z.object({ id: z.int(), name: z.string() })),
});

export const addCoder = operation({
  method: 'post',
  path: '/projects/{project}/coders',
  summary: 'Add a coder, so that X-Coder may name her; one of that name stays who she is',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string().max(80) }),
  answer: z.object({ name: z.string() }),
});
