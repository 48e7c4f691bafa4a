import { z } from 'zod';
import { InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

export const SearchQuery = z.object({
  q: z.string().default(''),
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
});

export const search = operation({
  method: 'get',
  path: '/projects/{project}/search',
  summary: 'Turns that hold all the words asked for; words in quotation marks stay together',
  params: InProject,
  query: SearchQuery,
  body: Nothing,
  answer: z.object({
    total: z.int(),
    hits: z.array(
      z.object({
        sourceId: z.int(),
        sourceName: z.string(),
        turn: z.int(),
        start: z.int(),
        speaker: z.string().nullable(),
        snippets: z.array(z.object({ text: z.string(), matched: z.boolean() })),
      }),
    ),
  }),
});
