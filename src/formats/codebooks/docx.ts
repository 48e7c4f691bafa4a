import { Document, HeadingLevel, type IRunOptions, Packer, Paragraph, TextRun } from 'docx';
import type { Codebook, CodebookCode } from '../../domain/codebook.ts';
import { printable } from '../../domain/printable.ts';

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

/** A codebook for Word: a heading for every facet and code, then what its entry says. */
export function codebookDocx(book: Codebook): Promise<Buffer> {
  const { name, about, facets } = printable(book);
  const title = new Paragraph({ text: `Codebook: ${name}`, heading: HeadingLevel.TITLE });
  const intro = about === '' ? [] : [new Paragraph({ text: about })];
  const children = [title, ...intro, ...facets.flatMap((facet) => entryOf(facet, 0))];
  return Packer.toBuffer(new Document({ title: `Codebook: ${name}`, sections: [{ children }] }));
}

function entryOf(code: CodebookCode, depth: number): Paragraph[] {
  const parts: [string, string][] = [
    ['', code.definition],
    ['Use when', code.useWhen],
    ['Do not use when', code.doNotUseWhen],
    ['Example', code.example],
    ['Counter-example', code.counterExample],
    ['Keywords', code.keywords.join(', ')],
    ['Not in', code.exclusions.join(', ')],
    ['Also under', code.alsoUnder.join(', ')],
    ['From', code.origin],
  ];
  return [
    new Paragraph({
      text: code.name,
      heading: headings[Math.min(depth, headings.length - 1)] ?? HeadingLevel.HEADING_4,
    }),
    ...parts.filter(([, text]) => text !== '').map(([label, text]) => labelled(label, text)),
    ...code.codes.flatMap((below) => entryOf(below, depth + 1)),
  ];
}

function labelled(label: string, text: string): Paragraph {
  const lines = text
    .split('\n')
    .map((line, place) => new TextRun({ text: line, ...(place > 0 && { break: 1 }) }));
  const heading: IRunOptions = { text: `${label}: `, bold: true };
  return new Paragraph({
    spacing: { after: 80 },
    children: label === '' ? lines : [new TextRun(heading), ...lines],
  });
}
