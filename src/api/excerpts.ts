import { z } from 'zod';
import {
  Id,
  Ids,
  InProject,
  Nothing,
  Offset,
  Origin,
  Polarity,
  SourceKind,
  listOf,
  Narrowing,
} from './common.ts';
import { operation } from './operation.ts';

/** A coding with its words and all that is needed to understand and to cite them: what the CSV holds, too. */
export const Excerpt = z.object({
  codingGuid: z.string(),
  codeGuid: z.string(),
  sourceGuid: z.string(),
  sourceId: Id,
  codeId: Id,
  cases: z.string().describe('Names, separated by a semicolon'),
  source: z.string(),
  kind: SourceKind,
  textVersion: z
    .int()
    .describe('Which text of the source it is from: 1 as it came in, one more with each correction'),
  turn: z.int().nullable().describe('The number of the turn in which it begins'),
  time: z.string().describe('Where that turn begins in the recording: 00:12:30'),
  speaker: z.string(),
  informant: z.string(),
  informantType: z.string(),
  start: Offset,
  end: Offset,
  facet: z.string(),
  codePath: z.string(),
  code: z.string(),
  polarity: Polarity,
  exact: z.string(),
  before: z.string(),
  after: z.string(),
  memo: z.string(),
  coder: z.string(),
  origin: Origin,
  created: z.string(),
});

/** Which excerpts: empty lists admit everything; a code stands for itself and all below it. */
const Choice = z.object({
  codes: Ids,
  level: z
    .enum(['branch', 'alone'])
    .default('branch')
    .describe('Whether a code stands for itself and all below it, or for itself alone'),
  cases: Ids,
  sources: Ids,
  coders: Ids,
  informantTypes: listOf(z.string()),
  kinds: listOf(SourceKind),
  polarities: listOf(Polarity),
  ...Narrowing.shape,
  q: z
    .string()
    .max(2000)
    .default('')
    .describe(
      'A query: [Trust] and not [Power], [Trust] near [Conflict] within 2 turns, type = partner and "shared"',
    ),
});

export const ExcerptQuery = Choice.extend({
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
  limit: z.coerce.number<number | string>().int().min(1).max(1000).default(50),
});
export type ExcerptQuery = z.infer<typeof ExcerptQuery>;

export const ExportQuery = Choice.extend({
  attributes: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('Whether the attributes of the cases are columns too'),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

export const listExcerpts = operation({
  method: 'get',
  path: '/projects/{project}/excerpts',
  summary:
    'Coded excerpts, counted as a matrix counts: codings of the interviewer’s words alone are not evidence',
  params: InProject,
  query: ExcerptQuery,
  body: Nothing,
  answer: z.object({ total: z.int(), excerpts: z.array(Excerpt) }),
});

export const exportExcerpts = operation({
  method: 'get',
  path: '/projects/{project}/excerpts.csv',
  summary: 'The coded excerpts as CSV, one row per coding; every quote is compared with its source first',
  params: InProject,
  query: ExportQuery,
  body: Nothing,
  answer: z.string().describe('text/csv'),
});

export const exportQuotes = operation({
  method: 'get',
  path: '/projects/{project}/quotes.docx',
  summary: 'The coded words of informants by code, for Word, each with its source in a footnote',
  params: InProject,
  query: ExportQuery,
  body: Nothing,
  answer: z.string().describe('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
});

export const chosenExcerpts = operation({
  method: 'get',
  path: '/projects/{project}/excerpts/guids',
  summary: 'The GUIDs of all codings that a choice means, to do something with them together',
  params: InProject,
  query: Choice,
  body: Nothing,
  answer: z.array(z.guid()),
});
