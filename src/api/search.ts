import { z } from 'zod';
import { InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

export const SearchQuery = z.object({
  q: z.string().default(''),
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
});

const Snippet = z.object({ text: z.string(), matched: z.boolean() });

export const search = operation({
  method: 'get',
  path: '/projects/{project}/search',
  summary:
    'Turns, and codes, memos, findings, summaries, sources, cases and people, that hold all the words asked for; words in quotation marks stay together',
  params: InProject,
  query: SearchQuery,
  body: Nothing,
  answer: z.object({
    elsewhere: z
      .array(
        z.object({
          kind: z.enum(['code', 'memo', 'finding', 'summary', 'source', 'case', 'informant']),
          title: z.string(),
          path: z.string().describe('The page below the project on which it stands'),
          snippets: z.array(Snippet),
        }),
      )
      .describe('What is called so, or in which it is written, beside the texts'),
    total: z.int(),
    hits: z.array(
      z.object({
        sourceId: z.int(),
        sourceName: z.string(),
        turn: z.int(),
        start: z.int(),
        speaker: z.string().nullable(),
        snippets: z.array(Snippet),
      }),
    ),
  }),
});
