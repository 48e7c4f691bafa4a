// Web pages and what is made like them (.html, chapters of an .epub): words without their marks.
import { Parser } from 'htmlparser2';
import { composeParagraphs } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';
import { aboutParts } from './notes.ts';
import { Paper } from './paper.ts';

type Attributes = Readonly<Record<string, string>>;

/** A page as one text of paragraphs. */
export function readHtml(fileName: string, html: string): Reading {
  const page = new HtmlPage().read(html);
  return { type: page.isNoScribe ? 'noScribe (HTML)' : 'Web page (HTML)', texts: [page.text(fileName)] };
}

/** What nobody sees on the page. */
const muting = new Set(
  'script style template noscript head title svg math object iframe select textarea button nav'.split(' '),
);
const blocks = new Set(
  `p div section article header footer main aside blockquote figure figcaption li dt dd ul ol dl address pre
   fieldset form details summary hr center body time`.split(/\s+/),
);
const headings = /^h[1-6]$/;
/** noScribe marks each stretch it has heard: from, to (ms) and by whom. */
const heard = /^ts_(\d+)_(\d+)_/;

/** Reads pages onto paper, one after another. */
export class HtmlPage {
  readonly paper = new Paper();
  isNoScribe = false;
  #images = 0;
  /** The open elements from the one on that hides its words. */
  readonly #muted: string[] = [];
  #bold = 0;
  #isTime = false;
  #pre = 0;

  read(html: string): this {
    const parser = new Parser({
      onopentag: (tag, attributes) => {
        this.#begin(tag, attributes);
      },
      onclosetag: (tag) => {
        this.#end(tag);
      },
      ontext: (words) => {
        if (this.#muted.length === 0 && !this.#isTime) this.#write(words);
      },
    });
    parser.end(html);
    this.paper.flush();
    return this;
  }

  text(fileName: string) {
    const blocks = this.isNoScribe ? withoutFront(this.paper.blocks) : this.paper.blocks;
    const { text, paragraphs } = composeParagraphs(blocks);
    const warnings = aboutParts(this.#images, 0, 0);
    return wholeText(fileName, { text, paragraphs, warnings });
  }

  #write(words: string): void {
    const { paper } = this;
    if (this.#pre > 0) paper.write(words);
    else this.#writeFlat(words);
  }

  #writeFlat(words: string): void {
    const { paper } = this;
    const flat = words.replace(/[ \t\r\n\f]+/g, ' ');
    paper.write(paper.afterBlank ? flat.replace(/^ /, '') : flat, { bold: this.#bold > 0 });
  }

  #begin(tag: string, attributes: Attributes): void {
    if (tag === 'meta' && attributes['name'] === 'audio_source') this.isNoScribe = true;
    if (muting.has(tag) || this.#muted.length > 0 || isHidden(attributes)) {
      if (!isVoid.has(tag)) this.#muted.push(tag);
    } else if (headings.test(tag)) this.paper.begin(true);
    else if (tag === 'cite') this.#beginLabel();
    else if (blocks.has(tag)) this.#beginBlock(tag);
    else this.#beginPart(tag, attributes);
  }

  #beginBlock(tag: string): void {
    this.paper.begin();
    if (tag === 'pre') this.#pre++;
  }

  #beginLabel(): void {
    this.paper.begin();
    this.paper.nameLabel();
  }

  #beginPart(tag: string, attributes: Attributes): void {
    if (tag === 'br') this.paper.write('\n', { bold: true });
    else if (tag === 'table') this.paper.enterTable();
    else if (tag === 'b' || tag === 'strong') this.#bold++;
    else if (tag === 'img') this.#images++;
    else if (tag === 'a') this.#hear(attributes['name'] ?? '');
    else if (tag === 'span' && attributes['class'] === 'timestamp') this.#time(attributes);
  }

  #hear(name: string): void {
    const [, start, end] = heard.exec(name) ?? [];
    if (start !== undefined) this.paper.time(Number(start), Number(end));
  }

  /** oTranscribe keeps a time in seconds where she pressed the key. */
  #time(attributes: Attributes): void {
    const seconds = Number(attributes['data-timestamp'] ?? Number.NaN);
    if (!Number.isFinite(seconds) || seconds < 0) return;
    this.paper.time(Math.round(seconds * 1000), null);
    this.#isTime = true;
  }

  #end(tag: string): void {
    if (this.#muted.length > 0) {
      if (this.#muted.at(-1) === tag) this.#muted.pop();
      return;
    }
    if (headings.test(tag) || blocks.has(tag) || tag === 'cite') this.paper.end();
    this.#closes.get(tag)?.();
  }

  readonly #closes = new Map<string, () => void>([
    ['pre', () => this.#pre--],
    ['span', () => (this.#isTime = false)],
    ['td', () => this.paper.endCell()],
    ['th', () => this.paper.endCell()],
    ['tr', () => this.paper.endRow()],
    ['table', () => this.paper.leaveTable()],
    ['b', () => this.#bold--],
    ['strong', () => this.#bold--],
  ]);
}

const isVoid = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const isHidden = (attributes: Attributes): boolean =>
  'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '');

/** What stands before the first stretch that was heard says of the file what it is. */
function withoutFront(blocks: Paper['blocks']): Paper['blocks'] {
  const first = blocks.findIndex(({ startMs }) => startMs !== undefined);
  return blocks.map((block, at) =>
    at < first ? { ...block, heading: true, aside: 'front' as const } : block,
  );
}
