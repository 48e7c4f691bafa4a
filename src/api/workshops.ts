import { z } from 'zod';
import { answers, cardKinds, longestNameOfPerson, longestReason } from '../domain/workshop/workshop.ts';
import { Guid, Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

const InWorkshop = InProject.extend({ workshop: Id });
const InCard = InWorkshop.extend({ card: Id });
const Written = z.object({ text: z.string().max(100_000), was: Was });
const Answer = z.enum(answers);
const Tally = z.object({ agree: z.int(), qualify: z.int(), contest: z.int() });

const Sheet = z.object({
  guid: Guid,
  name: z.string().max(longestNameOfPerson),
  answers: z.array(z.object({ card: Guid, answer: Answer, reason: z.string().max(longestReason) })).max(500),
});

export const listWorkshops = operation({
  method: 'get',
  path: '/projects/{project}/workshops',
  summary: 'The workshops with what was answered to each of their cards',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(
    z.object({
      id: z.int(),
      guid: Guid,
      name: z.string(),
      welcome: z.string(),
      version: Version.describe('Of the welcome'),
      counts: z.boolean().describe('Whether its answers count in matrices and for or against findings'),
      people: z.int(),
      cards: z.array(
        z.object({
          id: z.int(),
          guid: Guid,
          kind: z.enum(cardKinds),
          statement: z.string(),
          version: Version,
          codeId: z.int(),
          tally: Tally,
          apart: z.number().describe('From 0 (all say the same) to 1 (half agree, half contest)'),
          said: z.array(z.object({ answer: Answer, person: z.string(), words: z.string() })),
        }),
      ),
    }),
  ),
});

export const addWorkshop = operation({
  method: 'post',
  path: '/projects/{project}/workshops',
  summary: 'Begin a workshop',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string() }),
  answer: Standing.extend({ id: z.int() }),
});

export const removeWorkshop = operation({
  method: 'delete',
  path: '/projects/{project}/workshops/{workshop}',
  summary: 'Take a workshop away; what was answered stays as sources',
  params: InWorkshop,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const writeWelcome = operation({
  method: 'put',
  path: '/projects/{project}/workshops/{workshop}/welcome',
  summary: 'Write what participants read first',
  params: InWorkshop,
  query: Nothing,
  body: Written,
  answer: Standing,
});

export const addCard = operation({
  method: 'post',
  path: '/projects/{project}/workshops/{workshop}/cards',
  summary: 'Put a finding, a case under a code or an archetype before the participants',
  params: InWorkshop,
  query: Nothing,
  body: z.object({
    kind: z.enum(cardKinds),
    findingId: Id.nullable().default(null),
    caseId: Id.nullable().default(null),
    codeId: Id.nullable().default(null),
  }),
  answer: Standing.extend({ id: z.int() }),
});

export const writeCard = operation({
  method: 'put',
  path: '/projects/{project}/workshops/{workshop}/cards/{card}',
  summary: 'Change the words of a card; refused once somebody has answered it',
  params: InCard,
  query: Nothing,
  body: Written,
  answer: Standing,
});

export const removeCard = operation({
  method: 'delete',
  path: '/projects/{project}/workshops/{workshop}/cards/{card}',
  summary: 'Take a card out of a workshop; refused once somebody has answered it',
  params: InCard,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const previewAnswers = operation({
  method: 'post',
  path: '/projects/{project}/workshops/{workshop}/answers/preview',
  summary: 'Read the file of a participant (the body) and say what is in it; nothing is stored',
  params: InWorkshop,
  query: z.object({ name: z.string().max(300).default('answers') }),
  body: z.instanceof(Uint8Array).describe('application/octet-stream'),
  answer: Sheet.extend({
    isKnown: z.boolean().describe('Whether it was read in before'),
    gone: z.int().describe('How many of its answers are to cards that are not there any more'),
  }),
});

export const takeAnswers = operation({
  method: 'post',
  path: '/projects/{project}/workshops/{workshop}/answers',
  summary: 'Read answers in, of files or typed from paper, in one step',
  params: InWorkshop,
  query: Nothing,
  body: z.object({
    counts: z.boolean().describe('Whether the answers of this workshop count'),
    sheets: z
      .array(
        Sheet.extend({
          informant: z.string().max(longestNameOfPerson).describe('As whom; "" for anonymous'),
          informantType: z.string().max(80),
        }),
      )
      .min(1)
      .max(500),
  }),
  answer: Standing.extend({ taken: z.int() }),
});

export const countAnswers = operation({
  method: 'put',
  path: '/projects/{project}/workshops/{workshop}/counts',
  summary: 'Let the answers of a workshop count, or no more',
  params: InWorkshop,
  query: Nothing,
  body: z.object({ counts: z.boolean() }),
  answer: Standing,
});
