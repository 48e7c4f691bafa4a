import { z } from 'zod';
import { Id, InProject, Nothing, Standing, Was, optionalId } from './common.ts';
import { MatrixQuery } from './matrix.ts';
import { operation } from './operation.ts';

const Evidence = MatrixQuery.pick({
  coders: true,
  informantTypes: true,
  kinds: true,
  count: true,
  cases: true,
  sources: true,
  since: true,
  until: true,
  read: true,
});

/** Which facet holds the archetypes, and by which evidence cases are placed. */
export const PlacementQuery = Evidence.extend({
  of: optionalId.describe('The facet whose codes are archetypes; left out, the one that is called so'),
});
export type PlacementQuery = z.infer<typeof PlacementQuery>;

export const ProfileQuery = Evidence.extend({
  by: z
    .enum(['cases', 'sources'])
    .default('cases')
    .describe('Whether the cases that belong are read, or the sources that speak of it'),
  least: z.coerce
    .number()
    .min(0)
    .max(100)
    .default(33)
    .describe('Per cent of its informants that must place a case there'),
  level: z.enum(['children', 'finest']).default('finest'),
});
export type ProfileQuery = z.infer<typeof ProfileQuery>;

const Share = z.object({ count: z.int(), of: z.int() });
const Membership = z.object({
  placing: Share.describe('Informants who place the case there, of those who speak in it'),
  against: z.int().describe('Informants who say that it is not so'),
  codings: z.int(),
  shared: z.int().describe('Codings in sources about several cases, which place none of them'),
});

export const showPlacement = operation({
  method: 'get',
  path: '/projects/{project}/profiles',
  summary: 'Which cases belong to which archetypes, and what each dated source says of it',
  params: InProject,
  query: PlacementQuery,
  body: Nothing,
  answer: z.object({
    archetypes: z.array(z.object({ codeId: z.int(), name: z.string() })),
    cases: z.array(
      z.object({
        caseId: z.int(),
        name: z.string(),
        memberships: z.array(Membership).describe('In the order of the archetypes'),
      }),
    ),
    moments: z.array(
      z.object({
        caseId: z.int(),
        codeId: z.int(),
        sourceId: z.int(),
        date: z.string().nullable(),
        codings: z.int(),
        against: z.int(),
      }),
    ),
  }),
});

export const showProfile = operation({
  method: 'get',
  path: '/projects/{project}/profiles/{code}',
  summary: 'What is raised where an archetype is found, facet by facet, beside what is raised elsewhere',
  params: InProject.extend({ code: Id }),
  query: ProfileQuery,
  body: Nothing,
  answer: z.object({
    archetype: z.string(),
    cases: z.array(z.object({ caseId: z.int(), name: z.string() })),
    facets: z.array(
      z.object({
        facet: z.string(),
        codes: z.array(
          z.object({
            codeId: z.int(),
            code: z.string(),
            here: Share,
            elsewhere: Share,
            against: z.int(),
            qualified: z.int(),
            unread: z
              .object({ here: z.int(), elsewhere: z.int() })
              .describe('Informants who are left out: not all of their words were read for the code'),
            codings: z.int(),
            isSingle: z.boolean(),
          }),
        ),
      }),
    ),
  }),
});

export const writeProfile = operation({
  method: 'put',
  path: '/projects/{project}/profiles/{code}/words',
  summary: 'Writes what makes an archetype, in the researcher’s words: the memo on its code',
  params: InProject.extend({ code: Id }),
  query: Nothing,
  body: z.object({ text: z.string().max(100_000), was: Was }),
  answer: Standing,
});
