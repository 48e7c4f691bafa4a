import type { MatrixQuery } from '../../api/matrix.ts';
import { numberOf } from '../../domain/attribute.ts';
import type { CellState } from '../../domain/matrix-cell.ts';
import { idIn, keyOf } from '../../domain/matrix-key.ts';
import type { Measure } from '../../domain/matrix-plan.ts';
import type { Project } from '../../storage/project.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { Head } from '../../study/matrix/counted-matrix.ts';
import { againstSaid, againstUnit, unitOf } from './matrix-cell.ts';

/**
 * The matrix as a table: what is on screen, in the same order, each unit named in the header. Where its rows are cases, what
 * is known about them stands beside them, so that it can be counted on elsewhere.
 */
export function matrixTable(project: Project, query: MatrixQuery, matrix: ArrangedMatrix) {
  const { measure, group } = query;
  const unit = unitOf(query).many;
  const against = againstUnit(measure);
  const isGrouped = group !== '';
  const known = matrix.rows.some(({ key }) => idIn(key, 'case') !== null)
    ? aboutCases(project)
    : nothingKnown;
  const header = [
    ...(isGrouped ? ['group'] : []),
    ...['row', 'sources', 'sources not read', 'informants', ...known.names],
    ...matrix.columns.flatMap(({ title }) => [
      `${title} (${unit})`,
      `${title} (${againstSaid(query)} against)`,
    ]),
    ...[`any of these (${unit})`, `any of these (${againstSaid(query)} against)`],
  ];
  const quoteOf = quotes(project);
  const columns = [...matrix.columns, matrix.totalColumn];
  const lineOf = (label: string, row: Head): (string | number)[] => [
    ...(isGrouped ? [label] : []),
    ...[row.label, row.sources, row.unread, row.informants, ...known.of(row.key)],
    ...columns.flatMap((column) => {
      const cell = matrix.cell(row, column);
      const value = matrix.value(row, column, measure);
      const shown = isUnknown(cell.state)
        ? cell.state
        : !matrix.hasValue(row, column, measure)
          ? 'no share'
          : measure === 'first quote'
            ? quoteOf(cell.first)
            : tabled(value, measure);
      return [shown, cell.against[against]];
    }),
  ];
  const rows = matrix.groups.flatMap(({ label, rows: members }) => members.map((row) => lineOf(label, row)));
  return { header, rows: [...rows, lineOf('', matrix.totalRow)] };
}

/** Where nobody can say that nothing was said: no number stands there, above all no 0. */
const isUnknown = (state: CellState): boolean =>
  state === 'not read' || state === 'read before' || state === 'no words';

interface Known {
  readonly names: readonly string[];
  /** The values for a row of the matrix, in the order of the names. */
  readonly of: (key: string) => readonly (string | number)[];
}

const nothingKnown: Known = { names: [], of: () => [] };

/** The attributes of cases; those of the row of all cases together are empty. */
function aboutCases({ attributes: { case: ofCases } }: Project): Known {
  const attributes = ofCases.all();
  const values = new Map(
    ofCases
      .values()
      .map((one) => [`${keyOf({ kind: 'case', id: one.subjectId })} ${one.attributeId}`, one.value]),
  );
  return {
    names: attributes.map(({ name }) => name),
    of: (key) =>
      attributes.map(({ id, type }) => {
        const value = values.get(`${key} ${id}`) ?? '';
        return type === 'number' && value !== '' ? numberOf(value) : value;
      }),
  };
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
