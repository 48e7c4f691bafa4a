import { LineRuleType, type IStylesOptions } from 'docx';

const [ink, soft, accent] = ['1D2327', '55606A', '17594C'];
const sans = 'Calibri';
const serif = 'Georgia';

const paragraphStyle = (
  id: string,
  run: { size?: number; color?: string; italics?: boolean; bold?: boolean; font?: string },
  paragraph: object = {},
) => ({ id, name: id, basedOn: 'Normal', quickFormat: true, run, paragraph });

/** The styles of a report: whoever changes one in Word changes all that is set in it. */
export const reportStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: serif, size: 20, color: ink },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: sans, size: 52, bold: true, color: ink },
      paragraph: { spacing: { before: 240, after: 80 } },
    },
    heading1: {
      run: { font: sans, size: 34, bold: true, color: accent },
      paragraph: { spacing: { before: 360, after: 100 }, keepNext: true },
    },
    heading2: {
      run: { font: sans, size: 26, bold: true, color: ink },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { font: sans, size: 22, bold: true, color: soft },
      paragraph: { spacing: { before: 220, after: 60 }, keepNext: true },
    },
  },
  characterStyles: [{ id: 'Strong', name: 'Strong', run: { bold: true } }],
  paragraphStyles: [
    paragraphStyle('Byline', { font: sans, size: 22, color: soft }, { spacing: { after: 280 } }),
    paragraphStyle('ContentsTitle', { font: sans, size: 26, bold: true, color: accent }),
    paragraphStyle(
      'Quotation',
      { italics: true },
      { indent: { left: 425, right: 425 }, spacing: { before: 100, after: 20 } },
    ),
    paragraphStyle(
      'Attribution',
      { font: sans, size: 18, color: soft },
      { indent: { left: 425 }, spacing: { after: 140 } },
    ),
    paragraphStyle(
      'Remark',
      { font: sans, size: 18, color: soft },
      { spacing: { before: 60, after: 180, line: 250, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'Gap',
      { italics: true, color: '8A4B00' },
      { indent: { left: 280 }, border: { left: { style: 'single', size: 18, color: 'B4690E', space: 8 } } },
    ),
    paragraphStyle(
      'Picture',
      {},
      { spacing: { before: 200, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'Caption',
      { font: sans, size: 18, color: soft },
      { spacing: { before: 160, after: 80, line: 250, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'TableText',
      { font: sans, size: 19 },
      { spacing: { after: 0, line: 245, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'TableTextHead',
      { font: sans, size: 19, bold: true },
      { spacing: { after: 0, line: 245, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'TableSmall',
      { font: sans, size: 16 },
      { spacing: { after: 0, line: 220, lineRule: LineRuleType.AUTO } },
    ),
    paragraphStyle(
      'TableSmallHead',
      { font: sans, size: 16, bold: true },
      { spacing: { after: 0, line: 220, lineRule: LineRuleType.AUTO } },
    ),
    // The contents stand close, so that the first page also begins the report.
    ...[1, 2].map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      run: { font: sans, size: level === 1 ? 20 : 18, bold: level === 1, color: level === 1 ? ink : soft },
      paragraph: {
        indent: { left: level === 1 ? 0 : 280 },
        spacing: { before: level === 1 ? 60 : 0, after: 0, line: 250, lineRule: LineRuleType.AUTO },
      },
    })),
    paragraphStyle('PageFoot', { font: sans, size: 16, color: soft }),
    paragraphStyle(
      'FootnoteText',
      { font: sans, size: 17, color: soft },
      { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    ),
  ],
};
