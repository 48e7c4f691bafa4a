import type { CellState } from '../../domain/matrix-cell.ts';
import type { ArrangedMatrix } from '../../study/matrix/arranged-matrix.ts';
import type { Head } from '../../study/matrix/counted-matrix.ts';
import { fitted } from '../views/drawing.ts';

/** A square for each cell of a matrix, the darker the larger its number. */
export interface HeatMap {
  readonly width: number;
  readonly height: number;
  readonly says: string;
  readonly columns: readonly { x: number; y: number; label: string; title: string }[];
  readonly rows: readonly { y: number; label: string; title: string }[];
  readonly squares: readonly { x: number; y: number; heat: number; state: CellState; says: string; href: string }[];
  readonly side: number;
  /** Rows and columns that do not fit into a picture. */
  readonly left: { readonly rows: number; readonly columns: number };
} // prettier-ignore

const most = { rows: 60, columns: 48 };
const side = 26;
const labelWidth = 190;
const labelHeight = 132;

/** What a square shows of its cell. */
type Painted = (row: Head, column: Head) => { heat: number; state: CellState; says: string; href: string };

/** Draws a matrix as it is arranged: as many rows and columns as a picture can be read with. */
export function heatMap({ rows, columns }: ArrangedMatrix, unit: string, painted: Painted): HeatMap {
  const shownRows = rows.slice(0, most.rows);
  const shownColumns = columns.slice(0, most.columns);
  const left = (place: number): number => labelWidth + place * side;
  const top = (place: number): number => labelHeight + place * side;
  return {
    width: left(shownColumns.length) + 110,
    height: top(shownRows.length) + 6,
    side: side - 2,
    says: `Heat map of ${unit}: ${shownRows.length} rows by ${shownColumns.length} columns`,
    columns: shownColumns.map(({ label, title }, place) => ({
      x: left(place) + side / 2,
      y: labelHeight - 8,
      title,
      label: fitted(label, 168),
    })),
    rows: shownRows.map(({ label, title }, place) => ({
      y: top(place) + side / 2 + 4,
      title,
      label: fitted(label, labelWidth - 14),
    })),
    squares: shownRows.flatMap((row, down) =>
      shownColumns.map((column, along) => {
        const cell = painted(row, column);
        const says = `${row.label}, ${column.label}: ${cell.says}`;
        return { ...cell, x: left(along), y: top(down), says };
      }),
    ),
    left: { rows: rows.length - shownRows.length, columns: columns.length - shownColumns.length },
  };
}
