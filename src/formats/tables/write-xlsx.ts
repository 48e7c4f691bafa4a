// Tables as workbooks: typed cells (so that no text is a formula), a header that stays in sight, wrapped words.
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { printableText } from '../../domain/printable.ts';

export type XlsxCell = string | number | null;

/** Excel takes no more characters in one cell. */
const longestCell = 32_767;
const widest = 60;

/** One sheet of a workbook. */
export interface XlsxSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly XlsxCell[])[];
}

/** A workbook of one sheet. A text longer than a cell of Excel can hold ends with a note that says so. */
export const writeXlsx = (
  name: string,
  header: readonly string[],
  rows: readonly (readonly XlsxCell[])[],
): Promise<Buffer> => writeWorkbook([{ name, header, rows }]);

/** A workbook of several sheets. */
export const writeWorkbook = (sheets: readonly XlsxSheet[]): Promise<Buffer> =>
  writeExcel(sheets.map(sheetOf)).toBuffer();

function sheetOf({ name, header, rows }: XlsxSheet) {
  const data: SheetData = [
    header.map((value) => ({
      value: keyable(printableText(value)),
      fontWeight: 'bold' as const,
      wrap: true,
      alignVertical: 'top' as const,
    })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  const columns = header.map((title, place) => ({
    width: widthOf([title, ...rows.map((row) => row[place] ?? '')]),
  }));
  return { data, sheet: printableText(name).slice(0, 31), columns, stickyRowsCount: 1 };
}

function cellOf(value: XlsxCell) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value: keyable(fitted(value)), type: String, wrap: true, alignVertical: 'top' as const };
}

/**
 * The writer keeps words as keys of an object and finds a word that every object has (“constructor”) before it is there:
 * the workbook could not be opened. A blank behind it, which no reader of ours keeps, makes it a word of its own.
 */
const keyable = (text: string): string => (text in Object.prototype ? `${text} ` : text);

function fitted(text: string): string {
  const clean = printableText(text);
  if (clean.length <= longestCell) return clean;
  const note = ' [cut here: a cell of Excel holds no more]';
  return clean.slice(0, longestCell - note.length).toWellFormed() + note;
}

/** Wide enough for its longest line, within reason. */
const widthOf = (cells: readonly XlsxCell[]): number =>
  Math.min(
    widest,
    2 +
      Math.max(
        ...cells.map((cell) =>
          Math.max(
            ...String(cell)
              .split('\n')
              .map(({ length }) => length),
          ),
        ),
      ),
  );
