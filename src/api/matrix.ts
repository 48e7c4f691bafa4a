import { z } from 'zod';
import { stances } from '../domain/coding.ts';
import { cellStates } from '../domain/matrix-cell.ts';
import { keyOf } from '../domain/matrix-key.ts';
import { axisKinds, measures } from '../domain/matrix-plan.ts';
import {
  Ids,
  InProject,
  listOf,
  Nothing,
  optionalBranch,
  Polarity,
  SourceKind,
  Narrowing,
} from './common.ts';
import { Count } from './counting.ts';
import { Excerpt } from './excerpts.ts';
import { operation } from './operation.ts';

/** Which evidence is counted. Empty lists admit everything. */
const EvidenceChoice = z.object({
  coders: Ids,
  informantTypes: listOf(z.string()),
  kinds: listOf(SourceKind),
  cases: Ids,
  sources: Ids,
  ...Narrowing.shape,
});

const AxisKind = z
  .union([z.enum(axisKinds), z.templateLiteral(['attribute ', z.string().regex(/^\d+(\+\d+)*$/)])])
  .describe(
    '"attribute 3" means the values that cases have of the attribute with id 3, "attribute 3+5" their combinations',
  );

/** A line of a matrix by its key; a bare number is a code. */
const LineKey = z
  .string()
  .max(400)
  .transform((key) => (/^\d+$/.test(key) ? keyOf({ kind: 'code', id: Number(key) }) : key));

const Keys = listOf(LineKey);

export const MatrixQuery = EvidenceChoice.extend({
  rows: AxisKind.default('case'),
  columns: AxisKind.default('code'),
  under: optionalBranch.describe(
    'A code whose branch is meant, or 0 for the whole codebook; where neither this nor codes are given, the facet that is coded most',
  ),
  level: z
    .enum(['children', 'finest', 'alone'])
    .default('finest')
    .describe(
      'The codes right below the branch, the finest ones, or all of them, each without what is below it',
    ),
  codes: Ids,
  measure: z.enum(measures).default('informants'),
  count: Count,
  sort: LineKey.default('').describe('"" for the natural order, "total", "similar", or the key of a column'),
  order: Keys.describe('Rows that come first, in this order'),
  columnOrder: Keys.describe('Columns that come first, in this order'),
  pins: Keys.describe('Rows and columns in front of all others'),
  empty: z.enum(['show', 'hide']).default('show'),
  group: z
    .string()
    .max(100)
    .default('')
    .describe('What rows are grouped by: "attribute 3", "case", "parent"…'),
  heat: z.enum(['all', 'row', 'column', 'none']).default('all').describe('What a shade is a share of'),
  voices: z.literal('').or(z.literal('yes')).default(''),
  picture: z.literal('').or(z.literal('yes')).default('').describe('A heat map above the numbers'),
  compare: Keys.describe('Two rows to set against each other'),
  from: z.coerce.number<number | string>().int().nonnegative().default(0),
});
export type MatrixQuery = z.infer<typeof MatrixQuery>;

/** A cell, or a total: row "total", column "total". */
export const CellQuery = MatrixQuery.extend({
  row: LineKey.default('total'),
  column: LineKey.default('total'),
  polarity: Polarity.optional(),
  stance: z
    .enum(stances)
    .optional()
    .describe('Codings that raise it (plain or supporting), with a reservation, or against it'),
  offset: z.coerce.number<number | string>().int().nonnegative().default(0),
});
export type CellQuery = z.infer<typeof CellQuery>;

const Cell = z.object({
  state: z
    .enum(cellStates)
    .describe(
      '"no words": nobody’s words could be in it; "read before": read before one of its codes existed or came to mean what it means',
    ),
  codings: z.int(),
  against: z
    .object({ codings: z.int(), sources: z.int(), informants: z.int() })
    .describe('How many of each contradict'),
  sources: z.int(),
  informants: z.int(),
  qualified: z.int().describe('Codings that raise it with a reservation'),
  shared: z
    .int()
    .describe('Codings in sources that belong to other rows or columns as well: a note on several cases'),
  cases: z
    .object({ speaking: z.int(), raising: z.int(), known: z.int() })
    .describe('Cases by what is said of them in sources about one case alone'),
  voices: z.array(z.int()).describe('Informants who speak to it by type, in the order of `types`'),
  raising: z.array(z.int()).describe('By type, those of them who raise it'),
  known: z
    .array(z.int())
    .describe('By type, informants who speak to it in any way or whose words were all read for it'),
  coverage: z.number().describe('Per cent of the words that could have been coded'),
});

const Head = z.object({
  key: z.string(),
  label: z.string(),
  sources: z.int(),
  unread: z.int(),
  informants: z.int(),
});

const MatrixAnswer = z.object({
  count: Count.describe('How codings were counted: see `count` of the query'),
  types: z.array(z.string()),
  rows: z.array(Head),
  columns: z.array(Head.extend({ title: z.string(), codeId: z.int().nullable() })),
  values: z
    .array(z.array(z.number()))
    .describe(
      'By row, then by column, the measure that is asked for; the last column is the total of the row',
    ),
  cells: z.array(z.array(Cell)).optional().describe('The same with every measure'),
});

export const showMatrix = operation({
  method: 'get',
  path: '/projects/{project}/matrix',
  summary: 'A cross-case matrix: one measure, and every measure of every cell',
  params: InProject,
  query: MatrixQuery.extend({
    detail: z.enum(['all', 'values']).default('all').describe('"values" leaves the cells out, and is faster'),
  }),
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
  answer: z.object({
    total: z.int().describe('Codings'),
    passages: z.int().describe('What the cell counts: passages where these count once, else codings'),
    excerpts: z.array(Excerpt),
  }),
});
