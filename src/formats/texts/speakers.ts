// Who speaks where in a text, and what can be told of each voice.
import type { ReadText, Turn, Voice } from '../../domain/source.ts';
import { countWords, trimmed } from '../../domain/text.ts';
import { acceptLabels, labelKey } from './accept-labels.ts';
import { type LineStart, readLineStart } from './labels.ts';
import { linesOf, looksLikeHeading, type Paragraph, paragraphsOf } from './paragraphs.ts';
import { roleOf } from './roles.ts';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly first: boolean;
  readonly heading: boolean;
  readonly opening: LineStart | null;
}

/**
 * The turns of a normal text: the words of each paragraph without the label and time before them. A paragraph
 * without a label is a further turn of the speaker before it; a heading belongs to nobody and nobody speaks on past it.
 */
export function turnsOf(text: string, paragraphs: readonly Paragraph[] = paragraphsOf(text)): Turn[] {
  const lines = paragraphs.flatMap((paragraph) => readLines(text, paragraph));
  const openings = lines.flatMap(({ opening }) => opening ?? []);
  const speakers = acceptLabels(openings, lines.length);
  const times = areTimes(openings, lines.length);
  const stretches = new Stretches(text);
  for (const line of lines) {
    const said = believed(line.opening, speakers, times);
    if (said) stretches.open(line, said);
    else if (line.heading) stretches.heading(line);
    else if (line.first) stretches.goOn(line);
    else stretches.extend(line);
  }
  return stretches.done();
}

function readLines(text: string, paragraph: Paragraph): Line[] {
  return linesOf(text, paragraph).map(({ start, end }, at) => ({
    start,
    end,
    first: at === 0,
    heading:
      at === 0 && (paragraph.heading ?? looksLikeHeading(text.slice(start, Math.min(end, start + 100)))),
    opening: paragraph.heading ? null : readLineStart(text.slice(start, end)),
  }));
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

/** Turns in the making: one is open at a time, and a label alone on its line lends its time to the words below. */
class Stretches {
  readonly #text: string;
  readonly #turns: Turn[] = [];
  #open: { start: number; end: number; startMs: number | null; endMs: number | null } | null = null;
  #speaker: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  open(line: Line, { speaker, startMs, endMs, wordsAt }: Said): void {
    const waiting = this.#close();
    if (speaker !== null) this.#speaker = speaker;
    const lent = startMs === null && waiting;
    const times = lent ? { startMs: waiting.startMs, endMs: waiting.endMs } : { startMs, endMs };
    this.#open = { start: line.start + wordsAt, end: line.end, ...times };
  }

  goOn({ start, end }: Line): void {
    const waiting = this.#close();
    this.#open = { start, end, startMs: waiting?.startMs ?? null, endMs: waiting?.endMs ?? null };
  }

  heading(line: Line): void {
    this.#close();
    this.#speaker = null;
    this.#open = { start: line.start, end: line.end, startMs: null, endMs: null };
  }

  extend(line: Line): void {
    if (this.#open) this.#open.end = line.end;
    else this.goOn(line);
  }

  done(): Turn[] {
    this.#close();
    return this.#turns;
  }

  /** Keeps the open turn; hands back its times where it holds no words, for the turn that follows. */
  #close(): { startMs: number | null; endMs: number | null } | null {
    const open = this.#open;
    this.#open = null;
    if (!open) return null;
    const span = trimmed(this.#text, open);
    if (span.start === span.end) return open;
    this.#turns.push({ ...open, ...span, speaker: this.#speaker });
    return null;
  }
}

/** The voices of a text in order of appearance, with how much each says and asks. */
export function voicesOf({ text, turns }: Pick<ReadText, 'text' | 'turns'>): Voice[] {
  const voices = new Map<string, { label: string; turns: number; words: number; questions: number }>();
  for (const { speaker, start, end } of turns) {
    if (speaker === null) continue;
    const words = text.slice(start, end);
    const voice = voices.get(speaker) ?? { label: speaker, turns: 0, words: 0, questions: 0 };
    voice.turns++;
    voice.words += countWords(words);
    voice.questions += words.match(/[?？؟]+/g)?.length ?? 0;
    voices.set(speaker, voice);
  }
  return [...voices.values()];
}

/**
 * The label of the voice that seems to be the interviewer's: one whose label says so, else one that asks by far the
 * most and does not talk the most; null where neither can be told.
 */
export function likelyInterviewer(voices: readonly Voice[]): string | null {
  if (voices.length < 2) return null;
  const [named] = voices.filter(({ label }) => roleOf(label) === 'asks').sort((a, b) => b.turns - a.turns);
  if (named) return named.label;
  const [most, second] = [...voices].sort((a, b) => b.questions - a.questions);
  if (!most || !second) return null;
  const all = voices.reduce((sum, { questions }) => sum + questions, 0);
  const talksMost = voices.every(({ words }) => words <= most.words);
  const clear = most.questions >= 3 && most.questions >= all * 0.6 && most.questions >= second.questions * 2;
  return clear && !talksMost ? most.label : null;
}
