import { z } from 'zod';
import { columnRoles } from '../domain/code-list.ts';
import { Id, Ids, InProject, listOf, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const words = z.array(z.string().trim().min(1).max(120)).max(200);

const CodeEntry = z.object({
  name: z.string().max(120),
  definition: z.string().max(4000),
  useWhen: z.string().max(4000),
  doNotUseWhen: z.string().max(4000),
  example: z.string().max(4000),
  counterExample: z.string().max(4000),
  keywords: words,
  exclusions: words,
  origin: z.string().max(400),
});

const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'A colour is written as #1c7a52.')
  .nullable();

const Code = CodeEntry.extend({
  id: z.int(),
  guid: z.string(),
  parentId: z.int().nullable(),
  path: z.string(),
  facet: z.string(),
  alsoUnder: z.array(z.int()).describe('The ids of other facets under which it is listed too'),
  archivedAt: z.string().nullable().describe('Since when it is put aside; null while it is in use'),
  version: Version,
});

const Codes = z.array(Id).min(1).max(1000);
const Recoded = Standing.extend({
  recoded: z.int(),
  joined: z.int().describe('Codings that were there already; the two became one, with both memos'),
});

const InCode = InProject.extend({ code: Id });

export const listCodes = operation({
  method: 'get',
  path: '/projects/{project}/codes',
  summary: 'The codebook in reading order',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Code),
});

export const createCode = operation({
  method: 'post',
  path: '/projects/{project}/codes',
  summary: 'Make a code, or a facet where it has no parent',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string(), parentId: z.int().positive().nullable() }),
  answer: Standing.extend({ id: z.int() }),
});

export const reviseCode = operation({
  method: 'patch',
  path: '/projects/{project}/codes/{code}',
  summary: 'Change what the codebook says of a code; what it said before is kept',
  params: InCode,
  query: Nothing,
  body: CodeEntry.partial().extend({
    was: Was,
    reason: z.string().max(1000).optional(),
    review: z
      .boolean()
      .optional()
      .describe('Whether codings made before are to be read again; asked only where the meaning changed'),
  }),
  answer: Standing,
});

export const recolourCode = operation({
  method: 'put',
  path: '/projects/{project}/codes/{code}/colour',
  summary: 'Give a code, or a facet and all in it, a colour; null gives it that of its facet',
  params: InCode,
  query: Nothing,
  body: z.object({ colour: Colour }),
  answer: Standing,
});

export const recolourCodes = operation({
  method: 'post',
  path: '/projects/{project}/codes/coloured',
  summary: 'Give several codes a colour, in one step',
  params: InProject,
  query: Nothing,
  body: z.object({ codes: Codes, colour: Colour }),
  answer: Standing,
});

export const listCodeVersions = operation({
  method: 'get',
  path: '/projects/{project}/codes/{code}/versions',
  summary: 'What an entry said before each change, the newest first, and the codes that were merged into it',
  params: InCode,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    versions: z.array(
      z.object({
        number: z.int(),
        entry: CodeEntry,
        coder: z.string(),
        changedAt: z.string(),
        reason: z.string(),
        needsReview: z.boolean(),
      }),
    ),
    merged: z.array(
      z.object({ oldPath: z.string(), entry: CodeEntry, coder: z.string(), mergedAt: z.string() }),
    ),
  }),
});

export const moveCodes = operation({
  method: 'post',
  path: '/projects/{project}/codes/moved',
  summary:
    'Put codes, each with all below it, under a parent (null: as facets), before one of its children or last',
  params: InProject,
  query: Nothing,
  body: z.object({ codes: Codes, parentId: Id.nullable(), before: Id.nullable().default(null) }),
  answer: Standing,
});

export const mergeCodes = operation({
  method: 'post',
  path: '/projects/{project}/codes/merged',
  summary: 'Merge codes into one: codings, memos, keywords and codes below go along; the old ones lead to it',
  params: InProject,
  query: Nothing,
  body: z.object({ codes: Codes, into: Id }),
  answer: Recoded,
});

export const archiveCodes = operation({
  method: 'post',
  path: '/projects/{project}/codes/archived',
  summary: 'Put codes aside, or take them back; they keep their codings',
  params: InProject,
  query: Nothing,
  body: z.object({ codes: Codes, archived: z.boolean() }),
  answer: Standing,
});

export const weighRemoval = operation({
  method: 'get',
  path: '/projects/{project}/codes/loss',
  summary: 'What would go if some codes were removed, with all below them',
  params: InProject,
  query: z.object({ codes: Ids }),
  body: Nothing,
  answer: z.object({
    codes: z.int(),
    codings: z.int(),
    memos: z.int(),
    summaries: z.int(),
    conditions: z.int(),
    cards: z.int(),
  }),
});

export const removeCodes = operation({
  method: 'post',
  path: '/projects/{project}/codes/removed',
  summary: 'Remove codes and all below them; refused where codings use them, unless those go too',
  params: InProject,
  query: Nothing,
  body: z.object({ codes: Codes, withCodings: z.boolean().default(false) }),
  answer: Standing,
});

const CodebookFile = z.instanceof(Uint8Array).describe('application/octet-stream');
const fileName = z.string().max(400).default('codebook.yaml');

/** What the columns of a list of codes are taken for, where it is said. */
const saidColumns = {
  columns: listOf(z.enum(columnRoles)).describe(
    'What each column of a list says, where they are not called so; several can be groups',
  ),
  above: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe('With columns: how many rows stand above the first code'),
};

export const addCodebook = operation({
  method: 'post',
  path: '/projects/{project}/codebook',
  summary:
    'Add a codebook (the body: YAML, CSV or REFI-QDA .qdc, as its name says): codes that are not there yet',
  params: InProject,
  query: z.object({
    name: fileName,
    ...saidColumns,
    takeOver: z
      .enum(['yes', 'no'])
      .default('no')
      .describe('Whether entries that say something else are replaced'),
  }),
  body: CodebookFile,
  answer: Standing.extend({ added: z.int(), changed: z.int() }),
});

const ChangedField = z.object({
  field: z.string().describe('As the codebook page calls it'),
  then: z.string().describe('What the project says'),
  now: z.string().describe('What the file says'),
});

export const compareCodebook = operation({
  method: 'post',
  path: '/projects/{project}/codebook/compared',
  summary: 'How a codebook (the body) differs from that of the project; nothing is changed',
  params: InProject,
  query: z.object({ name: fileName, ...saidColumns }),
  body: CodebookFile,
  answer: z.object({
    added: z.array(z.string()).describe('Paths that the project does not have'),
    changed: z
      .array(z.object({ path: z.string(), fields: z.array(ChangedField) }))
      .describe('Codes of which it says something else'),
    missing: z.array(z.string()).describe('Paths that only the project has; they stay'),
    list: z
      .object({
        roles: z.array(z.enum(columnRoles)),
        above: z.int(),
        isCertain: z.boolean(),
        rows: z.array(z.array(z.string())).describe('The first rows, as they stand'),
      })
      .nullable()
      .describe('As what the columns of a list were read'),
  }),
});

export const removeCode = operation({
  method: 'delete',
  path: '/projects/{project}/codes/{code}',
  summary: 'Take an unused code out of the codebook',
  params: InCode,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const showReadingAgain = operation({
  method: 'get',
  path: '/projects/{project}/codes/{code}/reading',
  summary:
    'The sources that were read before a code, or one under it, existed: their silence says nothing yet',
  params: InCode,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    late: z
      .array(z.object({ codeId: z.int(), code: z.string(), since: z.string() }))
      .describe('The codes that came later'),
    sources: z.array(
      z.object({
        sourceId: z.int(),
        name: z.string(),
        uncodedTurns: z.array(z.int()).describe('Turns in which nothing is coded, by number'),
      }),
    ),
  }),
});

export const confirmRead = operation({
  method: 'post',
  path: '/projects/{project}/codes/{code}/reading',
  summary:
    'Say that sources were read again for a code and all under it: their silence means not raised from now on',
  params: InCode,
  query: Nothing,
  body: z.object({ sources: z.array(Id).min(1).max(20_000) }),
  answer: Standing,
});

export const listCodeUnder = operation({
  method: 'put',
  path: '/projects/{project}/codes/{code}/listing',
  summary:
    'List a code, with all below it, under these other facets too, and under no others; it is not copied',
  params: InCode,
  query: Nothing,
  body: z.object({ facets: z.array(Id).max(1000) }),
  answer: Standing,
});
