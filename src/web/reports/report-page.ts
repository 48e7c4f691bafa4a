// The page of a report: what it says now, what changed, and what can be put in.
import { wordsOfPart, wordsOfReport } from '../../actions/reports/reports.ts';
import { counted } from '../../domain/counted.ts';
import { changesIn, keptOf, type PartChange } from '../../domain/report/changes.ts';
import { versionOf } from '../../domain/writing/version.ts';
import type { Report, ReportPart } from '../../storage/reports.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { addressOf } from '../../study/excerpts/saved-views.ts';
import { archetypeFacet } from '../../study/profiles/profiles.ts';
import { labelsOf } from '../../study/reports/labels.ts';
import type { Pages } from '../http/pages.ts';
import type { Scope } from '../http/request-context.ts';
import { dayOf } from '../views/clock.ts';
import type { Option, Views } from '../views/views.ts';
import { readReport, type ReadReport } from './document.ts';
import type { PartLine } from './report-views.ts';

/** What changed in a report since it was last exported or confirmed; nothing where it never was. */
export const changesOf = (report: Report, { document }: ReadReport): PartChange[] =>
  report.saidAt === null ? [] : changesIn(report.said, keptOf(document));

/** A report with everything that can be done to it. */
export function reportPage(
  scope: Scope,
  pages: Pages,
  report: Report,
): Omit<Views['reports/show'], 'problem'> {
  const { base } = scope;
  const read = readReport(scope, pages.html, report, pages.version);
  return {
    base,
    at: `${base}/reports/${report.id}`,
    id: report.id,
    was: versionOf(wordsOfReport(report)),
    title: report.title,
    byline: report.byline,
    least: report.least,
    parts: report.parts.map((part, at) => partLine(scope, pages, part, read.document.parts[at])),
    provenance: pages.html('reports/blocks', { blocks: read.document.provenance, id: 'provenance' }),
    saidOn: report.saidAt === null ? '' : dayOf(report.saidAt),
    changes: changesOf(report, read),
    unnamed:
      read.unnamed === 0
        ? ''
        : `Names of people and sources stand as labels in ${counted(read.unnamed, 'place')} of what is handed on. Names of people who were not interviewed stay: look for them in the quotes.`,
    key: report.parts.length === 0 ? [] : labelsOf(scope.project).key,
    ...choices(scope),
  };
}

function partLine(
  scope: Scope,
  pages: Pages,
  part: ReportPart,
  said: ReadReport['document']['parts'][number] | undefined,
): PartLine {
  return {
    id: part.id,
    label: said?.label ?? '',
    what: part.shows,
    heading: part.heading,
    text: part.text,
    was: versionOf(wordsOfPart(part)),
    href: placeOf(scope, part),
    html: pages.html('reports/blocks', { blocks: said?.blocks ?? [], id: part.guid }),
  };
}

/** Where what a part shows stands among the other pages; '' where nowhere. */
function placeOf({ base }: Scope, { shows, findingId, caseId, codeId, asked }: ReportPart): string {
  const query = asked === '' ? '' : `?${asked}`;
  const ids: Partial<Record<ReportPart['shows'], readonly (number | null)[]>> = {
    finding: [findingId],
    cell: [caseId, codeId],
    profile: [codeId],
  };
  const own = ids[shows];
  const room = rooms[shows];
  if (room === undefined || own?.includes(null) === true) return '';
  return [base, room, ...(own ?? [])].join('/') + query;
}

const rooms: Partial<Record<ReportPart['shows'], string>> = {
  finding: 'findings',
  cell: 'framework',
  profile: 'profiles',
  matrix: 'matrix',
  method: 'method',
  voices: 'voices',
  saturation: 'saturation',
  'co-occurrence': 'co-occurrence',
};

/** What there is to be put into a report. */
function choices({ project }: Scope) {
  const codes = new Map(placedCodes(project).map((code) => [code.id, code]));
  const cases = new Map(project.cases.all().map(({ id, name }) => [id, name]));
  const option = (value: string, label: string): Option => ({ value, label, chosen: false });
  const facet = archetypeFacet(project, { of: null });
  return {
    findings: project.findings
      .all()
      .map(({ id, claim }) => option(String(id), claim.slice(0, 90).toWellFormed())),
    cells: project.summaries
      .all()
      .map(({ caseId, codeId }) =>
        option(`${caseId} ${codeId}`, `${cases.get(caseId) ?? ''}: ${codes.get(codeId)?.name ?? ''}`),
      ),
    profiles: [...codes.values()]
      .filter(({ parentId }) => facet !== null && parentId === facet.id)
      .map(({ id, name }) => option(String(id), name)),
    views: [
      option('', 'the matrix as it opens'),
      ...project.savedViews
        .all()
        .filter(({ page }) => page === 'matrix')
        .map((view) => option(addressOf(project, view), `the matrix “${view.name}”`)),
    ],
  };
}
