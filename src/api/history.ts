import { z } from 'zod';
import { InProject, Nothing, Standing } from './common.ts';
import { operation } from './operation.ts';

const Action = z.object({
  id: z.int(),
  coder: z.string(),
  at: z.string(),
  sentence: z.string(),
  sourceId: z.int().nullable(),
  state: z.enum(['done', 'undone', 'dropped']),
});

const Turned = Standing.extend({ action: Action });
export type Turned = z.infer<typeof Turned>;

export const listHistory = operation({
  method: 'get',
  path: '/projects/{project}/history',
  summary: 'What was done, newest first',
  params: InProject,
  query: z.object({ before: z.coerce.number().int().positive().optional() }),
  body: Nothing,
  answer: z.array(Action),
});

export const undo = operation({
  method: 'post',
  path: '/projects/{project}/history/undone',
  summary: 'Take back the last thing that was done',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Turned,
});

export const redo = operation({
  method: 'post',
  path: '/projects/{project}/history/redone',
  summary: 'Do again what was undone last',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: Turned,
});
