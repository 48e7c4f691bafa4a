import { z } from 'zod';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const Values = z.record(z.string().trim().min(1).max(60), z.string().max(200)).describe('By attribute');

export const listCases = operation({
  method: 'get',
  path: '/projects/{project}/cases',
  summary: 'The cases with what is known about each',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(z.object({ id: z.int(), name: z.string(), values: Values, version: Version })),
});

export const describeCase = operation({
  method: 'patch',
  path: '/projects/{project}/cases/{case}',
  summary: 'Rename a case, and set what is known about it; an empty value is taken away, others stay',
  params: InProject.extend({ case: Id }),
  query: Nothing,
  body: z.object({ name: z.string(), values: Values.default({}), was: Was }),
  answer: Standing,
});

export const removeCase = operation({
  method: 'delete',
  path: '/projects/{project}/cases/{case}',
  summary: 'Take a case away; its sources stay, and belong to it no more',
  params: InProject.extend({ case: Id }),
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const readCaseTable = operation({
  method: 'get',
  path: '/projects/{project}/cases/table',
  summary: 'What the table of cases has, and its version: what to send as `was` when a table is taken in',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.object({ attributes: z.array(z.string()), cases: z.int(), version: Version }),
});

export const importCaseTable = operation({
  method: 'post',
  path: '/projects/{project}/cases/table',
  summary:
    'Take in a table of cases (the body: CSV, or cells pasted from a sheet): one case a row, one attribute a column',
  params: InProject,
  query: z.object({ was: Was }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: Standing,
});
