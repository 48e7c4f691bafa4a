import type { MatrixQuery } from '../../api/matrix.ts';
import { wholeCodebook } from '../../domain/code.ts';
import type { XlsxSheet } from '../../formats/tables/write-xlsx.ts';
import { placedCodes } from '../../study/codebook/codes.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { Scope } from '../http/request-context.ts';
import { evidenceForm, narrowedTo } from '../views/evidence-form.ts';
import { countSentence } from './counting.ts';
import { unitOf } from './matrix-cell.ts';
import { comparisonOf } from './matrix-comparison.ts';
import { matrixLinks } from './matrix-links.ts';
import type { matrixTable } from './matrix-table.ts';

/** The workbook of a matrix: all that is on screen, a sheet for each part, and last what is counted. */
export function matrixSheets(
  scope: Scope,
  query: MatrixQuery,
  { matrix, table }: { matrix: ArrangedMatrix; table: ReturnType<typeof matrixTable> },
): XlsxSheet[] {
  return [
    { name: 'Matrix', ...table },
    ...(query.voices === 'yes' ? [voicesSheet(matrix)] : []),
    ...comparisonSheets(scope, query, matrix),
    countedSheet(scope, query, matrix),
  ];
}

/** Who raises what, by informant type, out of those who were asked: a row for each cell and type. */
function voicesSheet({ rows, columns, voices }: ArrangedMatrix): XlsxSheet {
  return {
    name: 'Voices',
    header: [
      'row',
      'column',
      'informant type',
      'informants who raise it',
      'of informants read for it',
      'informants against',
    ],
    rows: rows.flatMap((row) =>
      columns.flatMap((column) => {
        return voices(row, column).flatMap(({ type, raising, known, against }) =>
          known === 0 ? [] : [[row.label, column.title, type || 'type not said', raising, known, against]],
        );
      }),
    ),
  };
}

function comparisonSheets({ base }: Scope, query: MatrixQuery, matrix: ArrangedMatrix): XlsxSheet[] {
  const found = comparisonOf(matrixLinks(base, query), query, matrix);
  if (!found) return [];
  const sideHeads = found.labels.flatMap((label) => [`${label}: informants`, `${label}: out of`]);
  return [
    {
      name: 'Comparison',
      header: ['raised', ...sideHeads, 'difference in points'],
      rows: found.lines.map(({ title, label, sides, difference }) => [
        title || label,
        ...sides.flatMap(({ people, of }) => [people, of]),
        difference,
      ]),
    },
  ];
}

function countedSheet({ project }: Scope, query: MatrixQuery, matrix: ArrangedMatrix): XlsxSheet {
  const isWhole = query.under === wholeCodebook;
  const under = isWhole
    ? 'the whole codebook'
    : placedCodes(project).find(({ id }) => id === query.under)?.path;
  const only = narrowedTo(evidenceForm(project, query));
  return {
    name: 'What is counted',
    header: ['what', 'how'],
    rows: [
      ['project', project.about().name],
      ['each number counts', unitOf(query).many],
      ['that is', unitOf(query).definition],
      ['codings are counted', countSentence(project, query.count) || 'One person codes.'],
      ['rows by columns', `${query.rows} × ${query.columns}`],
      ['codes of', under ?? 'the codes chosen'],
      ['only the evidence of', only || 'all coders, informants and kinds of source'],
      ['not shown because empty', `${matrix.hidden.rows} rows, ${matrix.hidden.columns} columns`],
      ['codings that lie in none of these', matrix.outside],
    ],
  };
}
