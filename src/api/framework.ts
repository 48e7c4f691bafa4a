import { z } from 'zod';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { MatrixQuery } from './matrix.ts';
import { operation } from './operation.ts';

/** The codes of a framework matrix; its rows are the cases. */
export const FrameworkQuery = MatrixQuery.pick({ under: true, codes: true }).extend({
  level: z.enum(['children', 'finest']).default('finest'),
});
export type FrameworkQuery = z.infer<typeof FrameworkQuery>;

const InCell = InProject.extend({ case: Id, code: Id });

const Citation = z.object({ number: z.int().min(1).max(999), codingGuid: z.string().min(1).max(100) });

/** A summary as it stands after it was kept. */
const Kept = Standing.extend({
  version: Version,
  uncited: z.array(z.string()).describe('The sentences that cite nothing'),
});
export type Kept = z.infer<typeof Kept>;

export const listSummaries = operation({
  method: 'get',
  path: '/projects/{project}/summaries',
  summary: 'The summaries of the framework matrix, with what they cite',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      caseId: z.int(),
      codeId: z.int(),
      case: z.string(),
      code: z.string(),
      text: z.string(),
      coder: z.string(),
      modifiedAt: z.string(),
      version: Version,
      isStale: z.boolean(),
      changes: z.string().describe('What happened to its evidence since it was written'),
      uncited: z.int().describe('How many of its sentences cite nothing'),
      citations: z.array(
        z.object({ number: z.int(), codingGuid: z.string(), exact: z.string(), isGone: z.boolean() }),
      ),
    }),
  ),
});

export const writeSummary = operation({
  method: 'put',
  path: '/projects/{project}/summaries/{case}/{code}',
  summary:
    'Write what is to be said of a case under a code; refused where somebody else has written there since',
  params: InCell,
  query: Nothing,
  body: z.object({
    text: z.string(),
    citations: z.array(Citation).max(999),
    was: Was,
  }),
  answer: Kept,
});

export const confirmSummary = operation({
  method: 'post',
  path: '/projects/{project}/summaries/{case}/{code}/confirmed',
  summary: 'Say that a summary still stands, its evidence being as it is now',
  params: InCell,
  query: Nothing,
  body: Nothing,
  answer: Kept,
});
