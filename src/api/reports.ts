import { z } from 'zod';
import { Id, InProject, Nothing, Standing, Version, Was } from './common.ts';
import { operation } from './operation.ts';

export const PartKind = z.enum([
  ...(['text', 'finding', 'cell', 'matrix', 'voices', 'saturation', 'co-occurrence'] as const),
  ...(['profile', 'quote', 'method'] as const),
]);

const longText = z.string().max(100_000);

/** A part to put into a report: what it shows, and her words above it. */
const NewPart = z.object({
  shows: PartKind,
  findingId: Id.nullable().default(null),
  caseId: Id.nullable().default(null).describe('Of a cell of the framework matrix'),
  codeId: Id.nullable().default(null).describe('Of such a cell, or the archetype of a profile'),
  codingGuid: z.string().max(100).nullable().default(null).describe('Of a quote'),
  asked: z
    .string()
    .max(8000)
    .default('')
    .describe('Of a matrix or a picture: the query of the address of its page'),
  heading: z.string().default(''),
  text: longText.default(''),
});

const ReportEntry = z.object({
  title: z.string(),
  byline: z.string().max(2000),
  least: z
    .int()
    .describe('Numbers of fewer informants are left out, and those from which they follow; 0 tells all'),
});

const Part = z.object({
  id: z.int(),
  version: Version,
  shows: PartKind,
  label: z.string(),
  heading: z.string(),
  text: z.string(),
  lines: z.array(z.string()).describe('What it says now'),
});

const Report = ReportEntry.extend({
  id: z.int(),
  version: Version,
  coder: z.string(),
  modifiedAt: z.string(),
  saidAt: z.string().nullable().describe('When it was last exported or confirmed'),
});

const InReport = InProject.extend({ report: Id });
const OfPart = InReport.extend({ part: Id });

export const listReports = operation({
  method: 'get',
  path: '/projects/{project}/reports',
  summary: 'The reports',
  params: InProject,
  query: Nothing,
  body: Nothing,
  answer: z.array(Report),
});

export const addReport = operation({
  method: 'post',
  path: '/projects/{project}/reports',
  summary: 'Begin a report',
  params: InProject,
  query: Nothing,
  body: z.object({ title: z.string() }),
  answer: Standing.extend({ id: z.int() }),
});

export const showReport = operation({
  method: 'get',
  path: '/projects/{project}/reports/{report}',
  summary:
    'A report: what each of its parts says now, and what changed since it was last exported or confirmed',
  params: InReport,
  query: Nothing,
  body: Nothing,
  answer: Report.extend({
    hash: z.string().describe('SHA-256 of what it says: the same stands in its files'),
    parts: z.array(Part),
    changes: z.array(
      z.object({
        label: z.string(),
        what: z.enum(['came', 'went', 'changed']),
        was: z.array(z.string()),
        is: z.array(z.string()),
      }),
    ),
  }),
});

export const writeReport = operation({
  method: 'put',
  path: '/projects/{project}/reports/{report}',
  summary: 'Change the title of a report, what stands below it, and which numbers are told',
  params: InReport,
  query: Nothing,
  body: ReportEntry.extend({ was: Was }),
  answer: Standing,
});

export const removeReport = operation({
  method: 'delete',
  path: '/projects/{project}/reports/{report}',
  summary: 'Take a report away; what it showed stays',
  params: InReport,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const addReportParts = operation({
  method: 'post',
  path: '/projects/{project}/report-parts',
  summary: 'Put texts, findings, cells, matrices, pictures, profiles or quotes at the end of a report',
  params: InProject,
  query: Nothing,
  body: z.object({
    report: Id.nullable().default(null).describe('null: a new report is begun'),
    parts: z.array(NewPart).min(1).max(300),
  }),
  answer: Standing.extend({ reportId: z.int(), partIds: z.array(z.int()) }),
});

export const writeReportPart = operation({
  method: 'put',
  path: '/projects/{project}/reports/{report}/parts/{part}',
  summary: 'Change the heading of a part and the words below it',
  params: OfPart,
  query: Nothing,
  body: z.object({ heading: z.string(), text: longText, was: Was }),
  answer: Standing,
});

export const removeReportPart = operation({
  method: 'delete',
  path: '/projects/{project}/reports/{report}/parts/{part}',
  summary: 'Take a part out of a report',
  params: OfPart,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

export const arrangeReport = operation({
  method: 'put',
  path: '/projects/{project}/reports/{report}/order',
  summary: 'Put the parts of a report in an order',
  params: InReport,
  query: Nothing,
  body: z.object({ parts: z.array(Id).max(1000) }),
  answer: Standing,
});

export const confirmReport = operation({
  method: 'post',
  path: '/projects/{project}/reports/{report}/confirmed',
  summary: 'Say that a report stands as it is now; what changes from here on is told',
  params: InReport,
  query: Nothing,
  body: Nothing,
  answer: Standing,
});

/** Pictures as the browser drew them, for Word files that cannot draw them themselves: PNG in Base64, by the id of their part. */
export const ReportFile = z.object({
  format: z.enum(['docx', 'html']),
  pictures: z.record(z.string().regex(/^[\w-]{1,60}$/), z.base64().max(4_000_000)).default({}),
});

export const exportReport = operation({
  method: 'post',
  path: '/projects/{project}/reports/{report}/files',
  summary: 'A report as a Word file or as one page that works offline; what it says now is kept',
  params: InReport,
  query: Nothing,
  body: ReportFile,
  answer: z.string().describe('application/octet-stream'),
});
