// OpenDocument texts (.odt, .fodt): what LibreOffice writes.
import { composeParagraphs } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';
import { aboutParts, type Comment, commentBlocks, noteBlocks } from './notes.ts';
import { Paper } from './paper.ts';
import { walkXml } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

/** The words of `content.xml`: its body, notes and comments at the end. */
export function readOpenDocument(fileName: string, xml: string): Reading {
  const content = new Content();
  walkXml('content.xml', xml, content);
  const { paper, notes, comments, images, tracked } = content;
  paper.flush();
  const { text, paragraphs } = composeParagraphs([
    ...paper.blocks,
    ...noteBlocks(notes),
    ...commentBlocks(comments),
  ]);
  const warnings = [
    ...aboutParts(images, notes.length, comments.length),
    ...(tracked ? ['Tracked changes were read as if all were accepted.'] : []),
  ];
  return { type: 'OpenDocument text', texts: [wholeText(fileName, { text, paragraphs, warnings })] };
}

/** What is no word of the text: what was taken away, numbers of notes, forms, and what describes a picture. */
const muting = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'text:ruby-text',
  'text:sequence-decls',
  'office:forms',
  'svg:title',
  'svg:desc',
  'office:binary-data',
]);

class Content {
  readonly paper = new Paper();
  readonly notes: string[] = [];
  readonly comments: Comment[] = [];
  images = 0;
  tracked = false;
  readonly #bold = new Set<string>();
  readonly #spans: boolean[] = [];
  #style = '';
  #mute = 0;
  #paragraphs = 0;
  #inBody = false;
  /** A note or a comment in the making, its words apart from those of the text. */
  #apart: { readonly paper: Paper; author: string } | null = null;
  #isAuthor = false;
  /** In ODF white space is one blank, and none at the beginning of a paragraph. */
  #afterBlank = true;

  get #onto(): Paper {
    return this.#apart?.paper ?? this.paper;
  }

  readonly #opens = new Map<string, (attributes: Attributes) => void>([
    ['style:style', (attributes) => (this.#style = attributes['style:name'] ?? '')],
    ['style:text-properties', (attributes) => this.#keepStyle(attributes)],
    ['office:text', () => (this.#inBody = true)],
    ['text:p', (attributes) => this.#begin(false, attributes)],
    ['text:h', (attributes) => this.#begin(true, attributes)],
    ['text:span', (attributes) => void this.#spans.push(this.#isBold(attributes))],
    ['text:s', ({ 'text:c': count = '1' }) => this.#sign(' '.repeat(Math.min(100, Number(count) || 1)))],
    ['text:tab', () => this.#sign('\t')],
    ['text:line-break', () => this.#sign('\n')],
    ['text:note-body', () => this.#beginNote()],
    ['office:annotation', () => this.#beginApart()],
    ['dc:creator', () => (this.#isAuthor = this.#apart !== null)],
    ['table:table', () => this.#onto.enterTable()],
    ['draw:text-box', () => this.#onto.enterAside()],
    ['draw:image', () => this.images++],
  ]);
  readonly #closes = new Map<string, () => void>([
    ['text:p', () => this.#end()],
    ['text:h', () => this.#end()],
    ['text:span', () => void this.#spans.pop()],
    ['table:table-cell', () => this.#onto.endCell()],
    ['table:covered-table-cell', () => this.#onto.endCell()],
    ['table:table-row', () => this.#onto.endRow()],
    ['table:table', () => this.#onto.leaveTable()],
    ['draw:text-box', () => this.#onto.leaveAside()],
    ['dc:creator', () => (this.#isAuthor = false)],
    ['text:note-body', () => void this.notes.push(this.#wordsApart())],
    ['office:annotation', () => this.#endComment()],
  ]);

  readonly open = (name: string, attributes: Attributes): void => {
    if (muting.has(name)) this.#silence(name);
    else if (this.#mute === 0) this.#opens.get(name)?.(attributes);
  };

  #silence(name: string): void {
    this.#mute++;
    if (name === 'text:tracked-changes') this.tracked = true;
  }

  #keepStyle(attributes: Attributes): void {
    const weight = attributes['fo:font-weight'] ?? '';
    if (weight === 'bold' || Number(weight) >= 600) this.#bold.add(this.#style);
  }

  #isBold(attributes: Attributes): boolean {
    const style = attributes['text:style-name'] ?? '';
    return this.#bold.has(style) || style.startsWith('Strong');
  }

  #begin(isHeading: boolean, attributes: Attributes): void {
    const style = attributes['text:style-name'] ?? '';
    this.#onto.begin(isHeading || /^(?:Title|Subtitle|Heading)/.test(style));
    this.#spans.push(this.#isBold(attributes));
    this.#paragraphs++;
    this.#afterBlank = true;
  }

  #sign(sign: string): void {
    this.#onto.write(sign, { bold: true });
    this.#afterBlank = sign !== '' && !sign.startsWith(' ');
  }

  #beginNote(): void {
    this.paper.write(`[${this.notes.length + 1}]`);
    this.#beginApart();
  }

  #beginApart(): void {
    this.#apart = { paper: new Paper(), author: '' };
  }

  readonly close = (name: string): void => {
    if (muting.has(name)) this.#mute--;
    else if (this.#mute === 0) this.#closes.get(name)?.();
  };

  #end(): void {
    this.#spans.pop();
    this.#paragraphs--;
    this.#onto.end();
    this.#afterBlank = false;
  }

  #wordsApart(): string {
    const paper = this.#apart?.paper;
    paper?.flush();
    this.#apart = null;
    return paper?.blocks.map(({ text }) => text.trim()).join('\n') ?? '';
  }

  #endComment(): void {
    const by = this.#apart?.author ?? '';
    const words = this.#wordsApart();
    if (words !== '') this.comments.push({ by, on: this.paper.lastWords(60), words });
  }

  readonly words = (words: string): void => {
    if (this.#mute > 0) return;
    if (this.#isAuthor && this.#apart) this.#apart.author += words.trim();
    else if (this.#inBody && this.#paragraphs > 0) {
      const flat = words.replace(/[ \t\r\n]+/g, ' ');
      const fitted = this.#afterBlank ? flat.replace(/^ /, '') : flat;
      if (fitted === '') return;
      this.#onto.write(fitted, { bold: this.#spans.some(Boolean) });
      this.#afterBlank = fitted.endsWith(' ');
    }
  };
}
