import { z } from 'zod';
import { actionKinds } from '../domain/action.ts';
import { Day, Id, InProject, Nothing, Standing, optionalId } from './common.ts';
import { operation } from './operation.ts';

const Action = z.object({
  id: z.int(),
  coderId: z.int(),
  coder: z.string(),
  at: z.string(),
  kind: z
    .enum(actionKinds)
    .nullable()
    .describe('What it was about; null where it was written before lines had a kind'),
  sentence: z.string(),
  sourceId: z.int().nullable(),
  state: z.enum(['done', 'undone', 'dropped']),
  emptiedAt: z.string().nullable().describe('When what it takes to undo it was taken away for good'),
});

const confirmed = z
  .enum(['yes', 'no'])
  .default('no')
  .describe('yes: also where the step changes more than 200 rows; without it that is refused, with how many');

const Turned = Standing.extend({ action: Action });
export type Turned = z.infer<typeof Turned>;

/** Which lines: those of a coder, of a source, of a kind, or whose sentence holds some words. */
const HistoryQuery = z.object({
  before: z.coerce.number<number | string>().int().positive().optional(),
  coder: optionalId,
  source: optionalId,
  kind: z.union([z.literal(''), z.enum(actionKinds)]).default(''),
  q: z.string().max(200).default(''),
});

export const listHistory = operation({
  method: 'get',
  path: '/projects/{project}/history',
  summary: 'What was done, newest first',
  params: InProject,
  query: HistoryQuery,
  body: Nothing,
  answer: z.array(Action),
});

export const undo = operation({
  method: 'post',
  path: '/projects/{project}/history/undone',
  summary: 'Take back the last thing that was done',
  params: InProject,
  query: z.object({
    own: z.enum(['yes', 'no']).default('no').describe('yes: refused where somebody else did it'),
    confirmed,
  }),
  body: Nothing,
  answer: Turned,
});

export const redo = operation({
  method: 'post',
  path: '/projects/{project}/history/redone',
  summary: 'Do again what was undone last',
  params: InProject,
  query: z.object({ confirmed }),
  body: Nothing,
  answer: Turned,
});

export const takeBack = operation({
  method: 'post',
  path: '/projects/{project}/history/{action}/taken-back',
  summary:
    'Take back one older action, where nothing done later builds on it; a step of its own that can be undone',
  params: InProject.extend({ action: Id }),
  query: z.object({ confirmed }),
  body: Nothing,
  answer: Turned,
});

export const emptyHistory = operation({
  method: 'post',
  path: '/projects/{project}/history/emptied',
  summary:
    'Take away for good what it takes to undo everything before a day, the words quoted in it among them; the lines stay',
  params: InProject,
  query: Nothing,
  body: z.object({ before: Day }),
  answer: Standing.extend({ emptied: z.int().describe('Of how many actions') }),
});
