import { z } from 'zod';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const ViewPage = z.enum(['excerpts', 'matrix']);

export const listViews = operation({
  method: 'get',
  path: '/projects/{project}/views',
  summary: 'The views that were kept, with the query of their address',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      page: ViewPage,
      asked: z.string(),
      coder: z.string(),
      version: Version,
    }),
  ),
});

export const keepView = operation({
  method: 'post',
  path: '/projects/{project}/views',
  summary: 'Keep a view of a page under a name; one of that name is replaced',
  params: InProject,
  query: Nothing,
  body: z.object({
    page: ViewPage,
    name: z.string(),
    asked: z.string().max(8000).describe('The query of its address'),
    was: Was,
  }),
  answer: Standing,
});

export const removeView = operation({
  method: 'delete',
  path: '/projects/{project}/views/{view}',
  summary: 'Take a kept view away',
  params: InProject.extend({ view: Id }),
  query: Nothing,
  body: Nothing,
  answer: Standing,
});
