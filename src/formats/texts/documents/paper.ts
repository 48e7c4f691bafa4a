// Paragraphs in the making, whatever the file is that they are read from: words come in, blocks go out. Within a table a
// row is a paragraph, its cells apart by tabs.
import type { Span } from '../../../domain/text.ts';
import type { Block } from '../compose.ts';

/** Where a mark of the file (of a comment, say) stands: in which block, and after how many characters of it. */
export interface Mark {
  readonly block: number;
  readonly at: number;
}

/** How words look, as far as it can tell who speaks. */
export interface Look {
  readonly bold?: boolean;
}

interface Aside {
  readonly words: string;
  readonly strong: number;
  readonly heading: boolean;
}

/** Collects words until a paragraph ends; within a table, until its row does. */
export class Paper {
  readonly blocks: Block[] = [];
  #words = '';
  /** How many of the words' first characters are bold; `#plain` once others came. */
  #strong = 0;
  #plain = false;
  #heading = false;
  #isLabel = false;
  #times: { readonly startMs: number; readonly endMs: number | null } | null = null;
  #cells: string[] = [];
  #depth = 0;
  #tables = 0;
  readonly #asides: Aside[] = [];

  /** Whether words go into a table now. */
  get inTable(): boolean {
    return this.#depth > 0;
  }

  /** Where the next words will stand. */
  get here(): Mark {
    const before = this.#depth > 0 ? this.#cells.reduce((sum, { length }) => sum + length + 1, 0) : 0;
    return { block: this.blocks.length, at: before + this.#words.length };
  }

  /** Whether another blank here would say nothing. */
  get afterBlank(): boolean {
    return this.#words === '' || /\s/.test(this.#words.charAt(this.#words.length - 1));
  }

  /** The last words of the paragraph so far. */
  lastWords(count: number): string {
    return this.#words.trim().slice(-count).toWellFormed();
  }

  write(raw: string, look: Look = {}): void {
    const words = this.#fitted(raw.replace(/[\0\uFEFF]/g, '').replace(/\r\n?/g, '\n'));
    if (words === '') return;
    this.#words += words;
    if (!look.bold && words.trim() !== '') this.#plain = true;
    if (look.bold && !this.#plain) this.#strong = this.#words.length;
  }

  /** In a cell, white space of any kind is one blank. */
  #fitted(words: string): string {
    if (this.#depth === 0) return words;
    const flat = words.replace(/\s+/g, ' ');
    return this.afterBlank ? flat.replace(/^ /, '') : flat;
  }

  /** A new paragraph begins. In a cell it goes on after a blank. */
  begin(heading = false): void {
    if (this.#depth > 0) this.write(' ');
    else {
      this.flush();
      this.#heading = heading;
    }
  }

  /** Says of the paragraph that has begun that it is a heading. */
  nameHeading(): void {
    if (this.#depth === 0) this.#heading = true;
  }

  /** Says of the paragraph that has begun that it names who speaks. */
  nameLabel(): void {
    if (this.#depth === 0) this.#isLabel = true;
  }

  /** Says when the paragraph that has begun was said; the first time holds. */
  time(startMs: number, endMs: number | null): void {
    this.#times ??= { startMs, endMs };
  }

  end(): void {
    if (this.#depth > 0) this.write(' ');
    else this.flush();
    this.#heading = false;
  }

  enterTable(): void {
    if (this.#depth === 0) {
      this.flush();
      this.#tables++;
    }
    this.#depth++;
  }

  leaveTable(): void {
    if (this.#depth > 0) this.#depth--;
  }

  endCell(): void {
    if (this.#depth !== 1) return;
    this.#cells.push(this.#words.trimEnd());
    this.#clear();
  }

  endRow(): void {
    if (this.#depth !== 1) return;
    const cells = placesOf(this.#cells);
    this.#words = this.#cells.join('\t');
    this.#cells = [];
    if (this.#words.trim() === '') return void (this.#words = '');
    this.blocks.push({ text: this.#words, heading: false, table: this.#tables, cells });
    this.#clear();
  }

  /** Words apart from the paragraph they are anchored in, such as those of a text box, come before it. */
  enterAside(): void {
    if (this.#depth > 0) return;
    this.#asides.push({ words: this.#words, strong: this.#strong, heading: this.#heading });
    this.#clear();
  }

  leaveAside(): void {
    if (this.#depth > 0) return;
    this.flush();
    const aside = this.#asides.pop();
    this.#words = aside?.words ?? '';
    this.#strong = aside?.strong ?? 0;
    this.#heading = aside?.heading ?? false;
  }

  flush(): void {
    const text = this.#words;
    const strong = this.#strong > 0 ? { strong: this.#strong } : {};
    const label = this.#isLabel ? { isLabel: true } : {};
    if (text.trim() !== '')
      this.blocks.push({ text, heading: this.#heading, ...strong, ...label, ...this.#times });
    this.#clear();
  }

  #clear(): void {
    this.#words = '';
    this.#strong = 0;
    this.#plain = false;
    this.#isLabel = false;
    this.#times = null;
  }
}

function placesOf(cells: readonly string[]): Span[] {
  let at = 0;
  return cells.map(({ length }) => {
    const start = at;
    at += length + 1;
    return { start, end: start + length };
  });
}
