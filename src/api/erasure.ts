import { z } from 'zod';
import { Id, InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

const Target = z.object({
  kind: z.enum(['source', 'informant', 'case']),
  id: Id,
});

const Words = z.array(z.string().max(400)).max(500);

/** What is looked for beyond what goes by itself, and where it is left. */
const Choice = z.object({
  names: Words.optional().describe('Which of the offered names are looked for; left out, the likely ones'),
  also: Words.default([]).describe('Other words that tell who it was'),
  keep: z.array(z.string().max(200)).default([]).describe('Places that are left as they are, by their ids'),
});

const Sample = z.object({ before: z.string(), words: z.string(), after: z.string(), to: z.string() });
const Plan = z.object({
  target: Target,
  name: z.string(),
  sources: z.array(z.object({ id: z.int(), name: z.string(), words: z.int() })).describe('That go whole'),
  shared: z
    .array(z.object({ id: z.int(), name: z.string(), turns: z.int() }))
    .describe('That stay without some turns'),
  informants: z.array(z.string()),
  cases: z.array(z.string()),
  counts: z.record(z.string(), z.int()).describe('Rows that go, by table'),
  citing: z.object({ summaries: z.int(), findings: z.int() }),
  memos: z.array(z.object({ id: z.int(), about: z.string(), text: z.string() })).describe('That go'),
  names: z.array(
    z.object({
      name: z.string(),
      neutral: z.string(),
      isName: z.boolean(),
      isChosen: z.boolean(),
      count: z.int(),
    }),
  ),
  also: z.array(z.string()),
  places: z.array(
    z.object({
      id: z.string(),
      where: z.string(),
      path: z.string(),
      count: z.int(),
      isKept: z.boolean(),
      samples: z.array(Sample),
    }),
  ),
  lines: z.array(z.object({ id: z.int(), before: z.string(), after: z.string() })),
  unhinged: z.int().describe('Steps that can no longer be undone'),
  stays: z.array(z.object({ what: z.string(), why: z.string() })),
});

export const planErasure = operation({
  method: 'post',
  path: '/projects/{project}/erasures/plan',
  summary:
    'What erasing a source, an informant or a case would take away, here and in copies; changes nothing',
  params: InProject,
  query: Nothing,
  body: Choice.extend({ target: Target }),
  answer: z.object({
    plan: Plan,
    files: z
      .array(z.object({ path: z.string(), bytes: z.int(), at: z.string(), isProject: z.boolean() }))
      .describe('Other files of the workspace that hold it'),
  }),
});

export const erase = operation({
  method: 'post',
  path: '/projects/{project}/erasures',
  summary: 'Erase a source, an informant or a case for good, also from copies that are not to be kept',
  params: InProject,
  query: Nothing,
  body: Choice.extend({
    target: Target,
    confirmed: z.string().max(400).describe('What it is called, once more'),
    keepFiles: z.array(z.string().max(1000)).default([]),
  }),
  answer: z.object({
    removed: z.array(z.string()),
    kept: z.array(z.string()),
    left: z.array(z.string()).describe('Files in which something is still found'),
    searched: z.int(),
    places: z.int().describe('Places in which words or names were replaced'),
    counts: z.record(z.string(), z.int()),
  }),
});
