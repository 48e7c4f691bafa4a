import { BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Block, Run } from '../../domain/report/blocks.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D0D5D8' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const pageWidth = 9298;

/** From so many columns on the words of a table are set small. */
const manyColumns = 7;

/** A table for Word: lines between rows, its head again on each page, rows that are not torn apart. */
export function wordTable({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const columns = head.length;
  const style = columns >= manyColumns ? 'TableSmall' : 'TableText';
  const widths = widthsOf([head, ...rows], columns);
  const cell = (run: Run, place: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: place === 0 ? 0 : 70, right: 70 },
      children: [new Paragraph({ text: textOf(run), style: isHead ? `${style}Head` : style })],
    });
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((name, at) => cell(name, at, true)),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((run, at) => cell(run, at, false)) }),
      ),
    ],
  });
}

const textOf = (run: Run): string => (typeof run === 'string' ? run : run.text);

/** Columns by what stands below their heads, which can wrap: no word is cut, and the width of the page is shared out. */
function widthsOf(rows: readonly (readonly Run[])[], columns: number): number[] {
  const wanted = Array.from({ length: columns }, (_, at) => {
    const lengths = rows.slice(1).map((row) => textOf(row[at] ?? '').length);
    const longestWord = Math.max(
      ...rows.flatMap((row) =>
        textOf(row[at] ?? '')
          .split(/\s+/)
          .map((word) => word.length),
      ),
    );
    return Math.min(60, Math.max(longestWord + 2, 7, Math.min(at === 0 ? 24 : 60, Math.max(0, ...lengths))));
  });
  const sum = wanted.reduce((all, one) => all + one, 0);
  return wanted.map((one) => Math.floor((pageWidth * one) / sum));
}
