// Who speaks where in a text, and what can be told of each voice.
import type { Matter } from '../../../domain/matter.ts';
import type { Particular, Turn } from '../../../domain/source.ts';
import { type Span, trimmed } from '../../../domain/text.ts';
import { milliseconds } from '../clock.ts';
import { linesOf, looksLikeHeading, type Paragraph, paragraphsOf } from '../paragraphs.ts';
import { aboutText } from './about-text.ts';
import { acceptLabels, labelKey } from './accept-labels.ts';
import { type LineStart, readLineStart, readTimeMark } from './labels.ts';
import { dash, dashes, otherSide, questionsSetApart, type Sides } from './one-sided.ts';
import { type Found, type LookedAt, recurringLabels } from './recurring.ts';
import { type RowSaid, tabbedRows, turnsOfRows } from './rows.ts';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly first: boolean;
  readonly heading: boolean;
  readonly opening: LineStart | null;
  readonly paragraph: Paragraph;
}

/** Who speaks where, how that was told, and what she should know of it. */
export interface Talk {
  readonly turns: Turn[];
  /** How a label looks where it is not written in a usual way, such as `Name –`. */
  readonly shape: string | null;
  /** What the text tells of itself before somebody speaks. */
  readonly particulars: readonly Particular[];
  readonly warnings: readonly string[];
}

/**
 * The turns of a normal text: the words of each paragraph without the label and time before them. A paragraph
 * without a label is a further turn of the speaker before it; a heading is matter about the text and nobody speaks on past it.
 */
export const turnsOf = (text: string, paragraphs?: readonly Paragraph[]): Turn[] =>
  talkOf(text, paragraphs).turns;

/** The turns of a text, and how it was told who speaks. */
export function talkOf(text: string, given: readonly Paragraph[] = paragraphsOf(text)): Talk {
  const tabbed = given.some(({ cells }) => cells) ? null : tabbedRows(text, linesOf(text));
  const paragraphs = tabbed ?? given;
  const rows = turnsOfRows(text, paragraphs);
  const inCapitals = isInCapitals(text);
  const lines = paragraphs.flatMap((paragraph) =>
    rows.has(paragraph) ? [] : readLines(text, paragraph, inCapitals),
  );
  const { said, shape, warnings } = whoSpeaks(text, lines);
  const talkFrom = rows.keys().next().value?.start ?? Infinity;
  const { matter, particulars } = aboutText(text, lines, { said, talkFrom });
  const stretches = new Stretches(text);
  let at = 0;
  for (const paragraph of paragraphs) {
    const row = rows.get(paragraph);
    if (row) stretches.row(row);
    else
      for (; lines[at]?.paragraph === paragraph; at++)
        stretches.line(lines[at], said.get(at) ?? null, matter.get(at) ?? null);
  }
  return { turns: withWords(stretches.done()), shape, particulars, warnings };
}

/** A text that is nothing but headings and the like is words after all. */
const withWords = (turns: Turn[]): Turn[] =>
  turns.some(({ matter }) => !matter) ? turns : turns.map(({ matter: _matter, ...turn }) => turn);

/** Where a text is in capitals throughout, they are no sign of a heading. */
function isInCapitals(text: string): boolean {
  const beginning = text.slice(0, 20_000);
  const upper = beginning.match(/\p{Lu}/gu)?.length ?? 0;
  return upper > (beginning.match(/\p{Ll}/gu)?.length ?? 0);
}

function readLines(text: string, paragraph: Paragraph, inCapitals: boolean): Line[] {
  return linesOf(text, paragraph).map(({ start, end }, at) => ({
    start,
    end,
    first: at === 0,
    heading:
      at === 0 &&
      (paragraph.heading ?? (!inCapitals && looksLikeHeading(text.slice(start, Math.min(end, start + 100))))),
    opening: paragraph.heading ? null : readLineStart(text.slice(start, end)),
    paragraph,
  }));
}

interface Told {
  readonly said: ReadonlyMap<number, Said>;
  readonly shape: string | null;
  readonly warnings: readonly string[];
}

/** What each line says of who speaks: by labels as they are usually written, else by whatever recurs, else by what sets two sides apart. */
function whoSpeaks(text: string, lines: readonly Line[]): Told {
  const openings = lines.flatMap(({ opening }) => opening ?? []);
  const speakers = acceptLabels(openings, lines.length);
  const times = areTimes(openings, lines.length);
  const said = new Map<number, Said>();
  for (const [at, { opening, paragraph }] of lines.entries()) {
    const one = paragraph.isLabel ? labelOf(text, paragraph) : believed(opening, speakers, times);
    if (one) said.set(at, one);
  }
  const labelled = [...said].filter(([, { speaker }]) => speaker !== null).map(([at]) => at);
  const looked = lines.map((line) => lookedAt(text, line, times));
  const found = labelled.length < lines.length * 0.75 ? recurringLabels(looked) : null;
  if (found && found.labels.size > labelled.length * 1.15)
    return { said: foundLabels(found, lines, said), shape: found.shape, warnings: [] };
  return { ...sided(looked, said, labelled, lines), shape: null };
}

function labelOf(text: string, { start, end }: Paragraph): Said {
  const speaker = text
    .slice(start, end)
    .replace(/\s*[:：]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { speaker: speaker || null, startMs: null, endMs: null, wordsAt: end - start };
}

/** A line without the time before its words. */
function lookedAt(
  text: string,
  { start, end, heading, first, opening, paragraph }: Line,
  times: boolean,
): LookedAt {
  const mark = opening?.withoutName;
  const from = start + (mark && (times || mark.sure) ? mark.wordsAt : 0);
  const strong = first ? Math.max(0, Math.min(paragraph.strongTo ?? 0, end) - from) : 0;
  return { words: text.slice(from, end), heading, strong, opensParagraph: first };
}

function foundLabels(
  { labels }: Found,
  lines: readonly Line[],
  said: ReadonlyMap<number, Said>,
): Map<number, Said> {
  const spelled = new Map<string, string>();
  const marks = [...said].map(([at, one]): [number, Said] => [
    at,
    { ...one, ...lines[at]?.opening?.withoutName, speaker: null },
  ]);
  const all = new Map(marks.filter(([, { startMs }]) => startMs !== null));
  for (const [at, { name, wordsAt }] of labels) {
    const key = labelKey(name);
    const speaker = spelled.get(key) ?? name;
    spelled.set(key, speaker);
    const mark = all.get(at);
    all.set(at, {
      speaker,
      startMs: mark?.startMs ?? null,
      endMs: mark?.endMs ?? null,
      wordsAt: (mark?.wordsAt ?? 0) + wordsAt,
    });
  }
  return all;
}

/** Where at most one side has labels: whose the other paragraphs are. */
function sided(
  looked: readonly LookedAt[],
  said: ReadonlyMap<number, Said>,
  labelled: readonly number[],
  lines: readonly Line[],
): Omit<Told, 'shape'> {
  const sides = sidesOf(looked, new Map(labelled.map((at) => [at, said.get(at)?.speaker ?? ''])));
  if (!sides) return { said, warnings: [] };
  const all = new Map(said);
  for (const [at, speaker] of sides.speakers) {
    const [line, words] = [lines[at], looked[at]?.words];
    if (!line || words === undefined) continue;
    const before = line.end - line.start - words.length;
    const wordsAt = before + (labelled.length === 0 ? (dash.exec(words)?.[0].length ?? 0) : 0);
    all.set(at, { startMs: null, endMs: null, ...said.get(at), speaker, wordsAt });
  }
  return { said: all, warnings: [sides.warning] };
}

function sidesOf(looked: readonly LookedAt[], names: ReadonlyMap<number, string>): Sides | null {
  const [only, ...others] = new Set(names.values());
  if (only === undefined) return questionsSetApart(looked) ?? dashes(looked);
  return others.length === 0 ? otherSide(looked, new Set(names.keys()), only) : null;
}

/** A clock time opens a paragraph by chance now and then; as a habit, or to the second, it is a time mark. */
function areTimes(openings: readonly LineStart[], lineCount: number): boolean {
  const timed = openings.filter(({ withoutName }) => withoutName.startMs !== null).length;
  return timed >= 2 && timed >= lineCount * 0.1;
}

interface Said {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly wordsAt: number;
}

function believed(
  opening: LineStart | null,
  speakers: ReadonlyMap<string, string>,
  times: boolean,
): Said | null {
  if (!opening) return null;
  const speaker = opening.name === null ? undefined : speakers.get(labelKey(opening.name));
  if (speaker !== undefined) return { ...opening, speaker };
  const mark = opening.withoutName;
  return mark.startMs !== null && (times || mark.sure) ? { ...mark, speaker: null } : null;
}

interface OpenTurn {
  readonly start: number;
  end: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly matter?: Matter;
}

/** Turns in the making: one is open at a time, and a label alone on its line lends its time to the words below. */
class Stretches {
  readonly #text: string;
  readonly #turns: Turn[] = [];
  #open: OpenTurn | null = null;
  #speaker: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  line(line: Line | undefined, said: Said | null, matter: Matter | null): void {
    if (!line) return;
    if (matter !== null) this.matter(line, matter);
    else if (said) this.open(line, said);
    else if (line.heading) this.heading(line);
    else if (line.first) this.goOn(line);
    else this.extend(line);
  }

  /** A row of a table that is a transcript; its header belongs to nobody. */
  row({ start, end, speaker, startMs, endMs, isHeader }: RowSaid): void {
    this.#close();
    if (isHeader) return;
    if (speaker !== null) this.#speaker = speaker;
    this.#open = { start, end, startMs, endMs: laterThan(startMs, endMs) };
  }

  open(line: Line, { speaker, startMs, endMs, wordsAt }: Said): void {
    const waiting = this.#close();
    if (speaker !== null) this.#speaker = speaker;
    const lent = startMs === null && waiting;
    const own = lent ? { startMs: waiting.startMs, endMs: waiting.endMs } : { startMs, endMs };
    const from = line.start + wordsAt;
    const after =
      own.startMs === null ? readTimeMark(this.#text.slice(from, Math.min(line.end, from + 60))) : null;
    // A time may also stand between the name and the words.
    const start = after?.sure ? from + after.wordsAt : from;
    const timed = after?.sure ? { startMs: after.startMs, endMs: after.endMs } : own;
    this.#open = { start, end: line.end, ...timesOf(line, timed) };
  }

  goOn({ start, end, paragraph }: Line): void {
    const waiting = this.#close();
    const times = { startMs: waiting?.startMs ?? null, endMs: waiting?.endMs ?? null };
    this.#open = { start, end, ...timesOf({ paragraph }, times) };
  }

  heading(line: Line): void {
    this.#close();
    this.#speaker = null;
    this.#open = { start: line.start, end: line.end, startMs: null, endMs: null };
  }

  /** A heading may have several lines; of particulars each line is one. */
  matter(line: Line, matter: Matter): void {
    if (this.#open?.matter === 'heading' && matter === 'heading' && !line.first) {
      this.#open.end = line.end;
      return;
    }
    this.#close();
    if (matter === 'heading' || line.heading) this.#speaker = null;
    this.#open = { start: line.start, end: line.end, startMs: null, endMs: null, matter };
  }

  extend(line: Line): void {
    if (this.#open && !this.#open.matter) this.#open.end = line.end;
    else this.goOn(line);
  }

  done(): Turn[] {
    this.#close();
    return this.#turns.map((turn, at) =>
      // Where a time stands at the end of what was said, what is said next begins there.
      turn.startMs === null && turn.endMs !== null
        ? { ...turn, startMs: Math.min(turn.endMs, this.#turns[at - 1]?.endMs ?? 0) }
        : turn,
    );
  }

  /** Keeps the open turn; hands back its times where it holds no words, for the turn that follows. */
  #close(): { startMs: number | null; endMs: number | null } | null {
    const open = this.#open;
    this.#open = null;
    if (!open) return null;
    const span = this.#withoutEndTime(trimmed(this.#text, open));
    if (span.start >= span.end) return open;
    const { startMs } = open;
    const endMs = laterThan(startMs, open.endMs ?? span.endMs);
    const { matter } = open;
    const who = matter ? { speaker: null, matter } : { speaker: this.#speaker };
    this.#turns.push({ start: span.start, end: span.end, startMs, endMs, ...who });
    return null;
  }

  /** Some programs put the time at the end of what was said: `… #00:12:34-5#`. */
  #withoutEndTime({ start, end }: Span): Span & { readonly endMs: number | null } {
    const tail = this.#text.slice(Math.max(start, end - 24), end);
    const found = /\s*#(\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?)#$/.exec(tail);
    if (!found) return { start, end, endMs: null };
    return { start, end: end - found[0].length, endMs: milliseconds(found[1] ?? '') };
  }
}

const laterThan = (startMs: number | null, endMs: number | null): number | null =>
  startMs !== null && endMs !== null && endMs < startMs ? null : endMs;

type Times = Pick<Turn, 'startMs' | 'endMs'>;

/** The times that were read among the words, else those that the file keeps of the paragraph. */
const timesOf = ({ paragraph }: Pick<Line, 'paragraph'>, read: Times): Times =>
  read.startMs === null && paragraph.startMs != null
    ? { startMs: paragraph.startMs, endMs: paragraph.endMs ?? null }
    : { startMs: read.startMs, endMs: read.endMs };
