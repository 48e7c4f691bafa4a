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
