import { z } from 'zod';
import { matters } from '../domain/matter.ts';
import {
  Guid,
  InProject,
  InSource,
  Nothing,
  Offset,
  Origin,
  Polarity,
  Standing,
  Version,
  Was,
} from './common.ts';
import { TextVersion } from './corrections.ts';
import { operation } from './operation.ts';

const Coding = z.object({
  guid: z.string(),
  codeId: z.int(),
  coderId: z.int(),
  start: Offset,
  end: Offset,
  exact: z.string(),
  polarity: Polarity,
  origin: Origin,
  memo: z.string(),
  memoVersion: Version.optional().describe('Of its memo, where it has one'),
});
export type Coding = z.infer<typeof Coding>;

const WantedCoding = z
  .object({
    guid: Guid,
    codeId: z.int().positive().optional(),
    newCode: z.object({ name: z.string(), parentId: z.int().positive().nullable() }).optional(),
    start: Offset,
    end: Offset,
    exact: z.string().min(1).describe('The words that were selected; they must still be the words there'),
    polarity: Polarity.default('plain'),
    origin: Origin.default('by hand'),
    memo: z.string().max(20_000).optional(),
  })
  .refine((coding) => coding.start < coding.end, 'A coding must cover some text.');
export type WantedCoding = z.input<typeof WantedCoding>;

const TurnMemos = z
  .array(z.object({ turn: z.int().describe('The number of the turn'), text: z.string() }))
  .describe('Memos on turns');

const MatterOfTurns = z
  .array(z.object({ turn: z.int().describe('The number of the turn'), kind: z.enum(matters) }))
  .describe('Turns that are matter about the text: headings and particulars, which nobody says');

const InCoding = InProject.extend({ coding: Guid });
const Seen = TextVersion.optional();
const Codings = Standing.extend({
  textVersion: TextVersion,
  codings: z.array(Coding).describe('All codings of the source as they are now'),
  turnMemos: TurnMemos,
  matter: MatterOfTurns,
  isRead: z.boolean().describe('Whether this coder has read the source to its end'),
});
export type Codings = z.infer<typeof Codings>;

export const listCodings = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}/codings',
  summary: 'The codings of a source, in order of place',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: Codings,
});

export const applyCodes = operation({
  method: 'post',
  path: '/projects/{project}/sources/{source}/codings',
  summary: 'Apply codes to stretches of a source, in one step; asking twice changes nothing',
  params: InSource,
  query: Nothing,
  body: z.object({ codings: z.array(WantedCoding).min(1).max(5000), textVersion: Seen }),
  answer: Standing,
});

export const changeCoding = operation({
  method: 'patch',
  path: '/projects/{project}/codings/{coding}',
  summary: 'Move the boundaries of a coding, or change its polarity or code',
  params: InCoding,
  query: Nothing,
  body: z.object({
    start: Offset.optional(),
    end: Offset.optional(),
    polarity: Polarity.optional(),
    codeId: z.int().positive().optional(),
    textVersion: Seen,
    was: z
      .object({ start: Offset, end: Offset })
      .optional()
      .describe('Where it was; refused when it is elsewhere by now'),
  }),
  answer: Standing,
});

export const removeCoding = operation({
  method: 'delete',
  path: '/projects/{project}/codings/{coding}',
  summary: 'Take a coding away',
  params: InCoding,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const writeCodingMemo = operation({
  method: 'put',
  path: '/projects/{project}/codings/{coding}/memo',
  summary: 'Keep a note on a coding; an empty one is taken away',
  params: InCoding,
  query: Nothing,
  body: z.object({ text: z.string().max(20_000), was: Was }),
  answer: Standing,
});

export const importCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings',
  summary: 'Add a CSV of codings (the body), located by offsets or by quote: all of them or none',
  params: InProject,
  query: z.object({ name: z.string().max(400).default('codings.csv') }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: Standing.extend({ added: z.int(), known: z.int() }),
});

const Some = z.array(Guid).min(1).max(100_000).describe('The GUIDs of codings');

export const recodeCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings/recoded',
  summary: 'Give codings another code, in one step',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some, codeId: z.int().positive() }),
  answer: Standing.extend({ recoded: z.int(), joined: z.int() }),
});

export const codeAlso = operation({
  method: 'post',
  path: '/projects/{project}/codings/coded',
  summary: 'Code the words of codings with one more code, in one step',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some, codeId: z.int().positive() }),
  answer: Standing.extend({ added: z.int() }),
});

export const removeCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings/removed',
  summary: 'Take codings away, in one step',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some }),
  answer: Standing,
});

export const joinCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings/joined',
  summary: 'Make codings of one code by one coder one stretch, in one step; their memos are kept together',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some, start: Offset, end: Offset, textVersion: Seen }),
  answer: Standing,
});

export const confirmCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings/confirmed',
  summary: 'Say of codings that they hold under the newer definition of their code',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some }),
  answer: Standing,
});

export const quoteCodings = operation({
  method: 'post',
  path: '/projects/{project}/codings/quoted',
  summary:
    'Take the words of codings into the entry of a code (of their own where none is named), as examples or counter-examples',
  params: InProject,
  query: Nothing,
  body: z.object({
    codings: Some,
    codeId: z.int().positive().optional(),
    as: z.enum(['example', 'counter-example']),
  }),
  answer: Standing,
});

export const listCodedTwice = operation({
  method: 'get',
  path: '/projects/{project}/codings/coded-twice',
  summary: 'The passages that have a code more than once from one coder, and so count as several codings',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      sourceId: z.int(),
      isOwn: z.boolean().describe('Whether the coder who asks coded it: nobody joins what another coded'),
      codings: z.array(z.guid()).describe('In order of place'),
    }),
  ),
});

export const joinPassages = operation({
  method: 'post',
  path: '/projects/{project}/codings/coded-twice',
  summary: 'Make each of some passages one coding, in one step; they are named by the first of their codings',
  params: InProject,
  query: Nothing,
  body: z.object({ codings: Some }),
  answer: Standing.extend({ joined: z.int().describe('How many passages') }),
});
