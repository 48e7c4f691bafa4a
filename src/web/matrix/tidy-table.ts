import type { MatrixQuery } from '../../api/matrix.ts';
import type { CellState } from '../../domain/matrix-cell.ts';
import { knownOf } from '../../domain/matrix-people.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import { unitOf } from './matrix-cell.ts';

/** What a cell cannot say is no number: this stands in its place, as statistics programs read it. */
const unknown = 'NA';

const header = [
  ...['row', 'column', 'measure', 'counted', 'value', 'state'],
  ...[
    'codings',
    'codings against',
    'codings with a reservation',
    'codings in shared sources',
    'sources',
    'sources not read',
  ],
  ...[
    'informants speaking to it',
    'informants raising it',
    'informants against',
    'informants known',
    'informants asked',
  ],
];

/**
 * The matrix for a statistics program: one line for each cell, no totals, the state in a column of its own, and NA where
 * nobody can say that nothing was said. *Informants known* are those who speak to it or whose words were all read for it.
 */
export function tidyTable(query: MatrixQuery, matrix: ArrangedMatrix) {
  const { measure, count } = query;
  const rows = matrix.rows.flatMap((row) =>
    matrix.columns.map((column) => {
      const cell = matrix.cell(row, column);
      const asked = matrix.asked(row, column);
      const people = matrix.people(row, column);
      const speaking = new Set([...people.for, ...people.qualified, ...people.against]);
      const value =
        saysNothing(cell.state) || !matrix.hasValue(row, column, measure)
          ? unknown
          : matrix.value(row, column, valued(measure));
      return [
        ...[row.title, column.title, unitOf(query).title, count, value, cell.state],
        ...[
          cell.codings,
          cell.against.codings,
          cell.qualified,
          cell.shared,
          cell.sources,
          asked.notRead.length,
        ],
        ...[speaking.size, people.for.length, people.against.length, knownOf(people).size, asked.informants],
      ];
    }),
  );
  return { header, rows };
}

const saysNothing = (state: CellState): boolean =>
  state === 'no words' || state === 'not read' || state === 'read before';

/** A quote is no number: where quotes are shown, it is whether there is one. */
const valued = (measure: MatrixQuery['measure']): MatrixQuery['measure'] =>
  measure === 'first quote' ? 'presence' : measure;
