// A matrix in a report, as its page shows it: the same rows, columns and order, each number with the words behind it.
import { MatrixQuery } from '../../api/matrix.ts';
import { knownOf, speakingOf } from '../../domain/matrix-people.ts';
import { codingsByCell } from '../../domain/matrix-words.ts';
import type { Block, ReportQuote, Run } from '../../domain/report/blocks.ts';
import { paragraph } from '../../domain/report/blocks.ts';
import { isFew, isFewOf, leftOut, sayUntold, untold } from '../../domain/report/small-cells.ts';
import { arrange, type ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import { countCells, type Head } from '../../study/matrix/counted-matrix.ts';
import { settled } from '../../study/matrix/settled.ts';
import { readAs } from '../http/request.ts';
import { countSentence } from '../matrix/counting.ts';
import { numberShown, presenceShown, unitOf } from '../matrix/matrix-cell.ts';
import { quotes as firstQuotes } from '../matrix/matrix-table.ts';
import { evidenceForm, narrowedTo } from '../views/evidence-form.ts';
import { askedAs } from './asked.ts';
import { backed, quoteBook, type Reading } from './reading.ts';

/** More columns than these do not fit on a page, more rows on none that is read. */
const mostColumns = 14;
const mostRows = 100;

/** The blocks of a matrix. */
export function matrixBlocks(reading: Reading, asked: string): Block[] {
  const { project } = reading;
  const query = settled(project, readAs(MatrixQuery, askedAs(asked)));
  const matrix = arrange(project, countCells(project, query), query);
  const rows = [...matrix.rows.slice(0, mostRows), matrix.totalRow];
  const columns = [...matrix.columns.slice(0, mostColumns), matrix.totalColumn];
  if (matrix.rows.length === 0 || matrix.columns.length === 0)
    return [paragraph(['There is nothing in this matrix yet.'], 'remark')];
  const unit = unitOf(query);
  const only = narrowedTo(evidenceForm(project, query));
  const notShown = [matrix.rows.length - mostRows, matrix.columns.length - mostColumns];
  return [
    {
      kind: 'table',
      caption: `${capital(query.rows)} by ${query.columns}: ${unit.many}`,
      head: ['', ...columns.map(({ label }) => label)],
      rows: cellRuns(reading, { query, matrix, rows, columns }).map((cells, at) => [
        rows[at]?.label ?? '',
        ...cells,
      ]),
      note: [
        unit.definition,
        countSentence(project, query.count),
        only === '' ? '' : `Only ${only}.`,
        ...(['rows', 'columns'] as const).map((what, at) =>
          (notShown[at] ?? 0) > 0 ? `${notShown[at] ?? 0} more ${what} are not shown.` : '',
        ),
        sayUntold(reading.least),
      ]
        .filter((one) => one !== '')
        .join(' '),
    },
  ];
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

interface Laid {
  readonly query: MatrixQuery;
  readonly matrix: ArrangedMatrix;
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
}

function cellRuns(reading: Reading, laid: Laid): Run[][] {
  const { matrix, rows, columns, query } = laid;
  const { plan, columns: axis } = matrix.laidOut;
  const behind = codingsByCell(plan, reading.project.evidence.all());
  const idsOf = (row: Head, column: Head): number[] => [
    ...(behind.get(row.place * (axis.lines.length + 1) + column.place) ?? []),
  ];
  // Totals hold all codings of their line: the words stand behind the cells.
  const inCells = rows
    .slice(0, -1)
    .flatMap((row) => columns.slice(0, -1).flatMap((column) => idsOf(row, column)));
  const book = quoteBook(reading, inCells);
  const isOut = untoldIn(reading.least, laid);
  return rows.map((row, at) =>
    columns.map((column, place) => {
      if (isOut(at, place)) return untold;
      const isTotal = row === matrix.totalRow || column === matrix.totalColumn;
      const text = textOf(reading, { matrix, query }, row, column);
      return isTotal ? text : cellRun(reading, text, idsOf(row, column), book);
    }),
  );
}

const cellRun = (
  reading: Reading,
  text: string,
  ids: readonly number[],
  book: ReadonlyMap<number, ReportQuote>,
): Run => (text === '' ? '' : backed(reading, text, ids, book));

/** Which numbers are of few people, or tell of few by subtraction. */
function untoldIn(
  least: number,
  { matrix, rows, columns, query }: Laid,
): (row: number, column: number) => boolean {
  if (least === 0) return () => false;
  const values = rows.map((row) => columns.map((column) => matrix.value(row, column, query.measure)));
  const out = leftOut({
    values,
    few: (at, place) => {
      const [row, column] = [rows[at], columns[place]];
      if (!row || !column) return false;
      const people = matrix.people(row, column);
      return query.measure === '% of informants'
        ? isFewOf(people.for.length, knownOf(people).size, least)
        : isFew(speakingOf(people).size, least);
    },
    hasTotalRow: true,
    hasTotalColumn: true,
  });
  return (row, column) => out[row]?.[column] === true;
}

function textOf(
  reading: Reading,
  { matrix, query }: Pick<Laid, 'matrix' | 'query'>,
  row: Head,
  column: Head,
): string {
  const { measure } = query;
  const cell = matrix.cell(row, column);
  if (cell.state === 'no words') return '';
  if (cell.state === 'not read' || cell.state === 'read before') return cell.state;
  if (cell.state === 'not raised') return measure === 'first quote' ? '' : '–';
  if (!matrix.hasValue(row, column, measure)) return 'no share';
  if (measure === 'first quote') return firstQuotes(reading.project)(cell.first);
  const value = matrix.value(row, column, measure);
  return measure === 'presence' ? presenceShown(value, cell.qualified) : numberShown(value, measure);
}
