import type { FrameworkQuery } from '../../api/framework.ts';
import { MatrixQuery } from '../../api/matrix.ts';
import { keyOf } from '../../domain/matrix-key.ts';
import { silenceSaid } from '../../domain/silence.ts';
import { citedParts, sayChanges, uncitedSentences } from '../../domain/summary.ts';
import { nothingYet, versionOf } from '../../domain/writing/version.ts';
import type { Summary } from '../../storage/summaries.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { excerptsOf } from '../../study/excerpts/excerpts.ts';
import { wordsOfSummary, type Framework, type FrameworkCell } from '../../study/framework/framework.ts';
import { asLine } from '../excerpts/excerpts.ts';
import type { Scope } from '../http/request-context.ts';
import { readAs } from '../http/request.ts';
import { matrixLinks } from '../matrix/matrix-links.ts';
import { puttable } from '../reports/puttable.ts';
import { branchOptions } from '../views/branch-form.ts';
import { optionsFor } from '../views/evidence-form.ts';
import type { Views } from '../views/views.ts';
import { citationsOf } from './framework-report.ts';
import type { FrameworkCellView, SummaryPart } from './framework-views.ts';

/** The query of an address that asks for the same codes. */
function frameworkParams({ under, level, codes }: FrameworkQuery): string {
  const params = new URLSearchParams({ level });
  if (under !== null) params.set('under', String(under));
  for (const id of codes) params.append('codes', String(id));
  return params.toString();
}

/** The framework matrix: cases by codes, each cell with what is said of it. */
export function frameworkPage(
  scope: Scope,
  query: FrameworkQuery,
  framework: Framework,
): Views['framework/show'] {
  const { base, project } = scope;
  const { cases, codes, cell } = framework;
  const lines = cases.map(({ id, name }) => ({ id, name, cells: codes.map((code) => cell(id, code.id)) }));
  const all = lines.flatMap(({ cells }) => cells);
  const params = frameworkParams(query);
  const placed = placedCodes(project);
  return {
    base,
    codes,
    under: [
      { value: '', label: 'only the codes chosen', chosen: query.under === null },
      ...branchOptions(project, query.under),
    ],
    level: optionsFor(
      [
        ['finest', 'the finest codes'],
        ['children', 'the codes right below'],
      ],
      query.level,
    ),
    chosen: placed.map(({ id, path }) => ({
      value: String(id),
      label: path,
      chosen: query.codes.includes(id),
    })),
    lines: lines.map(({ id, name, cells }) => ({
      name,
      broader: framework.broader(id).map(({ codeId, label, excerpts }) => ({
        label,
        excerpts,
        href: `${base}/excerpts?codes=${codeId}&level=alone&cases=${id}`,
      })),
      cells: cells.map((one) => cellView(scope, params, one)),
    })),
    progress: progressOf(all),
    emptyReason: emptyReason(framework),
    files: (['xlsx', 'docx', 'html', 'csv'] as const).map((format) => ({
      label: { xlsx: 'Excel', docx: 'Word', html: 'HTML', csv: 'CSV' }[format],
      href: `${base}/framework.${format}?${params}`,
    })),
  };
}

function progressOf(cells: readonly FrameworkCell[]): string {
  const written = cells.filter(({ summary }) => summary !== null);
  const stale = written.filter((cell) => cell.isStale).length;
  const uncited = written.filter((cell) => cell.uncited > 0).length;
  const waiting = cells.filter(({ summary, codings }) => summary === null && codings.length > 0).length;
  return [
    `${written.length} of ${cells.length} cells written`,
    ...(waiting > 0 ? [`${waiting} with excerpts wait`] : []),
    ...(stale > 0 ? [`${stale} to read again`] : []),
    ...(uncited > 0 ? [`${uncited} with a sentence that cites nothing`] : []),
  ].join(' · ');
}

function emptyReason({ cases, codes }: Framework): string {
  if (codes.length === 0) return 'There are no codes here yet. Make one in the codebook, or while you read.';
  return cases.length === 0
    ? 'There are no cases yet. Say which case each source belongs to, in the Sources room.'
    : '';
}

function cellView({ base, project }: Scope, params: string, cell: FrameworkCell): FrameworkCellView {
  const { caseId, codeId, summary, codings } = cell;
  const links = matrixLinks(base, readAs(MatrixQuery, {}));
  return {
    href: `${base}/framework/${caseId}/${codeId}?${params}`,
    parts: partsOf(cell, base, citationsOf(project, cell)),
    excerpts: codings.length,
    quote: summary === null ? beginningOf(codings[0]?.exact ?? '') : '',
    silence: codings.length === 0 ? silenceSaid[cell.heard] : '',
    unread: unreadSaid(cell),
    excerptsHref: links.cell(keyOf({ kind: 'case', id: caseId }), keyOf({ kind: 'code', id: codeId })),
    stale: cell.isStale ? sayChanges(cell.changes) : '',
    uncited: cell.uncited,
    coder: summary?.coder ?? '',
  };
}

/** So much of a quote shows what a cell is about; the words as they are, and no half characters. */
const beginningOf = (exact: string): string =>
  exact.length <= 140
    ? exact
    : `${exact
        .slice(0, 140)
        .replace(/\s+\S*$/, '')
        .toWellFormed()}…`;

/** That there may be more than is coded; '' where all was read. */
const unreadSaid = ({ heard, codings }: FrameworkCell): string =>
  codings.length > 0 && (heard === 'not read' || heard === 'read before') ? silenceSaid[heard] : '';

function partsOf(
  { summary }: FrameworkCell,
  base: string,
  citations: ReturnType<typeof citationsOf>,
): SummaryPart[] {
  const byNumber = new Map(citations.map((one) => [one.number, one]));
  return citedParts(summary?.text ?? '').map((part) => {
    if (typeof part === 'string') return { words: part, number: null, says: '', href: '' };
    const cited = byNumber.get(part);
    const says = cited ? `${cited.place}: “${cited.exact}”` : 'cites nothing';
    return { words: '', number: part, says, href: cited && cited.href !== '' ? base + cited.href : '' };
  });
}

/** One cell beside its excerpts, where its summary is written. */
export function frameworkCellPage(
  scope: Scope,
  query: FrameworkQuery,
  { framework, cell }: { framework: Framework; cell: FrameworkCell },
): Views['framework/cell'] {
  const { base, project } = scope;
  const { caseId, codeId } = cell;
  const code = placedCodes(project).find(({ id }) => id === codeId);
  const params = frameworkParams(query);
  return {
    base,
    caseId,
    codeId,
    put: puttable(scope, 'cell', { caseId, codeId }),
    caseName: project.cases.all().find(({ id }) => id === caseId)?.name ?? '',
    code: { name: code?.name ?? '', path: code?.path ?? '', definition: code?.definition ?? '' },
    backHref: `${base}/framework?${params}`,
    ...neighbours(base, params, framework, cell),
    stale: cell.isStale ? sayChanges(cell.changes) : '',
    ...(cell.summary ? writtenSo(scope, cell, cell.summary) : unwritten),
    silence: silenceSaid[cell.heard],
    excerpts: groundsOf(scope, cell),
  };
}

const unwritten = {
  text: '',
  was: nothingYet,
  uncited: [],
  written: '',
  gone: [],
  versions: [],
  cited: '[]',
};

function writtenSo({ project }: Scope, { codings }: FrameworkCell, summary: Summary) {
  const { id, text, modifiedAt, coder, citations } = summary;
  const here = new Set(codings.map(({ guid }) => guid));
  return {
    text,
    was: versionOf(wordsOfSummary(summary)),
    written: `Written by ${coder}, ${modifiedAt.slice(0, 16).replace('T', ' ')}`,
    uncited: uncitedSentences(text).map(({ start, end }) => text.slice(start, end)),
    gone: citations.filter(({ codingGuid }) => !here.has(codingGuid)),
    versions: project.summaryVersions(id).filter((version) => version.text !== text),
    cited: JSON.stringify(citations.map(({ number, codingGuid }) => ({ number, codingGuid }))),
  };
}

/** The excerpts of a cell, each with the number that cites it and whether it is news since the summary was written. */
function groundsOf({ base, project }: Scope, { codings, summary, changes }: FrameworkCell) {
  const numberOf = new Map((summary?.citations ?? []).map(({ number, codingGuid }) => [codingGuid, number]));
  const newsOf = (guid: string): '' | 'new' | 'changed' =>
    changes.added.includes(guid) ? 'new' : changes.changed.includes(guid) ? 'changed' : '';
  return excerptsOf(
    project,
    codings.map(({ id }) => id),
  ).map((excerpt) => ({
    ...asLine(base, excerpt),
    number: numberOf.get(excerpt.coding.guid) ?? null,
    news: newsOf(excerpt.coding.guid),
  }));
}

/** The cells before and after one, case by case. */
function neighbours(base: string, params: string, { cases, codes }: Framework, cell: FrameworkCell) {
  const cells = cases.flatMap((one) => codes.map((code) => ({ one, code })));
  const at = cells.findIndex(({ one, code }) => one.id === cell.caseId && code.id === cell.codeId);
  const linkTo = (place: number) => {
    const found = at < 0 ? undefined : cells[place];
    if (!found) return null;
    const { one, code } = found;
    return {
      href: `${base}/framework/${one.id}/${code.id}?${params}`,
      label: `${one.name} × ${code.name}`,
    };
  };
  return { previous: linkTo(at - 1), next: linkTo(at + 1) };
}
