import { z } from 'zod';
import { InProject, Nothing, Offset, Origin, Polarity, SourceKind, listOf, Ids } from './common.ts';
import { operation } from './operation.ts';

export const Excerpt = z.object({
  guid: z.string(),
  source: z.string(),
  sourceId: z.int(),
  turn: z.int().nullable(),
  speaker: z.string(),
  informantType: z.string(),
  code: z.string().describe('Its path'),
  coder: z.string(),
  polarity: Polarity,
  origin: Origin,
  start: Offset,
  end: Offset,
  before: z.string(),
  exact: z.string(),
  after: z.string(),
  memo: z.string(),
});

/** Which excerpts: empty lists admit everything; a code stands for itself and all below it. */
export const ExcerptQuery = z.object({
  codes: Ids,
  cases: Ids,
  sources: Ids,
  coders: Ids,
  informantTypes: listOf(z.string()),
  kinds: listOf(SourceKind),
  polarities: listOf(Polarity),
  offset: z.coerce.number().int().nonnegative().default(0),
});
export type ExcerptQuery = z.infer<typeof ExcerptQuery>;

export const listExcerpts = operation({
  method: 'get',
  path: '/projects/{project}/excerpts',
  summary: 'Coded excerpts, fifty at a time',
  params: InProject,
  query: ExcerptQuery,
  body: Nothing,
  answer: z.object({ total: z.int(), excerpts: z.array(Excerpt) }),
});
