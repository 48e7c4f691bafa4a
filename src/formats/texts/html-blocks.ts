// The HTML that mammoth makes of a Word document, as plain paragraphs. No links, no pictures, no markup.
import { Parser } from 'htmlparser2';
import type { Block } from './compose.ts';

/** The paragraphs of a document, its notes and comments last, and how many of each there were. */
export interface HtmlBlocks {
  readonly blocks: readonly Block[];
  readonly images: number;
  readonly notes: number;
  readonly comments: number;
}

/** Collects words until a paragraph ends; within a table, until its row does. */
class Collector {
  readonly body: Block[] = [];
  readonly ends: Block[] = [];
  images = 0;
  notes = 0;
  comments = 0;
  #words = '';
  #cells: string[] = [];
  #tables = 0;
  #heading = false;
  #note: 'li' | 'dd' | null = null;
  #mute = false;
  #comment = '';
  readonly #places = new Map<string, string>();

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const id = attributes['id'] ?? '';
    if (tag === 'img') this.images++;
    else if (tag === 'br') this.#words += '\n';
    else if (tag === 'table') this.#enterTable();
    else if (/^h[1-6]$/.test(tag)) this.#begin(true);
    else if (tag === 'p') this.#begin(this.#heading);
    else if (tag === 'li' || tag === 'dt') this.#openItem(tag, id);
    else if (tag === 'a') this.#openLink(attributes['href'] ?? '');
  }

  close(tag: string): void {
    if (tag === 'a') this.#mute = false;
    else if (tag === 'td' || tag === 'th') this.#endCell();
    else if (tag === 'tr') this.#endRow();
    else if (tag === 'table') this.#tables--;
    else if (/^(?:h[1-6]|p)$/.test(tag)) this.#endParagraph();
    else if (tag === 'dt') this.#words += ` on “${this.#places.get(this.#comment) ?? ''}”: `;
    else if (tag === 'li' || tag === 'dd') this.#closeItem(tag);
  }

  words(words: string): void {
    if (!this.#mute) this.#words += words;
  }

  /** A comment's mark is no word of the text: its place is remembered. The arrow after a note leads back to where it was called. */
  #openLink(href: string): void {
    const comment = /^#(comment-\d+)$/.exec(href)?.[1];
    if (comment !== undefined) this.#places.set(comment, this.#words.trim().slice(-60).toWellFormed());
    this.#mute = comment !== undefined || /^#(?:(?:foot|end)note|comment)-ref-/.test(href);
  }

  #begin(heading: boolean): void {
    if (this.#tables) this.#words += ' ';
    // A note's or comment's mark stands before its first paragraph and belongs to it.
    else if (!this.#note) this.flush();
    this.#heading = heading;
  }

  #endParagraph(): void {
    if (this.#tables || this.#note) this.#words += this.#note ? '\n' : ' ';
    else this.flush();
    this.#heading = false;
  }

  #openItem(tag: string, id: string): void {
    if (this.#tables && !this.#note) return void (this.#words += ' ');
    this.flush();
    if (/^(?:foot|end)note-\d/.test(id)) {
      this.notes++;
      this.#note = 'li';
      this.#words = `[${this.notes}] `;
    } else if (tag === 'dt') {
      this.comments++;
      this.#comment = id;
      this.#note = 'dd';
    }
  }

  #closeItem(tag: string): void {
    if (this.#tables) return;
    this.flush();
    if (tag === this.#note) this.#note = null;
  }

  #enterTable(): void {
    if (!this.#tables) this.flush();
    this.#tables++;
  }

  #endCell(): void {
    if (this.#tables > 1) return;
    this.#cells.push(this.#words.trim().replace(/\s+/g, ' '));
    this.#words = '';
  }

  #endRow(): void {
    if (this.#tables > 1) return;
    this.#words = this.#cells.join('\t');
    this.#cells = [];
    this.flush();
  }

  flush(): void {
    const text = this.#note ? this.#words.replace(/^(\[\d+\]) +/, '$1 ') : this.#words;
    const block = { text, heading: this.#heading || this.#note !== null };
    if (block.text.trim()) (this.#note ? this.ends : this.body).push(block);
    this.#words = '';
  }
}

/** Reads the paragraphs out of `html`. */
export function htmlBlocks(html: string): HtmlBlocks {
  const collector = new Collector();
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      collector.open(tag, attributes);
    },
    onclosetag: (tag) => {
      collector.close(tag);
    },
    ontext: (words) => {
      collector.words(words);
    },
  });
  parser.end(html);
  collector.flush();
  const { body, ends, images, notes, comments } = collector;
  return { blocks: [...body, ...ends], images, notes, comments };
}
