import { z } from 'zod';
import { encodingNames } from '../domain/encoding.ts';
import { languageCodes } from '../domain/language.ts';
import { matters } from '../domain/matter.ts';
import {
  Day,
  Id,
  InProject,
  InSource,
  Nothing,
  Offset,
  SourceKind,
  Standing,
  Version,
  Was,
} from './common.ts';
import { TextVersion } from './corrections.ts';
import { operation } from './operation.ts';

const SpeakerRole = z.object({
  label: z.string(),
  isInterviewer: z.boolean(),
  informant: z.string().max(120).describe('The name of the person; empty where it is not known'),
  informantType: z.string().max(60),
});

/** What a researcher says of a source. */
const SourceCard = z.object({
  name: z.string().trim().min(1, 'A source needs a name.').max(200),
  kind: SourceKind,
  date: Day.nullable(),
  cases: z.array(z.string().trim().max(120)),
  speakers: z.array(SpeakerRole),
  language: z.enum(languageCodes).nullable().optional().describe('null where it is told from the words'),
});

const Source = z.object({
  id: z.int(),
  guid: z.string(),
  name: z.string(),
  kind: SourceKind,
  date: z.string().nullable(),
  words: z.int(),
  cases: z.array(z.string()),
});

const Turn = z.object({
  number: z.int(),
  start: Offset,
  end: Offset,
  speaker: z.string().nullable(),
  isInterviewer: z.boolean(),
  startMs: z.int().nullable(),
  matter: z
    .enum(matters)
    .nullable()
    .describe('What it is where nobody says it: a heading, or particulars of the text'),
});

const Voice = z.object({
  label: z.string(),
  turns: z.int(),
  words: z.int(),
  questions: z.int(),
  examples: z.array(z.string()).describe('The beginnings of its first turns'),
});

/** What is said of how a text shows who speaks. */
export const LabelRule = z.object({
  instead: z.boolean().describe('Whether the labels that were found are given up; else this comes to them'),
  signs: z
    .array(z.object({ before: z.string().max(10), after: z.string().max(10) }))
    .max(20)
    .describe('The signs around a name at the beginning of a line; none after it where it stands alone'),
  speakers: z
    .array(z.string().min(1).max(60))
    .max(200)
    .describe('Names that are speakers even where met once'),
  notSpeakers: z.array(z.string().min(1).max(200)).max(200),
  others: z.string().trim().min(1).max(60).nullable().describe('Whose the paragraphs without a label are'),
});

/** A text of a file as it was understood, before anything is stored. */
export const Preview = z.object({
  staged: z.string().describe('By which the text is stored later'),
  name: z.string(),
  kind: SourceKind,
  date: z.string().nullable(),
  caseName: z.string().nullable(),
  words: z.int(),
  turns: z.int().describe('What is said; matter about the text is not counted'),
  matter: z
    .array(z.object({ kind: z.enum(matters), words: z.string() }))
    .describe('The beginnings of its first headings and particulars, which nobody says'),
  matterCount: z.int().describe('How many there are in all'),
  particulars: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .describe('What the text tells of itself beside day, case and who took part: attributes it may be given'),
  hasTimes: z.boolean(),
  pattern: z.string().describe('How its labels look, such as `[time] Name:`; empty where nobody is named'),
  labels: LabelRule.nullable().describe('What was said of its labels; null where it stands as it was read'),
  voices: z.array(Voice),
  interviewers: z.array(z.string()).describe('The speakers who probably ask the questions'),
  beginning: z.string(),
  warnings: z.array(z.string()),
});

export const FilePreview = z.object({
  file: z.string(),
  hash: z.string().describe('SHA-256 of its bytes'),
  type: z.string(),
  encoding: z.string().nullable(),
  duplicateOf: z.string().nullable().describe('A source that came from the same bytes'),
  texts: z.array(Preview),
});
export type FilePreview = z.infer<typeof FilePreview>;

export const listSources = operation({
  method: 'get',
  path: '/projects/{project}/sources',
  summary: 'The sources of a project',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Source),
});

export const readSource = operation({
  method: 'get',
  path: '/projects/{project}/sources/{source}',
  summary: 'A source with its text and turns',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: Source.extend({
    ...SourceCard.pick({ speakers: true }).shape,
    language: z.enum(languageCodes).nullable(),
    version: Version.describe('Of its card: what to send as `was` when it is corrected'),
    text: z.string(),
    turns: z.array(Turn),
  }),
});

export const previewFile = operation({
  method: 'post',
  path: '/projects/{project}/files',
  summary: 'Read a file (its bytes are the body) and say what was understood; nothing is stored',
  params: InProject,
  query: z.object({
    name: z.string().min(1).max(400),
    encoding: z.enum(encodingNames).optional().describe('Of a file of words, where it was told wrong'),
  }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: FilePreview,
});

export const listFiles = operation({
  method: 'get',
  path: '/projects/{project}/files',
  summary: 'The files that the coder has had read and has neither stored nor let go; they wait for a day',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(FilePreview),
});

export const letFilesGo = operation({
  method: 'delete',
  path: '/projects/{project}/files',
  summary: 'Let texts go that were read and are not wanted; nothing of them stays',
  params: InProject,
  query: Nothing,
  body: z.object({ staged: z.array(z.string()).max(100_000) }),
  answer: Standing,
});

export const importTexts = operation({
  method: 'post',
  path: '/projects/{project}/sources',
  summary: 'Store texts that were previewed: all of them or none',
  params: InProject,
  query: Nothing,
  body: z.object({
    sources: z
      .array(
        z.object({
          staged: z.string(),
          card: SourceCard,
          attributes: z
            .array(z.object({ name: z.string().trim().min(1).max(60), value: z.string().trim().max(200) }))
            .max(50)
            .optional()
            .describe('What is to be known of the source from the start'),
        }),
      )
      .min(1)
      .max(100_000),
  }),
  answer: Standing.extend({ ids: z.array(z.int()) }),
});

export const describeSource = operation({
  method: 'patch',
  path: '/projects/{project}/sources/{source}',
  summary: 'Correct what is said of a source; its text stays as it is',
  params: InSource,
  query: Nothing,
  body: SourceCard.extend({ was: Was }),
  answer: Standing,
});

export const removeSource = operation({
  method: 'delete',
  path: '/projects/{project}/sources/{source}',
  summary: 'Take a source out of the project with all that hangs on it',
  params: InSource,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const setReading = operation({
  method: 'put',
  path: '/projects/{project}/sources/{source}/reading',
  summary: 'Say that a source has been read to its end, or not yet',
  params: InSource,
  query: Nothing,
  body: z.object({ read: z.boolean() }),
  answer: Standing,
});

export const markMatter = operation({
  method: 'put',
  path: '/projects/{project}/sources/{source}/matter',
  summary:
    'Say of turns that they are a heading or about the text, so that nobody says them; or that somebody does',
  params: InSource,
  query: Nothing,
  body: z.object({
    version: TextVersion,
    turns: z.array(z.int().positive()).min(1, 'Name the turns.').max(10_000).describe('Their numbers'),
    matter: z.enum(matters).nullable(),
  }),
  answer: Standing,
});

const Several = z.array(Id).min(1, 'Choose sources first.').max(10_000);
const CaseName = z.string().trim().min(1, 'Say which case.').max(120);

export const changeSources = operation({
  method: 'post',
  path: '/projects/{project}/sources/changed',
  summary:
    'Say the same of several sources, in one step: what they are, their day, their case, or that they were read',
  params: InProject,
  query: Nothing,
  body: z.object({
    sources: Several,
    change: z.discriminatedUnion('sets', [
      z.object({ sets: z.literal('kind'), kind: SourceKind }),
      z.object({ sets: z.literal('date'), date: Day.nullable() }),
      z.object({ sets: z.enum(['case', 'no case']), name: CaseName }),
      z.object({ sets: z.literal('read'), read: z.boolean() }),
    ]),
  }),
  answer: Standing,
});

export const removeSources = operation({
  method: 'post',
  path: '/projects/{project}/sources/removed',
  summary: 'Take several sources out of the project with all that hangs on them, in one step',
  params: InProject,
  query: Nothing,
  body: z.object({ sources: Several }),
  answer: Standing,
});
