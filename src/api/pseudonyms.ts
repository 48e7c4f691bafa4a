import { z } from 'zod';
import { Id, InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';

const Choice = z.object({
  names: z
    .string()
    .max(400_000)
    .describe('A line for each name: the name (others of the same after a bar), a tab or →, its pseudonym'),
  near: z
    .array(z.string().max(400))
    .max(10_000)
    .optional()
    .describe('Other forms of the names that are replaced too; left out, the likely ones'),
  sources: z.array(Id).max(10_000).optional().describe('In whose texts; left out, in all'),
  leave: z.array(z.string().max(200)).max(100_000).default([]).describe('Hits that are left, by their ids'),
});

const Hit = z.object({
  id: z.string(),
  where: z.string(),
  path: z.string().describe('The page below the project on which it stands; empty where there is none'),
  before: z.string(),
  words: z.string(),
  after: z.string(),
  isLeft: z.boolean(),
});

export const nameCandidates = operation({
  method: 'get',
  path: '/projects/{project}/pseudonyms/candidates',
  summary: 'What may be names in this study: those of people and cases, and words with capitals that recur',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(z.object({ name: z.string(), count: z.int(), pseudonym: z.string() })),
});

export const planPseudonyms = operation({
  method: 'post',
  path: '/projects/{project}/pseudonyms/plan',
  summary: 'Where names stand, and what would stand there instead; changes nothing',
  params: InProject,
  query: Nothing,
  body: Choice.extend({
    all: z.int().nonnegative().nullable().default(null).describe('Of which pseudonym every hit is listed'),
  }),
  answer: z.object({
    mark: z.string().describe('What replacing is asked with, so that nothing was done in between'),
    pseudonyms: z.array(
      z.object({
        pseudonym: z.string(),
        names: z.array(z.string()),
        count: z.int(),
        places: z.int(),
        already: z.int().describe('How often the pseudonym itself stands in the study by now'),
        hits: z.array(Hit).describe('The first of them'),
      }),
    ),
    near: z.array(z.object({ name: z.string(), of: z.int(), count: z.int(), isChosen: z.boolean() })),
    unseen: z.object({ texts: z.int(), undo: z.int(), lines: z.int() }),
    problems: z.array(z.string()),
    stays: z.array(z.string()),
    files: z
      .array(z.object({ path: z.string(), bytes: z.int(), at: z.string() }))
      .describe('Other files of the workspace that hold names of this study'),
  }),
});

export const pseudonymKey = operation({
  method: 'post',
  path: '/projects/{project}/pseudonyms/key',
  summary: 'The key that replacing would leave: with it alone the names come back; changes nothing',
  params: InProject,
  query: Nothing,
  body: Choice,
  answer: z.object({ key: z.string(), mark: z.string() }),
});

export const replaceNames = operation({
  method: 'post',
  path: '/projects/{project}/pseudonyms',
  summary: 'Put pseudonyms in the place of names, everywhere in the study',
  params: InProject,
  query: Nothing,
  body: Choice.extend({
    mark: z.string().max(200).describe('As the plan and the key gave it'),
    deleteFiles: z
      .array(z.string().max(1000))
      .default([])
      .describe('Other files that are deleted, by their path'),
  }),
  answer: z.object({
    key: z.string().describe('The key once more: the same as before, for whoever did not keep it'),
    texts: z.int(),
    places: z.int(),
    lines: z.int(),
    unhinged: z.int().describe('Steps that can no longer be undone'),
    left: z.array(z.string()).describe('Where names still stand'),
  }),
});

export const checkNames = operation({
  method: 'post',
  path: '/projects/{project}/pseudonyms/check',
  summary: 'Where the names of a key still stand: in the study, its history, what is searched, other files',
  params: InProject,
  query: Nothing,
  body: z.object({ key: z.string().max(20_000_000) }),
  answer: z.object({ left: z.array(z.string()) }),
});

export const restoreNames = operation({
  method: 'post',
  path: '/projects/{project}/pseudonyms/restoration',
  summary: 'Put the names of a key back where their pseudonyms stand',
  params: InProject,
  query: Nothing,
  body: z.object({ key: z.string().max(20_000_000) }),
  answer: z.object({ texts: z.int(), places: z.int(), lines: z.int() }),
});
