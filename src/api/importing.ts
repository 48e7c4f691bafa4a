import { z } from 'zod';
import { matters } from '../domain/matter.ts';
import { InProject, Nothing } from './common.ts';
import { operation } from './operation.ts';
import { LabelRule, Preview } from './sources.ts';

/** A line of a text that waits, and what was understood of it. */
const Line = z.object({
  number: z.int().positive(),
  words: z.string().describe('As it stands in the text; its beginning where it is long'),
  offered: z.string().describe('The name that it seems to begin with'),
  understood: z.array(
    z.object({
      speaker: z.string().nullable(),
      matter: z.enum(matters).nullable(),
      words: z.string(),
      goesOn: z.boolean().describe('Whether the turn began on a line before'),
    }),
  ),
});

export const showText = operation({
  method: 'get',
  path: '/projects/{project}/files/{staged}',
  summary: 'Lines of a text that waits to be stored, each beside what was understood of it',
  params: InProject.extend({ staged: z.string() }),
  query: z.object({ from: z.coerce.number<number | string>().int().min(1).max(10_000_000).default(1) }),
  body: Nothing,
  answer: z.object({ lines: z.array(Line), next: z.int().nullable().describe('The line that comes after') }),
});

export const correctLabels = operation({
  method: 'put',
  path: '/projects/{project}/files/labels',
  summary: 'Say how texts that wait show who speaks; they are understood anew, and nothing is stored',
  params: InProject,
  query: Nothing,
  body: z.object({ staged: z.array(z.string()).min(1).max(100), labels: LabelRule }),
  answer: z.array(Preview),
});
