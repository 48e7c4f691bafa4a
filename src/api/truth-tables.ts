import { z } from 'zod';
import { expectations, solutionKinds } from '../domain/qca/solution.ts';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

export const Calibration = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('crisp'),
    threshold: z.number(),
    side: z.enum(['from', 'below']).describe('In from the threshold on, or below it'),
  }),
  z.object({ kind: z.literal('fuzzy'), out: z.number(), crossover: z.number(), in: z.number() }),
  z.object({
    kind: z.literal('listed'),
    values: z
      .array(z.string().max(1000))
      .max(200)
      .describe('Values of the attribute that put a case in the set'),
  }),
  z.object({ kind: z.literal('own') }),
]);

const SetEntry = z.object({
  role: z.enum(['outcome', 'condition']),
  name: z.string().describe('Short: it stands in the formulas'),
  measure: z
    .enum(['informants', 'share', 'contradiction', 'attribute', 'own'])
    .describe(
      'Informants who raise the code, their share in %, the share who contradict it, an attribute, or scores by hand',
    ),
  codeId: Id.nullable().default(null),
  attributeId: Id.nullable().default(null),
  calibration: Calibration,
  reason: z.string().max(100_000).default('').describe('Why it is calibrated so'),
  expectation: z
    .enum(expectations)
    .default('')
    .describe(
      'Whether the outcome is expected where the condition is present, or absent; "": nobody can say',
    ),
});

const TableEntry = z.object({
  name: z.string(),
  notes: z.string().max(100_000),
  consistency: z.number().min(0).max(1).describe('A row leads to the outcome from here on'),
  pri: z.number().min(0).max(1),
  frequency: z.int().min(1).describe('So many cases make a row one that was observed'),
});

const Score = z.object({
  caseId: z.int(),
  score: z.number().nullable().describe('What counts; null where nothing is known'),
  byRule: z.number().nullable().describe('What the calibration makes of the fact'),
  fact: z.union([z.number(), z.string()]).nullable(),
  says: z.string(),
  own: z
    .object({ score: z.number(), reason: z.string(), coder: z.string(), version: Version })
    .nullable()
    .describe('What a person set by hand'),
  isStale: z.boolean().describe('Set by hand on other evidence than there is now'),
});

const Table = TableEntry.extend({ id: z.int(), version: Version, coder: z.string(), modifiedAt: z.string() });
const share = z.number().nullable();

const Term = z.object({
  term: z.string(),
  consistency: share,
  pri: share,
  coverage: share,
  uniqueCoverage: share,
});
const Model = z.object({
  formula: z.string(),
  consistency: share,
  pri: share,
  coverage: share,
  terms: z.array(Term),
  assumed: z.int().describe('Rows without cases that it assumes to lead to the outcome'),
  explained: z.array(z.string()).describe('Cases that have the outcome and belong to it'),
  deviant: z.array(z.string()).describe('Cases that belong to it without the outcome'),
  unexplained: z.array(z.string()).describe('Cases that have the outcome and do not belong to it'),
});

const Asked = z.object({
  of: z.enum(['presence', 'absence']).default('presence').describe('Of the outcome'),
});

const Solutions = z
  .object({
    rows: z.array(
      z.object({
        number: z.int(),
        present: z.array(z.string()).describe('The conditions that are there'),
        cases: z.array(z.string()),
        consistency: z.number(),
        pri: z.number(),
        leads: z.boolean().nullable().describe('null: too few cases to say'),
        contradiction: z.object({ with: z.array(z.string()), without: z.array(z.string()) }).nullable(),
      }),
    ),
    remainders: z.int(),
    necessity: z.array(
      z.object({ condition: z.string(), consistency: share, coverage: share, relevance: share }),
    ),
    solutions: z.array(
      z.object({
        kind: z.enum(solutionKinds),
        models: z.array(Model),
        hasMore: z.boolean(),
        isProved: z.boolean().describe('Whether no shorter model is there'),
      }),
    ),
  })
  .describe('Empty where the table is not ready');

const InTable = InProject.extend({ table: Id });
const InSet = InTable.extend({ set: Id });
const OfScore = InSet.extend({ case: Id });

export const listTruthTables = operation({
  method: 'get',
  path: '/projects/{project}/truth-tables',
  summary: 'The truth tables (QCA)',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Table),
});

export const addTruthTable = operation({
  method: 'post',
  path: '/projects/{project}/truth-tables',
  summary: 'Begin a truth table',
  params: InProject,
  query: Nothing,
  body: z.object({ name: z.string() }),
  answer: Standing.extend({ id: z.int() }),
});

export const showTruthTable = operation({
  method: 'get',
  path: '/projects/{project}/truth-tables/{table}',
  summary:
    'A truth table: its sets, the scores of all cases, its rows, what is necessary, and all its solutions',
  params: InTable,
  query: Asked,
  body: Nothing,
  answer: Table.extend({
    sets: z.array(
      SetEntry.extend({
        id: z.int(),
        version: Version,
        codeId: z.int().nullable(),
        attributeId: z.int().nullable(),
        scores: z.array(Score),
      }),
    ),
    leftOut: z.array(z.object({ case: z.string(), because: z.string() })),
    problem: z.string().describe('Why it cannot be worked out yet; "" where it can'),
    solved: Solutions.nullable(),
  }),
});

export const writeTruthTable = operation({
  method: 'put',
  path: '/projects/{project}/truth-tables/{table}',
  summary: 'Change the name, the notes and the cuts of a truth table',
  params: InTable,
  query: Nothing,
  body: TableEntry.extend({ was: Was }),
  answer: Standing,
});

export const removeTruthTable = operation({
  method: 'delete',
  path: '/projects/{project}/truth-tables/{table}',
  summary: 'Take a truth table away, with the scores that were set by hand',
  params: InTable,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const addTruthSet = operation({
  method: 'post',
  path: '/projects/{project}/truth-tables/{table}/sets',
  summary: 'Add the outcome or a condition',
  params: InTable,
  query: Nothing,
  body: SetEntry,
  answer: Standing.extend({ id: z.int() }),
});

export const writeTruthSet = operation({
  method: 'put',
  path: '/projects/{project}/truth-tables/{table}/sets/{set}',
  summary: 'Change how the outcome or a condition is made; scores set by hand stay',
  params: InSet,
  query: Nothing,
  body: SetEntry.extend({ was: Was }),
  answer: Standing,
});

export const removeTruthSet = operation({
  method: 'delete',
  path: '/projects/{project}/truth-tables/{table}/sets/{set}',
  summary: 'Take the outcome or a condition out of a truth table',
  params: InSet,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const setTruthScore = operation({
  method: 'put',
  path: '/projects/{project}/truth-tables/{table}/sets/{set}/scores/{case}',
  summary: 'Set the score of a case by hand, with the reason',
  params: OfScore,
  query: Nothing,
  body: z.object({ score: z.number().min(0).max(1), reason: z.string().max(100_000), was: Was }),
  answer: Standing,
});

export const clearTruthScore = operation({
  method: 'delete',
  path: '/projects/{project}/truth-tables/{table}/sets/{set}/scores/{case}',
  summary: 'Leave the score of a case to the calibration again',
  params: OfScore,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const tryTruthTable = operation({
  method: 'get',
  path: '/projects/{project}/truth-tables/{table}/robustness',
  summary: 'What of the solutions stays when cut-offs move, a case is left out, or a calibration shifts',
  params: InTable,
  query: Asked,
  body: Nothing,
  answer: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(solutionKinds),
        formulas: z.array(z.string()),
        stays: z.int().describe('Variants in which it is the very same'),
        terms: z.array(z.object({ term: z.string(), stays: z.int() })),
      }),
    ),
    variants: z.array(
      z.object({
        what: z.string(),
        formulas: z.record(z.enum(solutionKinds), z.array(z.string())),
        problem: z.string(),
      }),
    ),
  }),
});
