// Rich text (.rtf): what WordPad, TextEdit, older Word and most transcription programs write.
import { Refusal } from '../../../domain/refusal.ts';
import { composeParagraphs } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';
import { aboutParts, type Comment, commentBlocks, noteBlocks } from './notes.ts';
import { Paper } from './paper.ts';
import { codePage, decoded, fontPage } from './rtf-charsets.ts';
import { rtfTokens } from './rtf-tokens.ts';

const deepest = 500;

/** A rich text file as one text: its words, notes and comments at the end. */
export function readRichText(fileName: string, bytes: Uint8Array): Reading {
  const page = new RichText();
  for (const token of rtfTokens(bytes)) {
    if (token.is === 'byte') page.byte(token.byte);
    else if (token.is === 'open') page.open();
    else if (token.is === 'close') page.close();
    else if (token.is === 'sign') page.sign(token.sign);
    else page.control(token.name, token.number);
  }
  const { paper, notes, comments, images, tracked } = page.done();
  const { text, paragraphs } = composeParagraphs([
    ...paper.blocks,
    ...noteBlocks(notes),
    ...commentBlocks(comments),
  ]);
  const warnings = [
    ...aboutParts(images, notes.length, comments.length),
    ...(tracked ? ['Tracked changes were read as if all were accepted.'] : []),
  ];
  return { type: 'Rich text', texts: [wholeText(fileName, { text, paragraphs, warnings })] };
}

/** Groups whose words are none of the text. */
const silent = new Set(
  `colortbl info pict themedata colorschememapping datastore latentstyles listtable listoverridetable
   rsidtbl generator xmlnstbl header headerl headerr headerf footer footerl footerr footerf fldinst listtext pntext pntxta pntxtb
   pnseclvl bkmkstart bkmkend objdata objclass sp nonshppict atnid atnauthor atrfstart atrfend atndate atnref atnparent filetbl revtbl
   mmathPr userprops template operator comment doccomm private xe tc rxe ftnsep ftnsepc aftnsep aftnsepc background pgdsctbl
   fonttbl stylesheet falt panose ud_no do_no`.split(/\s+/),
);
/** Groups that a reader may pass over, but whose words are words. */
const spoken = new Set('shpinst shptxt fldrslt annotation footnote ud shprslt'.split(' '));

const spelled = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['page', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
]);
const signs = new Map([
  ['~', '\u00A0'],
  ['_', '\u2011'],
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
]);

interface Group {
  readonly kind: 'words' | 'silent' | 'fonts' | 'styles' | 'note' | 'comment' | 'author';
  /** Where its words go. */
  readonly paper: Paper;
  readonly unicodeSkip: number;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly font: number;
}

class RichText {
  readonly paper = new Paper();
  readonly notes: string[] = [];
  readonly comments: Comment[] = [];
  images = 0;
  tracked = false;
  #page = 'windows-1252';
  #default = -1;
  readonly #fonts = new Map<number, string>();
  readonly #headings = new Set<number>();
  #bytes: number[] = [];
  #skip = 0;
  #isOptional = false;
  #style = 0;
  #styleName = '';
  #author = '';
  #isTableOver = false;
  readonly #groups: Group[] = [];
  #group: Group = {
    kind: 'words',
    paper: this.paper,
    unicodeSkip: 1,
    bold: false,
    hidden: false,
    font: -1,
  };

  open(): void {
    this.#spell();
    if (this.#groups.length >= deepest)
      throw new Refusal(
        'invalid',
        `This file is nested more than ${deepest} deep. Copy its words into a new document.`,
      );
    this.#groups.push(this.#group);
    this.#isOptional = false;
  }

  close(): void {
    this.#spell();
    this.#skip = 0;
    const ended = this.#group;
    const outer = this.#groups.pop();
    if (!outer) return;
    this.#group = outer;
    if (ended.kind === outer.kind) return;
    if (ended.kind === 'note') this.notes.push(wordsOf(ended.paper));
    if (ended.kind === 'comment') this.#endComment(ended.paper);
  }

  #endComment(paper: Paper): void {
    const words = wordsOf(paper);
    if (words !== '') this.comments.push({ by: this.#author, on: this.#group.paper.lastWords(60), words });
    this.#author = '';
  }

  byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else this.#bytes.push(byte);
  }

  sign(sign: string): void {
    this.#spell();
    if (sign === '*') this.#isOptional = true;
    else if (this.#skip > 0) this.#skip--;
    else if (sign === '\n' || sign === '\r') this.control('par', null);
    else this.#write(signs.get(sign) ?? '');
  }

  control(name: string, number: number | null): void {
    if (name === 'u' && number !== null) this.#unicode(number);
    else this.#controlWord(name, number);
  }

  #controlWord(name: string, number: number | null): void {
    this.#spell();
    this.#skip = 0;
    const isOptional = this.#isOptional;
    this.#isOptional = false;
    if (name === 'shppict' || name === 'pict') this.images += name === 'pict' && this.#isHeard() ? 1 : 0;
    if (this.#isDestination(name, isOptional)) return;
    if (this.#group.kind === 'fonts') this.#font(name, number);
    else if (this.#group.kind === 'styles') this.#keepStyle(name, number);
    else if (spelled.has(name)) this.#write(spelled.get(name) ?? '');
    else this.#format(name, number);
  }

  #isHeard(): boolean {
    return this.#group.kind !== 'silent';
  }

  /** Whether a word begins a group of another kind, which then holds until the group ends. */
  #isDestination(name: string, isOptional: boolean): boolean {
    const enter = (kind: Group['kind'], paper = this.#group.paper): true => {
      if (this.#isHeard()) this.#group = { ...this.#group, kind, paper };
      return true;
    };
    if (name === 'fonttbl') return enter('fonts');
    if (name === 'stylesheet') return enter('styles');
    if (name === 'footnote') {
      if (this.#isHeard()) this.#write(`[${this.notes.length + 1}]`);
      return enter('note', new Paper());
    }
    if (name === 'annotation') return enter('comment', new Paper());
    if (name === 'atnauthor') return enter('author');
    if (silent.has(name)) return enter('silent');
    if (name === 'shptxt') return enter('words');
    return isOptional && !spoken.has(name) && enter('silent');
  }

  #font(name: string, number: number | null): void {
    if (name === 'f' && number !== null) this.#group = { ...this.#group, font: number };
    const page = name === 'fcharset' ? fontPage(number ?? 0) : undefined;
    const byNumber = name === 'cpg' && number !== null ? codePage(number) : undefined;
    const known = page ?? byNumber;
    if (known !== undefined) this.#fonts.set(this.#group.font, known);
  }

  #keepStyle(name: string, number: number | null): void {
    if (name === 's') {
      this.#style = number ?? 0;
      this.#styleName = '';
    }
    if (name === 'outlinelevel') this.#headings.add(this.#style);
  }

  #format(name: string, number: number | null): void {
    const on = number !== 0;
    if (name === 'uc') this.#group = { ...this.#group, unicodeSkip: Math.min(8, Math.max(0, number ?? 1)) };
    else if (name === 'b') this.#group = { ...this.#group, bold: on };
    else if (name === 'v') this.#group = { ...this.#group, hidden: on };
    else if (name === 'deleted') {
      this.tracked = true;
      this.#group = { ...this.#group, hidden: on };
    } else if (name === 'revised') this.tracked = true;
    else if (name === 'f' && number !== null) this.#group = { ...this.#group, font: number };
    else if (name === 'plain')
      this.#group = { ...this.#group, bold: false, hidden: false, font: this.#default };
    else this.#lay(name, number);
  }

  readonly #layouts = new Map<string, (number: number | null) => void>([
    ['par', () => this.#endParagraph()],
    ['sect', () => this.#endParagraph()],
    ['pard', () => (this.#isTableOver = this.#group.paper.inTable)],
    ['intbl', () => this.#inTable()],
    [
      's',
      (number) => {
        if (this.#headings.has(number ?? -1)) this.#group.paper.nameHeading();
      },
    ],
    [
      'outlinelevel',
      (number) => {
        if ((number ?? 9) < 9) this.#group.paper.nameHeading();
      },
    ],
    ['cell', () => this.#endCell()],
    ['row', () => this.#group.paper.endRow()],
    ['nestcell', () => this.#write(' ')],
    ['nestrow', () => this.#write(' ')],
    ['deff', (number) => (this.#default = number ?? -1)],
    ['ansicpg', (number) => (this.#page = codePage(number ?? 1252))],
    ['mac', () => (this.#page = 'macintosh')],
  ]);

  /** In what is not read, nothing is laid out. */
  #lay(name: string, number: number | null): void {
    if (this.#isHeard()) this.#layouts.get(name)?.(number);
  }

  #inTable(): void {
    this.#isTableOver = false;
    if (!this.#group.paper.inTable) this.#group.paper.enterTable();
  }

  #endCell(): void {
    if (this.#group.paper.inTable) this.#group.paper.endCell();
    else this.#write('\t');
  }

  #endParagraph(): void {
    if (this.#isTableOver) this.#leaveTable();
    if (this.#isHeard()) this.#group.paper.end();
  }

  #leaveTable(): void {
    this.#isTableOver = false;
    this.#group.paper.endRow();
    this.#group.paper.leaveTable();
  }

  #unicode(number: number): void {
    this.#spell();
    this.#isOptional = false;
    this.#write(String.fromCharCode(number < 0 ? number + 65_536 : number));
    this.#skip = this.#group.unicodeSkip;
  }

  /** Turns the bytes so far into letters. */
  #spell(): void {
    if (this.#bytes.length === 0) return;
    const label = this.#fonts.get(this.#group.font) ?? this.#page;
    const words = decoded(label, this.#bytes);
    this.#bytes = [];
    this.#write(words);
  }

  #write(words: string): void {
    if (words === '') return;
    const { kind, paper, bold, hidden } = this.#group;
    if (kind === 'author') this.#author += words;
    else if (kind === 'styles') this.#nameStyle(words);
    else if (kind !== 'silent' && kind !== 'fonts' && !hidden) {
      if (this.#isTableOver && words.trim() !== '') this.#leaveTable();
      paper.write(words, { bold });
    }
  }

  #nameStyle(words: string): void {
    this.#styleName += words;
    if (/^\s*(?:heading|title|subtitle)\b/i.test(this.#styleName)) this.#headings.add(this.#style);
    if (words.includes(';')) this.#styleName = '';
  }

  done(): this {
    this.#spell();
    if (this.paper.inTable) this.#leaveTable();
    this.paper.flush();
    return this;
  }
}

function wordsOf(paper: Paper): string {
  paper.flush();
  return paper.blocks.map(({ text }) => text.trim()).join('\n');
}
