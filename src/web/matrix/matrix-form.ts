import type { MatrixQuery } from '../../api/matrix.ts';
import { wholeCodebook } from '../../domain/code.ts';
import { measures } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import { groupings, type ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import { viewsOf } from '../excerpts/saved-views.ts';
import type { Scope } from '../http/request-context.ts';
import { puttable } from '../reports/puttable.ts';
import { evidenceForm, narrowedTo, optionsFor } from '../views/evidence-form.ts';
import type { Option, Views } from '../views/views.ts';
import { countOptions } from './counting.ts';
import { unitOf } from './matrix-cell.ts';
import { matrixLinks } from './matrix-links.ts';

type Form = Omit<Views['matrix/show'], 'emptyReason' | 'sheet'>;

/** Every choice of the page of a matrix, as it stands. */
export function matrixForm(scope: Scope, query: MatrixQuery, matrix: ArrangedMatrix | null): Form {
  const links = matrixLinks(scope.base, query);
  const evidence = evidenceForm(scope.project, query);
  return {
    base: scope.base,
    ...sides(scope, query),
    pivotHref: links.at({
      rows: query.columns,
      columns: query.rows,
      order: query.columnOrder,
      columnOrder: query.order,
      sort: query.sort === 'similar' ? 'similar' : '',
      group: '',
      compare: [],
    }),
    ...arranging(scope, query, matrix),
    kept: keptOf(query),
    hasOrder: query.order.length + query.columnOrder.length + query.pins.length > 0,
    unorderedHref: links.at({ order: [], columnOrder: [], pins: [] }),
    evidence,
    only: narrowedTo(evidence),
    views: viewsOf(scope, 'matrix', links.asked),
    asked: links.asked,
    put: puttable(scope, 'matrix', { asked: links.asked }),
  };
}

const keptOf = ({ order, columnOrder, pins }: MatrixQuery): { name: string; value: string }[] => [
  ...order.map((value) => ({ name: 'order', value })),
  ...columnOrder.map((value) => ({ name: 'columnOrder', value })),
  ...pins.map((value) => ({ name: 'pins', value })),
];

/** Cases by one attribute or two, informants and sources by one. */
function attributeKinds(project: Project): [string, string][] {
  const attributes = project.attributes.case.all();
  const pairs = attributes.flatMap((one, at) =>
    attributes
      .slice(at + 1)
      .map((other): [string, string] => [
        `attribute ${one.id}+${other.id}`,
        `Cases by ${one.name} and ${other.name}`,
      ]),
  );
  const by = (subject: 'informant' | 'source', whose: string): [string, string][] =>
    project.attributes[subject].all().map(({ id, name }) => [`attribute ${id}`, `${whose} by ${name}`]);
  return [
    ...attributes.map(({ id, name }): [string, string] => [`attribute ${id}`, `Cases by ${name}`]),
    ...pairs,
    ...by('informant', 'Informants'),
    ...by('source', 'Sources'),
  ];
}

function sides({ project }: Scope, query: MatrixQuery) {
  const kinds: [string, string][] = [
    ['case', 'Cases'],
    ['source', 'Sources'],
    ['informant', 'Informants'],
    ['informant type', 'Informant types'],
    ...attributeKinds(project),
    ['coder', 'Coders'],
    ['code', 'Codes'],
    ['query', 'Saved queries'],
  ];
  const codes = placedCodes(project);
  const under: Option[] = codes
    .filter((code) => code.hasChildren || code.depth === 0)
    .map((code) => ({
      value: String(code.id),
      label: `${'\u2003'.repeat(code.depth)}${code.name}`,
      chosen: code.id === query.under,
    }));
  return {
    rows: optionsFor(kinds, query.rows),
    columns: optionsFor(kinds, query.columns),
    under: [
      { value: '', label: 'only the codes chosen', chosen: query.under === null },
      { value: String(wholeCodebook), label: 'the whole codebook', chosen: query.under === wholeCodebook },
      ...under,
    ],
    level: optionsFor(
      [
        ['finest', 'finest codes'],
        ['children', 'one level down'],
        ['alone', 'every code by itself'],
      ],
      query.level,
    ),
    measures: optionsFor(
      measures.map((measure) => [measure, unitOf({ ...query, measure }).title] as const),
      query.measure,
    ),
    counts: countOptions(project, query.count),
    chosen: codes.map((code) => ({
      value: String(code.id),
      label: code.path,
      chosen: query.codes.includes(code.id),
    })),
  };
}

function arranging({ project }: Scope, query: MatrixQuery, matrix: ArrangedMatrix | null) {
  const lines = (matrix?.rows ?? []).map(({ key, label }): [string, string] => [key, label]);
  const columns = (matrix?.columns ?? []).map(({ key, title }): [string, string] => [key, title]);
  const compared = (at: number): Option[] => optionsFor([['', 'nothing'], ...lines], query.compare[at] ?? '');
  return {
    sorts: optionsFor(
      [['', 'as they come'], ['total', 'the total'], ['similar', 'likeness'], ...columns],
      query.sort,
    ),
    groupings: optionsFor([['', 'not grouped'], ...groupings({ project, rows: query.rows })], query.group),
    heats: optionsFor(
      [
        ['all', 'the whole matrix'],
        ['row', 'each row'],
        ['column', 'each column'],
        ['none', 'no shades'],
      ],
      query.heat,
    ),
    hidesEmpty: query.empty === 'hide',
    showsVoices: query.voices === 'yes',
    showsPicture: query.picture === 'yes',
    compared: [compared(0), compared(1)] as const,
  };
}
