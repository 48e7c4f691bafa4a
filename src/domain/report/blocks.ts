/** Words of an informant as a report shows them: never with a name. */
export interface ReportQuote {
  readonly exact: string;
  /** The source by its label, and the turn: “P03 ¶12”. */
  readonly place: string;
  /** What is said of who says it; '' where that would tell too much. */
  readonly said: string;
  /** How it bears on what it is shown for; '' where it speaks for it. */
  readonly bears: string;
}

/** Words, mostly a number, that open onto the quotes behind them. */
export interface Backed {
  readonly text: string;
  readonly quotes: readonly ReportQuote[];
  /** How many more there are than are shown. */
  readonly more: number;
  /** Whether it stands raised, as the number of a citation. */
  readonly isNote?: boolean;
}

/** A stretch of a paragraph or the words in a cell. */
export type Run = string | Backed;

/** A picture as a file of its own that asks for nothing from elsewhere. */
export interface ReportPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What a report is made of, alike on the page, in the offline file and for Word. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly tone: Tone }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly ReportQuote[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Run[])[];
      /** What is to be known to read it; '' where nothing. */
      readonly note: string;
    }
  | {
      readonly kind: 'picture';
      readonly caption: string;
      /** What is to be seen, for who cannot see it. */
      readonly says: string;
      readonly picture: ReportPicture;
    };

/** Her own words and what is found, what the program remarks, and what only a person can still write. */
export type Tone = 'plain' | 'remark' | 'gap';

/** What a report says in one of its parts. */
export interface SaidPart {
  readonly guid: string;
  readonly label: string;
  readonly blocks: readonly Block[];
}

/** A report as it leaves the program. */
export interface ReportDocument {
  readonly title: string;
  readonly byline: string;
  readonly parts: readonly SaidPart[];
  /** Where it comes from: the last part of every report. */
  readonly provenance: readonly Block[];
}

export const paragraph = (runs: readonly Run[], tone: Tone = 'plain'): Block => ({
  kind: 'paragraph',
  runs,
  tone,
});

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });

/** Lets no heading lie more than one level below the one before it: a chapter may begin with what is a section elsewhere. */
export function inSteps(parts: readonly (readonly Block[])[]): Block[][] {
  let before = 0;
  return parts.map((blocks) =>
    blocks.map((block) => {
      if (block.kind !== 'heading') return block;
      const level = Math.min(block.level, before + 1);
      before = level;
      return { ...block, level: level === 1 ? 1 : level === 2 ? 2 : 3 };
    }),
  );
}

/** The paragraphs of a text that a person wrote. */
export const paragraphsOf = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph([line]));

/** Changes all words of a block; those of quotes as well. */
export function inBlock(
  block: Block,
  words: (text: string) => string,
  quoted: (text: string) => string,
): Block {
  const quote = (one: ReportQuote): ReportQuote => ({
    ...one,
    exact: quoted(one.exact),
    said: words(one.said),
  });
  const run = (one: Run): Run =>
    typeof one === 'string' ? words(one) : { ...one, text: words(one.text), quotes: one.quotes.map(quote) };
  switch (block.kind) {
    case 'heading':
      return { ...block, text: words(block.text) };
    case 'paragraph':
      return { ...block, runs: block.runs.map(run) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(run)) };
    case 'quotes':
      return { ...block, quotes: block.quotes.map(quote) };
    case 'table':
      return {
        ...block,
        caption: words(block.caption),
        note: words(block.note),
        head: block.head.map(words),
        rows: block.rows.map((row) => row.map(run)),
      };
    case 'picture':
      return {
        ...block,
        caption: words(block.caption),
        says: words(block.says),
        picture: { ...block.picture, svg: words(block.picture.svg) },
      };
  }
}
