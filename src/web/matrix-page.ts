import type { CountedCell, CountedMatrix, CountedRow } from '../actions/counted-matrix.ts';
import { placedCodes } from '../actions/coding.ts';
import type { MatrixQuery } from '../api/matrix.ts';
import type { Measure } from '../domain/matrix.ts';
import { evidenceForm, optionsFor } from './evidence-form.ts';
import { viewsOf } from './saved-views.ts';
import type { Scope } from './scope.ts';
import type { MatrixCellView, MatrixRowView } from './view-lines.ts';
import type { EvidenceForm, Option, Views } from './views.ts';

const units: Record<Measure, { one: string; many: string; title: string }> = {
  codings: { one: 'coding', many: 'codings', title: 'Codings' },
  sources: { one: 'source', many: 'sources', title: 'Sources' },
  informants: { one: 'informant', many: 'informants', title: 'Informants' },
  coverage: { one: '% of the words', many: '% of the words', title: 'Coverage %' },
};

/** Everything the page of a matrix shows. */
export function matrixPage(scope: Scope, query: MatrixQuery, counted: CountedMatrix): Views['matrix/show'] {
  const link = linker(scope, query);
  const shade = shader(query.measure, counted);
  const noteds = notedCells(scope);
  const lineOf = (row: CountedRow, cells: readonly CountedCell[], isTotal: boolean): MatrixRowView => ({
    label: row.label,
    note: noteOf(row),
    cells: cells.map((cell, place) => {
      const column = counted.columns[place];
      const target = { row: row.key, column: column ? String(column.id) : 'total' };
      const heat = isTotal || !column ? 0 : shade(cell);
      const noted = noteds.has(`${target.row} ${target.column}`);
      return cellView(cell, query.measure, { link: link.cell, target, heat, noted, unread: row.unread });
    }),
  });
  return {
    base: scope.base,
    ...choices(scope, query),
    measure: query.measure,
    unit: units[query.measure].many,
    evidence: evidenceForm(scope.project, query),
    columns: counted.columns.map(({ id, facetId, name, path }) => ({
      codeId: id,
      facetId,
      name,
      path,
      sortHref: link.sort(query.sort === String(id) ? '' : String(id)),
      sorted: query.sort === String(id),
    })),
    lines: counted.rows.map((row, place) => lineOf(row, counted.cells[place] ?? [], false)),
    totals: lineOf(counted.total, counted.totals, true),
    totalSortHref: link.sort(query.sort === 'total' ? '' : 'total'),
    totalSorted: query.sort === 'total',
    csvHref: link.csv,
    sort: query.sort,
    outside: counted.outside,
    only: narrowedTo(evidenceForm(scope.project, query)),
    emptyReason: emptyReason(counted),
    views: viewsOf(scope, 'matrix', link.asked),
    asked: link.asked,
  };
}

/** The cells about which something is written, as the key of the row and the id of the code. */
function notedCells({ project }: Scope): Set<string> {
  const noted = new Set(project.memos.ofKind('cell').map(({ aboutId }) => aboutId));
  return new Set(
    project.cells.all().flatMap(({ id, rowKey, codeId }) => (noted.has(id) ? `${rowKey} ${codeId}` : [])),
  );
}

/** The chosen filters in words: they are shown above the numbers, also on paper. */
const narrowedTo = ({ coders, informantTypes, kinds }: EvidenceForm): string =>
  [coders, informantTypes, kinds]
    .map((options) =>
      options
        .filter(({ chosen }) => chosen)
        .map(({ label }) => label)
        .join(' or '),
    ) // prettier-ignore
    .filter((names) => names !== '')
    .join('; ');

function emptyReason({ rows, columns }: CountedMatrix): string {
  if (columns.length === 0) return 'There are no codes in this part of the codebook. Choose another facet.';
  if (rows.length === 0)
    return 'There are no such rows yet. Say which case each source belongs to, and who speaks, in the Sources room.';
  return '';
}

function choices({ project }: Scope, query: MatrixQuery) {
  const attributes = project.cases.attributes();
  const rows: [string, string][] = [
    ['case', 'Cases'],
    ['source', 'Sources'],
    ['informant', 'Informants'],
    ['informant type', 'Informant types'],
    ...attributes.map(({ id, name }): [string, string] => [`attribute ${id}`, `Cases by ${name}`]),
  ];
  const under: Option[] = placedCodes(project)
    .filter((code) => code.hasChildren || code.depth === 0)
    .map((code) => ({
      value: String(code.id),
      label: `${'\u2003'.repeat(code.depth)}${code.name}`,
      chosen: code.id === query.under,
    }));
  const chosen = placedCodes(project)
    .filter((code) => code.depth > 0)
    .map((code) => ({ value: String(code.id), label: code.path, chosen: query.codes.includes(code.id) }));
  return {
    chosen,
    rows: optionsFor(rows, query.rows),
    under: [{ value: '', label: 'only the codes chosen', chosen: query.under === null }, ...under],
    level: optionsFor(
      [
        ['finest', 'finest codes'],
        ['children', 'one level down'],
      ],
      query.level,
    ),
    measures: optionsFor(
      Object.entries(units).map(([value, { title }]) => [value, title] as const),
      query.measure,
    ),
  };
}

/** Addresses that keep the matrix as it is and change one thing. */
function linker({ base }: Scope, query: MatrixQuery) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && (one !== '' || Array.isArray(value))) params.append(key, String(one));
    }
  }
  const changed = (more: Record<string, string>): string => {
    const copy = new URLSearchParams(params);
    for (const [key, value] of Object.entries(more)) copy.set(key, value);
    return copy.toString();
  };
  const cells = `${base}/matrix/excerpts?${params.toString()}`;
  return {
    asked: params.toString(),
    sort: (by: string): string => `${base}/matrix?${changed({ sort: by })}`,
    csv: `${base}/matrix.csv?${changed({})}`,
    // A matrix has up to a hundred thousand of these: only the target is added to what they all share.
    cell: (target: Record<string, string>): string => `${cells}&${new URLSearchParams(target).toString()}`,
  };
}

function noteOf({ sources, unread, informants }: CountedRow): string {
  const parts = [`${sources} ${sources === 1 ? 'source' : 'sources'}`];
  if (informants > 0) parts.push(`${informants} ${informants === 1 ? 'informant' : 'informants'}`);
  if (unread > 0) parts.push(`${unread} not read`);
  return parts.join(' · ');
}

interface CellPlace {
  readonly link: (target: Record<string, string>) => string;
  readonly target: Record<string, string>;
  readonly heat: number;
  readonly noted: boolean;
  readonly unread: number;
}

function cellView(
  cell: CountedCell,
  measure: Measure,
  { link, target, heat, noted, unread }: CellPlace,
): MatrixCellView {
  const has = cell.codings > 0;
  return {
    href: has ? link(target) : '',
    value: has ? shown(cell, measure) : '',
    aside: has && measure === 'informants' && cell.informants === 0 ? 'in notes' : '',
    against: againstOf(cell, measure),
    againstHref: cell.against.codings > 0 ? link({ ...target, polarity: 'contradicts' }) : '',
    state: cell.state,
    says: sentenceOf(cell, measure, unread),
    heat,
    noted,
  };
}

/** Contradiction is counted in the unit of the matrix; covered words have none, there it is codings. */
const againstUnit = (measure: Measure): 'codings' | 'sources' | 'informants' =>
  measure === 'coverage' ? 'codings' : measure;

/** How many contradict, with the unit where it is not that of the matrix; '' where none does. */
function againstOf({ against }: CountedCell, measure: Measure): string {
  if (against.codings === 0) return '';
  const unit = againstUnit(measure);
  const others = unit === measure && against[unit] > 0;
  if (others) return `${against[unit]} against`;
  return against.codings === 1 ? '1 coding against' : `${against.codings} codings against`;
}

const shown = (cell: CountedCell, measure: Measure): string =>
  measure === 'coverage' ? `${cell.coverage.toFixed(1)} %` : String(cell[measure]);

function sentenceOf(cell: CountedCell, measure: Measure, unread: number): string {
  if (cell.state === 'not raised') return 'read, not raised';
  if (cell.state === 'not read')
    return unread > 0 ? `not read yet: ${unread} of its sources` : 'no sources yet';
  const unit = units[measure];
  const against =
    cell.against.codings > 0 ? `, ${cell.against.codings} of ${cell.codings} codings contradict` : '';
  return `${shown(cell, measure)} ${cell[measure] === 1 ? unit.one : unit.many}${against}`;
}

/** How dark a cell is: its share of the largest cell, in tenths. */
function shader(measure: Measure, { cells, columns }: CountedMatrix): (cell: CountedCell) => number {
  let most = 0;
  for (const line of cells)
    for (const cell of line.slice(0, columns.length)) most = Math.max(most, cell[measure]);
  return (cell) => (most === 0 ? 0 : Math.ceil((10 * cell[measure]) / most));
}

/** The matrix as a table: what is on screen, in the same order, each unit named in the header. */
export function matrixTable(query: MatrixQuery, { rows, columns, cells, totals, total }: CountedMatrix) {
  const unit = units[query.measure].many;
  const header = ['row', 'sources', 'sources not read', 'informants'];
  for (const { path } of columns)
    header.push(`${path} (${unit})`, `${path} (${againstUnit(query.measure)} against)`);
  header.push(`any of these codes (${unit})`, `any of these codes (${againstUnit(query.measure)} against)`);
  const lineOf = (row: CountedRow, line: readonly CountedCell[]): (string | number)[] => [
    row.label,
    row.sources,
    row.unread,
    row.informants,
    ...line.flatMap((cell) => [tabled(cell, query.measure), cell.against[againstUnit(query.measure)]]),
  ];
  return {
    header,
    rows: [...rows.map((row, place) => lineOf(row, cells[place] ?? [])), lineOf(total, totals)],
  };
}

/** A number where something was coded or surely was not; words where nobody can say yet. */
function tabled(cell: CountedCell, measure: Measure): string | number {
  if (cell.state === 'not read') return 'not read';
  return measure === 'coverage' ? Math.round(cell.coverage * 100) / 100 : cell[measure];
}
