import { z } from 'zod';
import { partKinds, queueOrders, queueTopics, strengths } from '../domain/suggestion.ts';
import { Guid, Id, InProject, InSource, Nothing, Offset, optionalId, Standing } from './common.ts';
import { operation } from './operation.ts';

const Place = z.object({ start: Offset, end: Offset });

export const Suggestion = Place.extend({
  codeId: z.int(),
  score: z.number().describe('How likely it is, from 0 to 1'),
  strength: z.enum(strengths),
  isContinuation: z.boolean().describe('Whether only the codes given just before speak for it'),
  reasons: z.array(
    z.object({
      kind: z.enum(['keyword', 'entry', 'learned', 'nearby', 'continued']),
      words: z.string(),
      at: z.array(Place),
      isDenied: z
        .boolean()
        .optional()
        .describe('Whether the words are denied wherever they stand: “no trust”'),
    }),
  ),
});
export type Suggestion = z.infer<typeof Suggestion>;

const Decided = Place.extend({
  codeId: z.int().positive(),
  reason: z.string().max(2000).describe('Why it was suggested, as it was shown'),
  likelihood: z.number().min(0).max(1).nullable().optional().describe('How likely it was said to be'),
});

const Counted = z.object({ passages: z.int(), coded: z.int() });
const Why = z.object({
  strength: z.enum(strengths),
  likelihood: z.number(),
  isTried: z
    .boolean()
    .describe(
      'Whether the likelihood was tried on what was coded in three transcripts of this project or more',
    ),
  codings: z.int().describe('How often the code was given in what was learned from'),
  parts: z
    .array(z.object({ kind: z.enum(partKinds), weight: z.number() }))
    .describe('Kinds of evidence; their weights add up to the logit'),
  logit: z.number(),
  words: z.array(Counted.extend({ words: z.string(), weight: z.number(), isKeyword: z.boolean() })),
  like: z
    .array(
      z.object({ sourceId: z.int(), source: z.string(), turn: z.int(), start: z.int(), text: z.string() }),
    )
    .describe('Passages that have the code and are like this one'),
});
export type Why = z.infer<typeof Why>;

const Queued = Suggestion.extend({
  sourceId: z.int(),
  source: z.string(),
  turn: z.int(),
  speaker: z.string(),
  exact: z.string(),
  before: z.string(),
  after: z.string(),
});

/** Which suggestions of all sources are asked for, as an address says it. */
export const QueueQuery = z.object({
  code: optionalId,
  source: optionalId,
  speaker: z.string().max(200).default(''),
  strength: z.union([z.literal(''), z.enum(strengths)]).default(''),
  word: z.string().max(200).default(''),
  topic: z.enum(queueTopics).default('new'),
  order: z.enum(queueOrders).default('teaches'),
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
});

export const queueSuggestions = operation({
  method: 'get',
  path: '/projects/{project}/suggestions',
  summary: 'What would be suggested across all sources, to go through',
  params: InProject,
  query: QueueQuery,
  body: Nothing,
  answer: z.object({
    total: z.int(),
    scored: z.int().describe('How many sources are read so far'),
    sources: z.int(),
    suggestions: z.array(Queued),
  }),
});

export const rejectSuggestions = operation({
  method: 'post',
  path: '/projects/{project}/suggestions/rejected',
  summary: 'Reject several suggestions in one step',
  params: InProject,
  query: Nothing,
  body: z.object({
    suggestions: z
      .array(Decided.extend({ sourceId: z.int().positive() }))
      .min(1)
      .max(5000),
  }),
  answer: Standing,
});

export const explainSuggestion = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/suggestions/why',
  summary: 'What speaks for and against a code for the turn at an offset',
  params: InSource,
  query: z.object({ code: Id, start: z.coerce.number<number | string>().int().nonnegative() }),
  body: Nothing,
  answer: Why,
});

export const listSuggestions = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/suggestions',
  summary: 'What the codebook would suggest for a source; nothing is coded',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: z.array(Suggestion),
});

export const acceptSuggestion = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/suggestions/accepted',
  summary: 'Turn a suggestion into a coding',
  params: InSource,
  query: Nothing,
  body: Decided.extend({
    guid: Guid.describe('The GUID the coding will have'),
    as: Place.optional().describe('What is coded of it, where other words were chosen'),
  }),
  answer: Standing,
});

export const rejectSuggestion = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/suggestions/rejected',
  summary: 'Reject a suggestion: it does not come back',
  params: InSource,
  query: Nothing,
  body: Decided,
  answer: Standing,
});
