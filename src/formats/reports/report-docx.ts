import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type ParagraphChild,
} from 'docx';
import { printable } from '../../domain/printable.ts';
import type { Block, ReportDocument, ReportQuote, Run } from '../../domain/report/blocks.ts';
import { reportStyles } from './report-styles.ts';
import { wordTable } from './report-table.ts';

/** Pictures as PNG, by the address of their block (`part-block`): for programs that cannot draw them themselves. */
export type Drawn = ReadonlyMap<string, Uint8Array>;

/** One dot of white: what stands for a picture in a program that cannot draw it, where the browser has drawn none. */
const blank = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

/** A picture fills the width of a page, and no more than a third of its height. */
const [pictureWidth, pictureHeight] = [600, 300];

/** So many places stand in one footnote: more are counted. */
const mostPlaces = 12;

/** A report for Word: headings, contents, captions and quotes by style, and where each quote stands in a footnote. */
export function reportDocx(report: ReportDocument, drawn: Drawn): Promise<Buffer> {
  const { title, byline, parts, provenance } = printable(report);
  const writing = createWriting(drawn);
  const body = parts.flatMap(({ guid, blocks }) =>
    blocks.flatMap((one, at) => writing.block(one, `${guid}-${at}`)),
  );
  const last = provenance.flatMap((one, at) => writing.block(one, `provenance-${at}`));
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...(byline === '' ? [] : [new Paragraph({ text: byline, style: 'Byline' })]),
    new Paragraph({ text: 'Contents', style: 'ContentsTitle' }),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-2',
      tabLeader: LeaderType.NONE,
    }),
    ...body,
    ...last,
  ];
  const page = { margin: { top: 1134, bottom: 1077, left: 1304, right: 1304 } };
  return Packer.toBuffer(
    new Document({
      title,
      creator: byline,
      styles: reportStyles,
      footnotes: writing.notes,
      sections: [{ properties: { page }, footers: { default: pageFoot(title) }, children }],
    }),
  );
}

const pageFoot = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'PageFoot',
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun(`${title.slice(0, 80).toWellFormed()}  ·  `),
          new TextRun({ children: [PageNumber.CURRENT] }),
        ],
      }),
    ],
  });

/** Writes blocks one after another; footnotes and captions are numbered through. */
function createWriting(drawn: Drawn) {
  const notes: Record<string, { children: Paragraph[] }> = {};
  const counts = { Table: 0, Figure: 0 };
  const cite = (quotes: readonly ReportQuote[], more: number): FootnoteReferenceRun => {
    const number = Object.keys(notes).length + 1;
    notes[number] = { children: [new Paragraph({ text: placesSaid(quotes, more), style: 'FootnoteText' })] };
    return new FootnoteReferenceRun(number);
  };
  const runs = (all: readonly Run[]): ParagraphChild[] =>
    all.flatMap((run): ParagraphChild[] => {
      if (typeof run === 'string') return [new TextRun(run)];
      const words = run.isNote === true ? [] : [new TextRun(run.text)];
      return [...words, cite(run.quotes, run.more)];
    });
  const caption = (of: keyof typeof counts, text: string): Paragraph => {
    counts[of] += 1;
    return new Paragraph({
      style: 'Caption',
      keepNext: of === 'Table',
      children: [new TextRun({ text: `${of} ${counts[of]}. `, style: 'Strong' }), new TextRun(text)],
    });
  };
  const quote = (one: ReportQuote): Paragraph[] => quoteOf(one, cite);

  const block = (one: Block, address: string) => {
    switch (one.kind) {
      case 'heading':
        return [new Paragraph({ text: one.text, heading: headings[one.level] })];
      case 'paragraph':
        return [new Paragraph({ style: tones[one.tone], children: runs(one.runs) })];
      case 'list':
        return one.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
      case 'quotes':
        return one.quotes.flatMap(quote);
      case 'picture':
        return [picture(one, drawn.get(address)), caption('Figure', one.caption)];
      case 'table':
        return [
          caption('Table', one.caption),
          wordTable(one),
          new Paragraph({ text: one.note, style: 'Remark' }),
        ];
    }
  };
  return { block, notes };
}

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;
const tones = { plain: 'Normal', remark: 'Remark', gap: 'Gap' } as const;

function placesSaid(quotes: readonly ReportQuote[], more: number): string {
  const places = [...new Set(quotes.map(({ place }) => place))];
  const left = more + Math.max(0, places.length - mostPlaces);
  return places.slice(0, mostPlaces).join('; ') + (left > 0 ? `; and ${left} more` : '');
}

function quoteOf(
  { exact, said, place, bears }: ReportQuote,
  cite: (quotes: readonly ReportQuote[], more: number) => FootnoteReferenceRun,
): Paragraph[] {
  const lines = exact.split('\n').filter((line) => line.trim() !== '');
  const words = lines.map((line, at) => {
    const isLast = at === lines.length - 1;
    return new Paragraph({
      style: 'Quotation',
      keepNext: true,
      children: [
        new TextRun(`${at === 0 ? '“' : ''}${line}${isLast ? '”' : ''}`),
        ...(isLast ? [cite([{ exact, said, place, bears }], 0)] : []),
      ],
    });
  });
  const below = [place, said, bears].filter((part) => part !== '').join(' · ');
  return [...words, new Paragraph({ text: below, style: 'Attribution' })];
}

/** A picture as the program drew it, and as the browser did for programs that cannot draw it. */
function picture(
  { picture: { svg, width, height }, says, caption }: Extract<Block, { kind: 'picture' }>,
  png: Uint8Array | undefined,
): Paragraph {
  const scale = Math.min(1, pictureWidth / width, pictureHeight / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new Paragraph({
    keepNext: true,
    style: 'Picture',
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: Buffer.from(png ?? blank) },
        transformation,
        altText: { name: caption, title: caption, description: says === '' ? caption : says },
      }),
    ],
  });
}
