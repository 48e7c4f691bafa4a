import { z } from 'zod';
import { InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

export const showMethod = operation({
  method: 'get',
  path: '/projects/{project}/method',
  summary:
    'The method section as far as the record carries it, its gaps, and which items of three checklists are covered',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    sentences: z.array(
      z.object({ key: z.string(), section: z.string(), text: z.string(), path: z.string() }),
    ),
    gaps: z.array(
      z.object({
        gap: z.string(),
        section: z.string(),
        asks: z.string(),
        text: z.string(),
        version: Version,
      }),
    ),
    checklists: z.array(
      z.object({
        name: z.string(),
        items: z.array(
          z.object({
            number: z.string(),
            topic: z.string(),
            covered: z.enum(['yes', 'partly', 'no', 'elsewhere']),
          }),
        ),
      }),
    ),
  }),
});

export const writeMethodNote = operation({
  method: 'put',
  path: '/projects/{project}/method/{gap}',
  summary: 'Write what the record cannot know; nothing leaves the gap open again',
  params: InProject.extend({ gap: z.string().min(1).max(40) }),
  query: Nothing,
  body: z.object({ text: z.string().max(100_000), was: Was }),
  answer: Standing,
});
