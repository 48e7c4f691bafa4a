import { z } from 'zod';
import { allChoices, guideFields, guideParts } from '../domain/guide/guide.ts';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const InPlan = InProject.extend({ plan: Id });
const InCode = InProject.extend({ code: Id });
const Part = z.enum(guideParts);
const Written = z.object({ text: z.string().max(100_000), was: Was });

const Answer = z.object({
  question: z.string().describe('The question it answers; "" where it answers a code'),
  codeId: z.int().nullable(),
  choice: z.string(),
  words: z.string(),
  version: Version.describe('Of the words'),
});

const Likeness = z.object({
  likeness: z.number().nullable().describe('From 0 to 1; null where nothing is known of both'),
  groups: z.array(
    z.object({
      name: z.string(),
      likeness: z.number().nullable(),
      compared: z.int().describe('On how many things of the group both are known'),
      of: z.int(),
    }),
  ),
});

export const listPlans = operation({
  method: 'get',
  path: '/projects/{project}/guide/plans',
  summary: 'The plans made by the guide',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(z.object({ id: z.int(), name: z.string(), coder: z.string(), answers: z.int() })),
});

export const showPlan = operation({
  method: 'get',
  path: '/projects/{project}/guide/plans/{plan}',
  summary: 'A plan with its answers, and how like the cases of the study are to it',
  params: InPlan,
  query: Nothing,
  body: Nothing,
  answer: z.object({
    id: z.int(),
    name: z.string(),
    coder: z.string(),
    answers: z.array(Answer),
    cases: z.array(Likeness.extend({ caseId: z.int(), name: z.string() })).describe('The most alike first'),
  }),
});

export const addPlan = operation({
  method: 'post',
  path: '/projects/{project}/guide/plans',
  summary: 'Begin a plan',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string() }),
  answer: Standing.extend({ id: z.int() }),
});

export const renamePlan = operation({
  method: 'put',
  path: '/projects/{project}/guide/plans/{plan}/name',
  summary: 'Give a plan another name',
  params: InPlan,
  query: Nothing,
  body: z.object({ name: z.string() }),
  answer: Standing,
});

export const removePlan = operation({
  method: 'delete',
  path: '/projects/{project}/guide/plans/{plan}',
  summary: 'Take a plan away, with its answers',
  params: InPlan,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const chooseInPlan = operation({
  method: 'put',
  path: '/projects/{project}/guide/plans/{plan}/choices/{code}',
  summary:
    'Answer a code of the guide by a choice; "" takes it back. Where one alone can be chosen, it takes its place',
  params: InPlan.extend({ code: Id }),
  query: Nothing,
  body: z.object({ choice: z.enum(allChoices) }),
  answer: Standing,
});

export const answerInPlan = operation({
  method: 'put',
  path: '/projects/{project}/guide/plans/{plan}/questions/{question}',
  summary: 'Write what a plan says to a question of the guide',
  params: InPlan.extend({ question: z.string().max(40) }),
  query: Nothing,
  body: Written,
  answer: Standing,
});

export const noteInPlan = operation({
  method: 'put',
  path: '/projects/{project}/guide/plans/{plan}/codes/{code}',
  summary: 'Write what a plan says to a code of the guide',
  params: InPlan.extend({ code: Id }),
  query: Nothing,
  body: Written,
  answer: Standing,
});

export const listMarks = operation({
  method: 'get',
  path: '/projects/{project}/guide/marks',
  summary: 'What the codebook says of its codes for the guide',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      codeId: z.int(),
      part: z.literal('').or(Part),
      helpful: z.string(),
      needs: z.string(),
      speaksFor: z.string(),
      speaksAgainst: z.string(),
    }),
  ),
});

export const markFacet = operation({
  method: 'put',
  path: '/projects/{project}/codes/{code}/guide/part',
  summary: 'Say what a facet is to the guide; "" takes it out of it',
  params: InCode,
  query: Nothing,
  body: z.object({ part: z.literal('').or(Part) }),
  answer: Standing,
});

export const writeMark = operation({
  method: 'put',
  path: '/projects/{project}/codes/{code}/guide/words/{field}',
  summary:
    'Write what the codebook says of a code for the guide: when an archetype is most helpful, what it needs; what speaks for and against an end of a choice. A line for each item of a list',
  params: InCode.extend({ field: z.enum(guideFields) }),
  query: Nothing,
  body: Written,
  answer: Standing,
});
