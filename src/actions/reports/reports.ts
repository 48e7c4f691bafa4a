import { Refusal } from '../../domain/refusal.ts';
import type { KeptPart } from '../../domain/report/changes.ts';
import { refuseUnseen } from '../../domain/writing/version.ts';
import type { Project } from '../../storage/project.ts';
import type { PartShown, PartText, Report, ReportPart, ReportText } from '../../storage/reports.ts';
import { findKnown } from '../../study/codebook/codes.ts';
import { cellNamed } from '../../study/framework/cells.ts';

/** What a person writes about a report, and the version it builds on. */
export interface ReportEntry extends ReportText {
  readonly was?: string | undefined;
}

/** What a person writes above a part, and the version it builds on. */
export interface PartEntry extends PartText {
  readonly was?: string | undefined;
}

/** A part to put into a report. */
export type WantedPart = PartShown & PartText;

const longestTitle = 300;
const longestAddress = 8000;
const mostParts = 300;

/** Keeps a new report under a title and answers its id. */
export function addReport(project: Project, coderId: number, typed: string): number {
  const title = checkedTitle(typed);
  return project.act(coderId, 'reports', () => {
    const id = project.reports.add({ title, byline: '', least: 0 }, coderId);
    return { result: id, sentence: `began the report “${title}”` };
  });
}

/** Changes the title of a report, what stands below it, and from how many informants on numbers are told. */
export function writeReport(
  project: Project,
  coderId: number,
  id: number,
  { was, ...entry }: ReportEntry,
): void {
  const title = checkedTitle(entry.title);
  if (!Number.isInteger(entry.least) || (entry.least !== 0 && (entry.least < 2 || entry.least > 50)))
    throw new Refusal(
      'invalid',
      'Numbers can be left out of fewer than 2 to 50 informants; 0 tells all of them.',
    );
  project.act(coderId, 'reports', () => {
    const before = reportKnown(project, id);
    const wanted = { ...entry, title, byline: entry.byline.trim() };
    const called = `the report “${before.title}”`;
    refuseUnseen(was, wordsOfReport(wanted), { called, says: wordsOfReport(before), by: before.coder });
    project.reports.write(id, wanted, coderId);
    return { result: undefined, sentence: `changed ${called}` };
  });
}

/** Takes a report away, with what was written in it; what it showed stays. */
export function removeReport(project: Project, coderId: number, id: number): void {
  project.act(coderId, 'reports', () => {
    const { title } = reportKnown(project, id);
    project.reports.remove(id);
    return { result: undefined, sentence: `removed the report “${title}”` };
  });
}

/** Puts parts at the end of a report (of a new one where `reportId` is null) and answers where they are. */
export function addParts(
  project: Project,
  coderId: number,
  reportId: number | null,
  wanted: readonly WantedPart[],
): { reportId: number; partIds: number[] } {
  const [first] = wanted;
  if (!first) throw new Refusal('invalid', 'Say what is to be put into the report.');
  return project.act(coderId, 'reports', () => {
    for (const part of wanted) refuseUnknown(project, part);
    const report =
      reportId ?? project.reports.add({ title: project.about().name, byline: '', least: 0 }, coderId);
    const { title, parts } = reportKnown(project, report);
    if (parts.length + wanted.length > mostParts)
      throw new Refusal('invalid', `A report can have ${mostParts} parts at most.`);
    const partIds = wanted.map((part) => project.reports.parts.add(report, part, coderId));
    const what = wanted.length > 1 ? `${wanted.length} parts` : `a ${nouns[first.shows]}`;
    return { result: { reportId: report, partIds }, sentence: `put ${what} into the report “${title}”` };
  });
}

const nouns: Readonly<Record<WantedPart['shows'], string>> = {
  text: 'text',
  finding: 'finding',
  cell: 'cell',
  matrix: 'matrix',
  profile: 'profile',
  quote: 'quote',
  method: 'method section',
  voices: 'picture of voices',
  saturation: 'picture of saturation',
  'co-occurrence': 'picture of co-occurrence',
};

function refuseUnknown(project: Project, part: WantedPart): void {
  if (part.asked.length > longestAddress)
    throw new Refusal('invalid', 'What is asked for is too long to be kept.');
  proofs[part.shows]?.(project, part);
}

/** By kind of part, what must be there to be shown. */
const proofs: Partial<Record<WantedPart['shows'], (project: Project, part: WantedPart) => void>> = {
  finding: (project, { findingId }) => {
    if (!project.findings.find(findingId ?? 0))
      throw new Refusal('missing', 'That finding is no longer there.');
  },
  cell: (project, { caseId, codeId }) => {
    cellNamed(project, { caseId: caseId ?? 0, codeId: codeId ?? 0 });
  },
  profile: (project, { codeId }) => {
    findKnown(project, codeId ?? 0);
  },
  quote: (project, { codingGuid }) => {
    if (!project.codings.find(codingGuid ?? ''))
      throw new Refusal('missing', 'That excerpt is no longer coded.');
  },
};

/** Changes the heading of a part and what is written below it. */
export function writePart(
  project: Project,
  coderId: number,
  { reportId, partId }: PartPlace,
  { was, ...entry }: PartEntry,
): void {
  const wanted = { heading: entry.heading.replace(/\s+/g, ' ').trim(), text: entry.text.trim() };
  if (wanted.heading.length > longestTitle)
    throw new Refusal('invalid', `A heading may have ${longestTitle} characters at most.`);
  project.act(coderId, 'reports', () => {
    const { report, part } = partKnown(project, reportId, partId);
    refuseUnseen(was, wordsOfPart(wanted), {
      called: 'this part of the report',
      says: wordsOfPart(part),
      by: part.coder,
    });
    project.reports.parts.write(partId, wanted, coderId);
    return { result: undefined, sentence: `wrote in the report “${report.title}”` };
  });
}

/** Which part is meant. */
export interface PartPlace {
  readonly reportId: number;
  readonly partId: number;
}

/** Takes a part out of a report. */
export function removePart(project: Project, coderId: number, { reportId, partId }: PartPlace): void {
  project.act(coderId, 'reports', () => {
    const { report } = partKnown(project, reportId, partId);
    project.reports.parts.remove(partId);
    return { result: undefined, sentence: `took a part out of the report “${report.title}”` };
  });
}

/** Puts the parts of a report in an order; those that it does not name follow as they were. */
export function arrangeReport(
  project: Project,
  coderId: number,
  reportId: number,
  order: readonly number[],
): void {
  project.act(coderId, 'reports', () => {
    const { title, parts } = reportKnown(project, reportId);
    const own = parts.map(({ id }) => id);
    const first = [...new Set(order)];
    const stranger = first.find((id) => !own.includes(id));
    if (stranger !== undefined)
      throw new Refusal('missing', 'A part of this report is no longer there. Load the page again.');
    project.reports.parts.arrange([...first, ...own.filter((id) => !first.includes(id))]);
    return { result: undefined, sentence: `put the parts of the report “${title}” in another order` };
  });
}

/** Keeps what a report says now: what changes from here on is told when it is opened again. */
export function confirmReport(
  project: Project,
  coderId: number,
  id: number,
  { said, as }: { readonly said: readonly KeptPart[]; readonly as: string },
): void {
  project.act(coderId, 'reports', () => {
    const { title } = reportKnown(project, id);
    project.reports.keepSaid(id, said);
    return { result: undefined, sentence: `${as} the report “${title}”` };
  });
}

/** The report with this id; refuses one that is gone. */
export function reportKnown(project: Project, id: number): Report {
  const report = project.reports.find(id);
  if (!report) throw new Refusal('missing', 'That report is no longer there.');
  return report;
}

function partKnown(project: Project, reportId: number, partId: number): { report: Report; part: ReportPart } {
  const report = reportKnown(project, reportId);
  const part = report.parts.find(({ id }) => id === partId);
  if (!part) throw new Refusal('missing', 'That part of the report is no longer there.');
  return { report, part };
}

function checkedTitle(typed: string): string {
  const title = typed.replace(/\s+/g, ' ').trim();
  if (title === '') throw new Refusal('invalid', 'A report needs a title.');
  if (title.length > longestTitle)
    throw new Refusal('invalid', `A title may have ${longestTitle} characters at most.`);
  return title;
}

/** What a person wrote about a report: all that has a version. */
export const wordsOfReport = ({ title, byline, least }: ReportText) => ({ title, byline, least });

/** What a person wrote in a part: all that has a version. */
export const wordsOfPart = ({ heading, text }: PartText) => ({ heading, text });
