import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { counted } from '../../domain/counted.ts';
import { printable } from '../../domain/printable.ts';
import { citedParts } from '../../domain/summary.ts';
import type { FrameworkReport, ReportCell } from './framework.ts';

/** The framework matrix for Word: a heading for each case, under it each code with its summary and what that cites. */
export function frameworkDocx(report: FrameworkReport): Promise<Buffer> {
  const { title, cases } = printable(report);
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...cases.flatMap(({ name, cells }) => [
      new Paragraph({ text: name, heading: HeadingLevel.HEADING_1 }),
      ...cells.flatMap(cellOf),
    ]),
  ];
  return Packer.toBuffer(
    new Document({ title, styles: { characterStyles: [remark] }, sections: [{ children }] }),
  );
}

/** What the program says about a cell, apart from the researcher's own words. */
const remark = { id: 'Remark', name: 'Remark', run: { color: '6B7280', size: 18 } };

function cellOf({ code, text, citations, excerpts, caution }: ReportCell): Paragraph[] {
  const evidence = counted(excerpts, 'excerpt');
  const notes = [
    ...citations.map(({ number, place, exact }) => [
      new TextRun({ text: `${number} `, superScript: true }),
      new TextRun({ text: `${place}: “${exact}”`, size: 18 }),
    ]),
    ...(caution === '' ? [] : [[new TextRun({ text: caution, size: 18, style: 'Remark' })]]),
  ];
  return [
    new Paragraph({ text: code, heading: HeadingLevel.HEADING_2 }),
    ...(text === ''
      ? [
          new Paragraph({
            children: [new TextRun({ text: `Nothing written yet (${evidence}).`, style: 'Remark' })],
          }),
        ]
      : text.split('\n').map(paragraphOf)),
    ...notes.map((children) => new Paragraph({ children, spacing: { after: 40 }, indent: { left: 360 } })),
  ];
}

const paragraphOf = (line: string): Paragraph =>
  new Paragraph({
    spacing: { after: 120 },
    children: citedParts(line).map((part) =>
      typeof part === 'number' ? new TextRun({ text: String(part), superScript: true }) : new TextRun(part),
    ),
  });
