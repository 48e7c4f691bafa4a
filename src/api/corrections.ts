import { z } from 'zod';
import { InSource, Nothing, Offset, Standing } from './common.ts';
import { operation } from './operation.ts';

/** Which version of a text something was seen or typed in. */
export const TextVersion = z
  .int()
  .positive()
  .describe('The number of the text it was seen in: 1 for that of the file, one more for each correction');

const Place = z.object({ start: Offset, end: Offset });

const Change = z.object({
  from: z.int().nonnegative().describe('The first turn that is said anew: its place in the list, from 0'),
  to: z.int().nonnegative().describe('The last one, included'),
  parts: z
    .array(
      z.object({
        speaker: z.string().trim().min(1).max(120).nullable(),
        words: z.string().max(200_000),
      }),
    )
    .max(200)
    .describe('What stands there instead, turn by turn; none takes the turns out'),
});
export type Change = z.infer<typeof Change>;

const Decisions = z
  .array(z.object({ guid: z.string(), place: Place.nullable() }))
  .max(100_000)
  .describe('Of each coding whose words are changed: where it lies in the new text, or null where it goes');

const Touched = z.object({
  guid: z.string(),
  fate: z.enum(['touched', 'gone']),
  code: z.string().describe('The name of its code'),
  before: z.string().describe('Its words as they were'),
  proposed: Place.extend({
    exact: z.string(),
    around: z
      .object({ start: Offset, text: z.string() })
      .describe('A stretch of the new text around it, and where that begins'),
  })
    .nullable()
    .describe('What it would be; null where none of its words is left'),
});

export const listTexts = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/texts',
  summary: 'The versions of the text of a source, the newest first',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      number: z.int(),
      madeBy: z.enum(['import', 'turns', 'speakers', 'file']),
      coder: z.string(),
      createdAt: z.string(),
    }),
  ),
});

export const compareTurns = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/text/compared',
  summary: 'Say which codings a correction of turns would touch; nothing is changed',
  params: InSource,
  query: Nothing,
  body: z.object({ version: TextVersion, change: Change }),
  answer: z.object({ touched: z.array(Touched) }),
});

export const correctTurns = operation({
  method: 'patch',
  path: '/projects/{project}/sources/{source}/text',
  summary: 'Say some turns of a source anew; what lies in the text moves with its words',
  params: InSource,
  query: Nothing,
  body: z.object({ version: TextVersion, change: Change, decisions: Decisions.default([]) }),
  answer: Standing.extend({ version: TextVersion }),
});

export const SpeakerRename = z.object({
  version: TextVersion,
  label: z.string().min(1).max(400).describe('As it stands in the text'),
  to: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .describe('What stands there from now on; the label of another joins the two'),
});

export const renameSpeaker = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/speakers/renamed',
  summary: 'Call a speaker otherwise in the whole of a text, or join two who are one',
  params: InSource,
  query: Nothing,
  body: SpeakerRename,
  answer: Standing.extend({ version: TextVersion }),
});

export const compareText = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/texts/compared',
  summary: 'Hold a text that was read from a file against that of a source; nothing is changed',
  params: InSource,
  query: Nothing,
  body: z.object({ version: TextVersion, staged: z.string() }),
  answer: z.object({
    touched: z.array(Touched),
    kept: z.int().describe('How many codings keep every word'),
    differences: z
      .array(
        z.object({
          turn: z.int().describe('In the text as it is now'),
          parts: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })),
        }),
      )
      .describe('The turns that differ, in order'),
    more: z.int().describe('How many more turns differ than are listed'),
    newLabels: z.array(z.string()).describe('Who speaks in the file and not in the text'),
  }),
});

export const takeText = operation({
  method: 'put',
  path: '/projects/{project}/sources/{source}/text',
  summary: 'Put a corrected text that was read from a file in the place of that of a source',
  params: InSource,
  query: Nothing,
  body: z.object({
    version: TextVersion,
    staged: z.string(),
    decisions: Decisions.default([]),
    interviewers: z
      .array(z.string().max(400))
      .default([])
      .describe('Of the new labels those whose words are no evidence'),
  }),
  answer: Standing.extend({ version: TextVersion }),
});
