// The words of one part of a Word document: its body, or its notes and comments.
import { type Mark, Paper } from './paper.ts';
import type { WordStyles } from './word-styles.ts';
import { walkXml } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

/** A note or a comment: a block of its own in the part it stands in. */
export interface WordNote {
  readonly id: string;
  readonly author: string;
  readonly initials: string;
  readonly date: string;
  readonly words: string;
}

/** Where in the body a comment lies, and the words before its mark. */
interface Commented {
  readonly start: Mark;
  end: Mark;
  before: string;
}

/** What was seen on the way and is not among the words. */
export interface WordSeen {
  images: number;
  tracked: boolean;
  hidden: boolean;
  foreign: boolean;
  /** Ids of notes in the order in which they are called, `footnote 1`. */
  readonly calls: string[];
  readonly comments: Map<string, Commented>;
}

/** Reads the body of a document onto paper. */
export class WordBody {
  readonly paper = new Paper();
  readonly seen: WordSeen = {
    images: 0,
    tracked: false,
    hidden: false,
    foreign: false,
    calls: [],
    comments: new Map(),
  };
  readonly notes: WordNote[] = [];
  readonly #styles: WordStyles;
  #mute = 0;
  #inRun = false;
  #inRunLook = false;
  #inParagraphLook = false;
  #isText = false;
  #bold = false;
  #boldParagraph = false;
  #hidden = false;
  #goesOn = false;
  #note: Omit<WordNote, 'words'> | null = null;

  readonly #opens = new Map<string, (attributes: Attributes, name: string) => void>([
    ['w:pPr', () => (this.#inParagraphLook = true)],
    ['w:t', () => (this.#isText = !this.#hidden)],
    ['m:t', () => (this.#isText = !this.#hidden)],
    ['w:r', () => this.#beginRun()],
    ['m:r', () => this.#beginRun()],
    ['w:rPr', () => (this.#inRunLook = this.#inRun)],
    ['w:p', () => this.#beginParagraph()],
    ['w:pStyle', ({ 'w:val': value = '' }) => this.#style(value)],
    [
      'w:outlineLvl',
      ({ 'w:val': level }) => {
        if (Number(level) < 9) this.paper.nameHeading();
      },
    ],
    ['w:tbl', () => this.paper.enterTable()],
    ['w:txbxContent', () => this.#enterBox()],
    ['w:ins', () => (this.seen.tracked = true)],
    ['w:moveTo', () => (this.seen.tracked = true)],
    ['a:blip', () => this.seen.images++],
    ['v:imagedata', () => this.seen.images++],
    ['w:altChunk', () => (this.seen.foreign = true)],
    ['w:footnoteReference', ({ 'w:id': id = '' }) => this.#call('footnote', id)],
    ['w:endnoteReference', ({ 'w:id': id = '' }) => this.#call('endnote', id)],
    ['w:commentRangeStart', ({ 'w:id': id = '' }, name) => this.#comment(name, id)],
    ['w:commentRangeEnd', ({ 'w:id': id = '' }, name) => this.#comment(name, id)],
    ['w:commentReference', ({ 'w:id': id = '' }, name) => this.#comment(name, id)],
    ['w:footnote', (attributes) => this.#beginNote(attributes)],
    ['w:endnote', (attributes) => this.#beginNote(attributes)],
    ['w:comment', (attributes) => this.#beginNote(attributes)],
  ]);
  readonly #closes = new Map<string, () => void>([
    ['w:pPr', () => (this.#inParagraphLook = false)],
    ['w:t', () => (this.#isText = false)],
    ['m:t', () => (this.#isText = false)],
    ['w:rPr', () => (this.#inRunLook = false)],
    ['w:r', () => (this.#inRun = false)],
    ['m:r', () => (this.#inRun = false)],
    ['w:p', () => this.#endParagraph()],
    ['w:tc', () => this.paper.endCell()],
    ['w:tr', () => this.paper.endRow()],
    ['w:tbl', () => this.paper.leaveTable()],
    ['w:txbxContent', () => this.paper.leaveAside()],
    ['w:footnote', () => this.#endNote()],
    ['w:endnote', () => this.#endNote()],
    ['w:comment', () => this.#endNote()],
  ]);

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  /** Takes in a part; its elements are told by the names Word gives them, whatever prefix the file has. */
  read(part: string, xml: string): this {
    const prefix = /xmlns:([\w.-]+)="http[^"]*wordprocessingml\/(?:2006\/)?main"/.exec(
      xml.slice(0, 10_000),
    )?.[1];
    const foreign = prefix === undefined || prefix === 'w' ? null : `${prefix}:`;
    const named = (name: string): string =>
      foreign !== null && name.startsWith(foreign) ? `w:${name.slice(foreign.length)}` : name;
    walkXml(part, xml, {
      open: (name, attributes) => {
        this.#open(named(name), attributes);
      },
      close: (name) => {
        this.#close(named(name));
      },
      words: (words) => {
        if (this.#isText && this.#mute === 0) this.paper.write(words, { bold: this.#bold });
      },
    });
    this.paper.flush();
    return this;
  }

  #open(name: string, attributes: Attributes): void {
    const sign = this.#inRun && !this.#inParagraphLook ? signs.get(name) : undefined;
    if (muting.has(name)) this.#silence(name);
    else if (this.#mute > 0) return;
    else if (this.#inRunLook) this.#look(name, attributes);
    else if (sign === undefined) this.#opens.get(name)?.(attributes, name);
    else this.#sign(sign);
  }

  #silence(name: string): void {
    this.#mute++;
    // The mark at the end of a paragraph was taken away: the next one goes on where it ended.
    if (name === 'w:del' && this.#inParagraphLook) this.#goesOn = true;
    if (name === 'w:del' || name === 'w:moveFrom') this.seen.tracked = true;
  }

  #beginRun(): void {
    this.#inRun = true;
    this.#bold = this.#boldParagraph;
    this.#hidden = false;
  }

  #look(name: string, { 'w:val': value = '' }: Attributes): void {
    const on = !/^(?:0|false|off)$/.test(value);
    if (name === 'w:b') this.#bold = on;
    else if (name === 'w:rStyle') this.#bold ||= this.#styles.bold.has(value);
    else if (name === 'w:vanish' && on) this.#hidden = this.seen.hidden = true;
  }

  #sign(sign: string): void {
    if (!this.#hidden) this.paper.write(sign, { bold: true });
  }

  #enterBox(): void {
    this.#inRun = false;
    this.paper.enterAside();
  }

  #beginParagraph(): void {
    if (this.#goesOn) this.#goesOn = false;
    else this.paper.begin();
    this.#boldParagraph = false;
  }

  #style(value: string): void {
    if (this.#styles.headings.has(value)) this.paper.nameHeading();
    this.#boldParagraph = this.#styles.bold.has(value);
  }

  #call(kind: string, id: string): void {
    this.seen.calls.push(`${kind} ${id}`);
    this.paper.write(`[${this.seen.calls.length}]`);
  }

  #comment(name: string, id: string): void {
    const { comments } = this.seen;
    const here = this.paper.here;
    if (name === 'w:commentRangeStart') comments.set(id, { start: here, end: here, before: '' });
    const known = comments.get(id) ?? { start: here, end: here, before: '' };
    if (name === 'w:commentRangeEnd') known.end = here;
    if (name === 'w:commentReference') known.before = this.paper.lastWords(60);
    comments.set(id, known);
  }

  #beginNote(attributes: Attributes): void {
    if (/separator/i.test(attributes['w:type'] ?? '')) return;
    this.paper.flush();
    this.paper.blocks.length = 0;
    const {
      'w:id': id = '',
      'w:author': author = '',
      'w:initials': initials = '',
      'w:date': date = '',
    } = attributes;
    this.#note = { id, author, initials, date };
  }

  #close(name: string): void {
    if (muting.has(name)) this.#mute--;
    else if (this.#mute === 0) this.#closes.get(name)?.();
  }

  #endParagraph(): void {
    if (!this.#goesOn) this.paper.end();
  }

  #endNote(): void {
    if (this.#note === null) return;
    this.paper.flush();
    const words = this.paper.blocks.map(({ text }) => text.trim()).join('\n');
    if (words !== '') this.notes.push({ ...this.#note, words });
    this.paper.blocks.length = 0;
    this.#note = null;
  }
}

/** What was taken away or moved elsewhere, readings above signs, and what stands in for those who cannot read the rest. */
const muting = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rt']);

const signs = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
]);
