import { z } from 'zod';
import { togetherIn } from '../domain/co-occurrence.ts';
import { Id, Ids, InProject, Nothing, optionalBranch } from './common.ts';
import { Excerpt } from './excerpts.ts';
import { MatrixQuery } from './matrix.ts';
import { operation } from './operation.ts';

/** Which codes are looked at, by which evidence. */
const BranchQuery = MatrixQuery.pick({
  under: true,
  coders: true,
  informantTypes: true,
  kinds: true,
  cases: true,
  sources: true,
  since: true,
  until: true,
  read: true,
}).extend({ level: z.enum(['children', 'finest']).default('finest') });

export const VoicesQuery = BranchQuery;
export type VoicesQuery = z.infer<typeof VoicesQuery>;

export const TogetherQuery = BranchQuery.extend({
  across: optionalBranch.describe('Another branch, with whose codes those of the first are compared'),
  unit: z.enum(togetherIn).default('overlap'),
  sort: z.enum(['c', 'rarer', 'count']).default('c'),
});
export type TogetherQuery = z.infer<typeof TogetherQuery>;

/** By which evidence two codes are compared, and from which of their excerpts on. */
export const PairQuery = TogetherQuery.extend({
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
});

export const SaturationQuery = BranchQuery.extend({
  base: z.coerce.number<number | string>().int().min(1).max(50).default(4),
  run: z.coerce.number<number | string>().int().min(1).max(20).default(2),
  threshold: z.coerce.number<number | string>().min(0).max(50).default(5).describe('Per cent'),
  order: z.enum(['date', 'place']).default('date'),
  byHand: Ids.describe('Sources put in an order by hand: they come first, in it'),
  kinds: MatrixQuery.shape.kinds.describe('Left out: interviews and focus groups, where there are any'),
});
export type SaturationQuery = z.infer<typeof SaturationQuery>;

const Voice = z.object({
  type: z.string(),
  raising: z.int().describe('Informants who raise it'),
  qualified: z.int().describe('Informants who raise it with a reservation'),
  against: z.int().describe('Informants who speak against it'),
  interviewed: z.int(),
  known: z
    .int()
    .describe('Those who speak to it in any way or whose words were all read for it: shares are of these'),
});

export const showVoices = operation({
  method: 'get',
  path: '/projects/{project}/voices',
  summary: 'Who raises each code, of those interviewed, by informant type; the weakest voice first counts',
  params: InProject,
  query: VoicesQuery,
  body: Nothing,
  answer: z.array(
    z.object({
      codeId: z.int(),
      code: z.string(),
      weakest: z
        .number()
        .nullable()
        .describe('The least share of any type, of those who are known; null where nobody is'),
      isSingle: z.boolean(),
      spread: z.number().describe('1 − Σ p² over types'),
      voices: z.array(Voice),
    }),
  ),
});

export const showTogether = operation({
  method: 'get',
  path: '/projects/{project}/co-occurrence',
  summary: 'Which codes stand together',
  params: InProject,
  query: TogetherQuery,
  body: Nothing,
  answer: z.array(
    z.object({
      codes: z.tuple([z.int(), z.int()]),
      alone: z.tuple([z.int(), z.int()]),
      together: z.int(),
      c: z.number().nullable().describe('n12/(n1+n2−n12)'),
      ofRarer: z.number().nullable().describe('n12/min(n1, n2)'),
    }),
  ),
});

export const listPair = operation({
  method: 'get',
  path: '/projects/{project}/co-occurrence/{code}/{other}',
  summary: 'The excerpts that make two codes stand together: exactly those that their number counts',
  params: InProject.extend({ code: Id, other: Id }),
  query: PairQuery,
  body: Nothing,
  answer: z.object({ total: z.int(), excerpts: z.array(Excerpt) }),
});

const Run = z.object({ from: z.int(), to: z.int(), fresh: z.int(), ratio: z.number().nullable() });

export const showSaturation = operation({
  method: 'get',
  path: '/projects/{project}/saturation',
  summary: 'How new codes dry up (Guest, Namey and Chen 2020)',
  params: InProject,
  query: SaturationQuery,
  body: Nothing,
  answer: z.object({
    sources: z.array(z.object({ sourceId: z.int(), name: z.string(), fresh: z.int(), known: z.int() })),
    unread: z
      .array(z.object({ sourceId: z.int(), name: z.string() }))
      .describe('Left out: nobody has read them to their end'),
    base: z.int(),
    runs: z.array(Run),
    reached: Run.nullable(),
    band: z
      .object({ low: z.array(z.int()), high: z.array(z.int()) })
      .describe('Codes known after each source in nine of ten of 200 orders by chance'),
    byType: z.array(
      z.object({
        type: z.string(),
        sources: z.int(),
        unread: z.int(),
        known: z.int(),
        reached: Run.nullable(),
      }),
    ),
  }),
});
