import { z } from 'zod';
import { measures, rowKinds } from '../domain/matrix.ts';
import { Id, InProject, Nothing, optionalId, Polarity, SourceKind, listOf, Ids } from './common.ts';
import { Excerpt } from './excerpts.ts';
import { operation } from './operation.ts';

/** Which evidence is counted. Empty lists admit everything. */
const EvidenceChoice = z.object({
  coders: Ids,
  informantTypes: listOf(z.string()),
  kinds: listOf(SourceKind),
});

export const MatrixQuery = EvidenceChoice.extend({
  rows: z
    .union([z.enum(rowKinds), z.templateLiteral(['attribute ', z.int().positive()])])
    .default('case')
    .describe('"attribute 3" means the values that cases have of the attribute with id 3'),
  under: optionalId.describe(
    'A facet or branch of the codebook; where neither this nor codes are given, the facet that is coded most',
  ),
  level: z.enum(['children', 'finest']).default('finest'),
  codes: Ids,
  measure: z.enum(measures).default('informants'),
  sort: z.string().default('').describe('"" for the natural order, "total", or the id of a code'),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** A cell, or a total: row "total", column "total". */
export const CellQuery = MatrixQuery.extend({
  row: z.string().default('total'),
  column: z.union([z.literal('total'), Id]).default('total'),
  polarity: Polarity.optional(),
  offset: z.coerce.number().int().nonnegative().default(0),
});
export type CellQuery = z.infer<typeof CellQuery>;

const Cell = z.object({
  state: z.enum(['not read', 'not raised', 'present', 'contradicted']),
  codings: z.int(),
  against: z
    .object({ codings: z.int(), sources: z.int(), informants: z.int() })
    .describe('How many of each contradict'),
  sources: z.int(),
  informants: z.int(),
  coverage: z.number().describe('Per cent of the words of the informants of the row'),
});

const MatrixAnswer = z.object({
  rows: z.array(
    z.object({ key: z.string(), label: z.string(), sources: z.int(), unread: z.int(), informants: z.int() }),
  ),
  columns: z.array(z.object({ codeId: z.int(), name: z.string(), path: z.string() })),
  cells: z.array(z.array(Cell)).describe('By row, then by column; the last column is the total of the row'),
});

export const showMatrix = operation({
  method: 'get',
  path: '/projects/{project}/matrix',
  summary: 'A cross-case matrix: every measure of every cell',
  params: InProject,
  query: MatrixQuery,
  body: Nothing,
  answer: MatrixAnswer,
});

export const showCell = operation({
  method: 'get',
  path: '/projects/{project}/matrix/excerpts',
  summary: 'The excerpts behind one cell of a matrix',
  params: InProject,
  query: CellQuery,
  body: Nothing,
  answer: z.object({ total: z.int(), excerpts: z.array(Excerpt) }),
});
