import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { printable } from '../../domain/printable.ts';

/** Something that a plan answers, with what the study says to it. */
export interface ReportLine {
  readonly name: string;
  readonly choice: string;
  readonly says: readonly string[];
  readonly words: string;
  readonly quotes: readonly { readonly exact: string; readonly by: string }[];
}

/** A plan by the guide, as it is taken away. */
export interface PlanReport {
  readonly title: string;
  readonly says: string;
  readonly steps: readonly {
    readonly title: string;
    readonly about: string;
    readonly questions: readonly { readonly asks: string; readonly words: string }[];
    readonly sections: readonly {
      readonly name: string;
      readonly lines: readonly ReportLine[];
      readonly notes: readonly string[];
    }[];
    readonly findings: readonly string[];
  }[];
  readonly likeTitle: string;
  readonly likes: readonly { readonly name: string; readonly says: string }[];
  readonly how: string;
}

/** A plan for Word: a heading for each step, her answers in plain type, what the study says in grey, lines to write on where nothing is said. */
export function planDocx(report: PlanReport): Promise<Buffer> {
  const { title, says, steps, likeTitle, likes, how } = printable(report);
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: says, style: 'Remark' }),
    ...steps.flatMap(stepOf),
    new Paragraph({ text: likeTitle, heading: HeadingLevel.HEADING_1 }),
    ...likes.flatMap((one) => [
      new Paragraph({ children: [new TextRun({ text: one.name, style: 'Asked' })], keepNext: true }),
      new Paragraph({ text: one.says, style: 'Evidence' }),
    ]),
    new Paragraph({ text: how, style: 'Remark' }),
  ];
  return Packer.toBuffer(
    new Document({
      title,
      styles: {
        default: { document: { run: { font: 'Calibri', size: 22 } } },
        paragraphStyles: styles,
        characterStyles: [{ id: 'Asked', name: 'Asked', run: { bold: true } }],
      },
      sections: [{ children }],
    }),
  );
}

const grey = { color: '55606A', size: 19 };

/** The styles by which she changes all remarks, all evidence or all quotes at once. */
const styles = [
  {
    id: 'Remark',
    name: 'Remark',
    basedOn: 'Normal',
    quickFormat: true,
    run: { ...grey, italics: true },
    paragraph: { spacing: { after: 140 } },
  },
  {
    id: 'Evidence',
    name: 'Evidence',
    basedOn: 'Normal',
    quickFormat: true,
    run: grey,
    paragraph: { indent: { left: 300 }, spacing: { after: 60 } },
  },
  {
    id: 'Quotation',
    name: 'Quotation',
    basedOn: 'Normal',
    quickFormat: true,
    run: { italics: true },
    paragraph: { indent: { left: 600 }, spacing: { before: 40, after: 80, line: 264 } },
  },
  {
    id: 'Answer',
    name: 'Answer',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { after: 120 } },
  },
];

function stepOf({ title, about, questions, sections, findings }: PlanReport['steps'][number]): Paragraph[] {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: about, style: 'Remark' }),
    ...questions.flatMap(({ asks, words }) => [
      new Paragraph({ children: [new TextRun({ text: asks, style: 'Asked' })], keepNext: true }),
      ...paragraphs(words === '' ? '…………………………………………………………………………………………' : words, 'Answer'),
    ]),
    ...sections.flatMap(({ name, lines, notes }) => [
      new Paragraph({ text: name, heading: HeadingLevel.HEADING_2 }),
      ...lines.flatMap(lineOf),
      ...notes.map((text) => new Paragraph({ text, style: 'Remark' })),
    ]),
    ...(findings.length === 0
      ? []
      : [new Paragraph({ text: 'Findings that rest on these', heading: HeadingLevel.HEADING_2 })]),
    ...findings.map((text) => new Paragraph({ text, style: 'Evidence' })),
  ];
}

function lineOf({ name, choice, says, words, quotes }: ReportLine): Paragraph[] {
  return [
    new Paragraph({
      children: [
        new TextRun({ text: name, style: 'Asked' }),
        new TextRun(choice === '' ? '' : `: ${choice}`),
      ],
      keepNext: true,
      spacing: { before: 120 },
    }),
    ...(words === '' ? [] : paragraphs(words, 'Answer')),
    ...says.map((text) => new Paragraph({ text, style: 'Evidence' })),
    ...quotes.map(
      ({ exact, by }) =>
        new Paragraph({ text: `“${exact}”${by === '' ? '' : ` – ${by}`}`, style: 'Quotation' }),
    ),
  ];
}

const paragraphs = (text: string, style: string): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ text: line, style }));
