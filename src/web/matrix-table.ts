import type { ArrangedMatrix } from '../actions/arranged-matrix.ts';
import type { Head } from '../actions/counted-matrix.ts';
import type { MatrixQuery } from '../api/matrix.ts';
import type { Measure } from '../domain/matrix-plan.ts';
import type { Project } from '../storage/project.ts';
import { againstUnit, units } from './matrix-cell.ts';

/** The matrix as a table: what is on screen, in the same order, each unit named in the header. */
export function matrixTable(project: Project, { measure, group }: MatrixQuery, matrix: ArrangedMatrix) {
  const unit = units[measure].many;
  const against = againstUnit(measure);
  const isGrouped = group !== '';
  const header = [
    ...(isGrouped ? ['group'] : []),
    ...['row', 'sources', 'sources not read', 'informants'],
    ...matrix.columns.flatMap(({ title }) => [`${title} (${unit})`, `${title} (${against} against)`]),
    ...[`any of these (${unit})`, `any of these (${against} against)`],
  ];
  const quoteOf = quotes(project);
  const columns = [...matrix.columns, matrix.totalColumn];
  const lineOf = (label: string, row: Head): (string | number)[] => [
    ...(isGrouped ? [label] : []),
    ...[row.label, row.sources, row.unread, row.informants],
    ...columns.flatMap((column) => {
      const cell = matrix.cell(row, column);
      const value = matrix.value(row, column, measure);
      const shown =
        cell.state === 'not read'
          ? 'not read'
          : measure === 'first quote'
            ? quoteOf(cell.first)
            : tabled(value, measure);
      return [shown, cell.against[against]];
    }),
  ];
  const rows = matrix.groups.flatMap(({ label, rows: members }) => members.map((row) => lineOf(label, row)));
  return { header, rows: [...rows, lineOf('', matrix.totalRow)] };
}

const tabled = (value: number, measure: Measure): number =>
  measure === 'presence' ? value : Math.round(value * 100) / 100;

/** The words of a coding by its id; '' for none. */
export function quotes(project: Project): (id: number | null) => string {
  const known = new Map<number, string>();
  return (id) => {
    if (id === null) return '';
    const found = known.get(id) ?? project.codings.some([id])[0]?.exact ?? '';
    known.set(id, found);
    return found;
  };
}
