import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { printable } from '../../domain/printable.ts';

/** Words with a code, and all that is needed to cite them. */
export interface Quote {
  readonly exact: string;
  /** Who says it; '' where nobody is named. */
  readonly said: string;
  /** The source and the turn, for the footnote. */
  readonly place: string;
  /** What else is to be known of it: how it bears on the code, other codes, the memo; '' where nothing. */
  readonly remark: string;
}

export interface QuotesReport {
  readonly title: string;
  /** What was chosen and how much it is, in a sentence. */
  readonly says: string;
  readonly codes: readonly {
    readonly path: string;
    readonly definition: string;
    readonly quotes: readonly Quote[];
  }[];
}

/** Quotes for Word: a heading for each code, under it its definition and its words, each with its source in a footnote. */
export function quotesDocx(report: QuotesReport): Promise<Buffer> {
  const { title, says, codes } = printable(report);
  const notes: Record<string, { children: Paragraph[] }> = {};
  const cite = (place: string): FootnoteReferenceRun => {
    const number = Object.keys(notes).length + 1;
    notes[number] = { children: [new Paragraph({ text: place })] };
    return new FootnoteReferenceRun(number);
  };
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: says, style: 'Remark' }),
    ...codes.flatMap(({ path, definition, quotes }) => [
      new Paragraph({ text: path, heading: HeadingLevel.HEADING_1 }),
      ...(definition === '' ? [] : [new Paragraph({ text: definition, style: 'Remark' })]),
      ...quotes.flatMap((quote) => quoteOf(quote, cite)),
    ]),
  ];
  return Packer.toBuffer(
    new Document({ title, styles: { paragraphStyles: styles }, footnotes: notes, sections: [{ children }] }),
  );
}

/** The styles by which she changes all quotes or all remarks at once. */
const styles = [
  {
    id: 'Quotation',
    name: 'Quotation',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { indent: { left: 360 }, spacing: { before: 140, after: 20, line: 276 }, keepNext: true },
  },
  {
    id: 'Attribution',
    name: 'Attribution',
    basedOn: 'Normal',
    quickFormat: true,
    run: { color: '55606A', size: 18 },
    paragraph: { indent: { left: 360 }, spacing: { after: 60 } },
  },
  {
    id: 'Remark',
    name: 'Remark',
    basedOn: 'Normal',
    quickFormat: true,
    run: { color: '55606A', size: 20, italics: true },
    paragraph: { spacing: { after: 120 } },
  },
];

function quoteOf({ exact, said, place, remark }: Quote, cite: (place: string) => FootnoteReferenceRun) {
  const lines = exact.split('\n');
  const words = lines.map(
    (line, at) =>
      new Paragraph({
        style: 'Quotation',
        children: [
          new TextRun(`${at === 0 ? '“' : ''}${line}${at === lines.length - 1 ? '”' : ''}`),
          ...(at === lines.length - 1 ? [cite(place)] : []),
        ],
      }),
  );
  const below = [said, remark].filter((part) => part !== '').join(' · ');
  return [...words, new Paragraph({ text: below, style: 'Attribution' })];
}
