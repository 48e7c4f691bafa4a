// A report as it is read: each part made anew from what stands in the project now.
import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import {
  heading,
  inBlock,
  inSteps,
  paragraph,
  paragraphsOf,
  type Block,
  type ReportDocument,
  type SaidPart,
} from '../../domain/report/blocks.ts';
import { unnamer } from '../../domain/report/names.ts';
import type { Report, ReportPart } from '../../storage/reports.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { labelsOf } from '../../study/reports/labels.ts';
import type { Render } from '../http/render.ts';
import type { InProject } from '../http/request-context.ts';
import { askedAs } from './asked.ts';
import { findingBlocks } from './finding-part.ts';
import { matrixBlocks } from './matrix-part.ts';
import { methodBlocks } from './method-part.ts';
import { saturationBlocks, togetherBlocks, voicesBlocks } from './picture-part.ts';
import { provenanceOf } from './provenance.ts';
import type { Reading } from './reading.ts';
import { cellBlocks, profileBlocks, quoteBlocks } from './written-parts.ts';

/** A report as it is now, with a hash of what it says, by which two files can be compared. */
export interface ReadReport {
  readonly document: ReportDocument;
  readonly hash: string;
  /** How often a name was replaced by a label. */
  readonly unnamed: number;
}

/** Reads a report: every part, and where it all comes from. No name of a person or source is left in it. */
export function readReport(scope: InProject, render: Render, report: Report, version: string): ReadReport {
  const labels = labelsOf(scope.project);
  const reading: Reading = {
    base: scope.base,
    project: scope.project,
    render,
    labels,
    least: report.least,
    version,
  };
  const rename = unnamer(labels.names);
  let unnamed = 0;
  const without =
    (isQuote: boolean) =>
    (text: string): string => {
      const left = rename(text, isQuote);
      if (left !== text) unnamed += 1;
      return left;
    };
  const clean = (blocks: readonly Block[]): Block[] =>
    blocks.map((block) => inBlock(block, without(false), without(true)));
  const made = inSteps(report.parts.map((part) => clean(blocksOf(scope, reading, part))));
  const parts = report.parts.map((part, at): SaidPart => ({
    guid: part.guid,
    label: without(false)(labelOf(scope, part)),
    blocks: made[at] ?? [],
  }));
  const said = { title: without(false)(report.title), byline: without(false)(report.byline), parts };
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  const provenance = clean(provenanceOf(scope, report, { hash, version }));
  return { document: { ...said, provenance }, hash, unnamed };
}

/** What a part is called in lists: her heading, or what it shows. */
function labelOf(scope: InProject, part: ReportPart): string {
  if (part.heading !== '') return part.heading;
  return ownHeading(scope, part) || part.text.slice(0, 60).toWellFormed() || 'Text';
}

/** What a part is headed by where she wrote nothing. */
function ownHeading({ project }: InProject, { shows, ...part }: ReportPart): string {
  const codes = placedCodes(project);
  const code = codes.find(({ id }) => id === part.codeId)?.name ?? '';
  const aCase = project.cases.all().find(({ id }) => id === part.caseId)?.name ?? '';
  const headings: Readonly<Record<ReportPart['shows'], string>> = {
    text: '',
    finding: part.findingId === null ? '' : (project.findings.find(part.findingId)?.claim ?? ''),
    cell: [aCase, code].filter((one) => one !== '').join(': '),
    matrix: 'Across cases',
    voices: 'Who says what',
    saturation: 'Saturation',
    'co-occurrence': 'What stands together',
    profile: code,
    quote: '',
    method: 'How it was done',
  };
  return headings[shows];
}

function blocksOf(scope: InProject, reading: Reading, part: ReportPart): Block[] {
  const title = part.heading === '' ? ownHeading(scope, part) : part.heading;
  const level = part.shows === 'text' || part.shows === 'method' ? 1 : 2;
  return [
    ...(title === '' ? [] : [heading(level, title)]),
    ...paragraphsOf(part.text),
    ...orGone(() => shownBlocks(scope, reading, part)),
  ];
}

/** What a part shows is no longer there: it stays in its place and says so. */
function orGone(make: () => Block[]): Block[] {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal)
      return [paragraph([`What stood here cannot be shown: ${error.message}`], 'gap')];
    throw error;
  }
}

const shownBlocks = (scope: InProject, reading: Reading, part: ReportPart): Block[] =>
  makers[part.shows]({ scope, reading, part });

/** What the blocks of a part are made from. */
interface Making {
  readonly scope: InProject;
  readonly reading: Reading;
  readonly part: ReportPart;
}

/** By kind of part, what it shows now. */
const makers: Readonly<Record<ReportPart['shows'], (making: Making) => Block[]>> = {
  text: () => [],
  finding: ({ scope, reading, part }) => {
    const finding = scope.project.findings.find(part.findingId ?? 0);
    if (!finding) throw new Refusal('missing', 'That finding is no longer there.');
    // Under a heading of her own the claim still stands as it is.
    const claim = part.heading === '' ? [] : [paragraph([finding.claim])];
    return [...claim, ...findingBlocks(scope, reading, finding)];
  },
  cell: ({ reading, part }) => cellBlocks(reading, known(part.caseId, 'case'), known(part.codeId, 'code')),
  matrix: ({ reading, part }) => matrixBlocks(reading, part.asked),
  voices: ({ scope, reading, part }) => voicesBlocks(scope, reading, part.asked),
  saturation: ({ scope, reading, part }) => saturationBlocks(scope, reading, part.asked),
  'co-occurrence': ({ scope, reading, part }) => togetherBlocks(scope, reading, part.asked),
  profile: ({ reading, part }) => profileBlocks(reading, known(part.codeId, 'code'), askedAs(part.asked)),
  method: ({ scope, reading }) => methodBlocks(scope.project, reading.version),
  quote: ({ reading, part }) => quoteBlocks(reading, part.codingGuid ?? ''),
};

function known(id: number | null, what: string): number {
  if (id === null) throw new Refusal('missing', `The ${what} is no longer in the project.`);
  return id;
}
