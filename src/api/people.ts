import { z } from 'zod';
import { InProject, Nothing, Standing } from './common.ts';
import { operation } from './operation.ts';

const Person = z.object({
  id: z.int(),
  name: z.string(),
  says: z.string().describe('The type, and in how many sources'),
});

export const listPeople = operation({
  method: 'get',
  path: '/projects/{project}/people',
  summary: 'Everybody who speaks as an informant, and pairs of them that may be one person',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    everybody: z.array(Person),
    maybeOne: z.array(z.object({ people: z.array(Person), because: z.string() })),
  }),
});

export const joinPeople = operation({
  method: 'post',
  path: '/projects/{project}/people/joined',
  summary: 'Make two informants one; the second keeps its name, its type and what is known of it',
  params: InProject,
  query: Nothing,
  body: z.object({ from: z.int().positive(), into: z.int().positive() }),
  answer: Standing,
});
