// Who speaks in a text once she has corrected it: lines she pointed at begin with a speaker, labels she refused are words.
import type { LabelRule, LabelSigns } from '../../../domain/label-rule.ts';
import type { Turn } from '../../../domain/source.ts';
import { type Span, trimmed } from '../../../domain/text.ts';
import { linesOf, paragraphsOf } from '../paragraphs.ts';
import { labelKey } from './accept-labels.ts';
import { readTimeMark } from './labels.ts';
import { isSound, namesNobody } from './roles.ts';

/** A line that begins with a speaker: its place, whose words follow and where. */
interface Labelled extends Span {
  readonly name: string;
  readonly wordsAt: number;
}

const longestName = 60;
const mostWords = 8;

/** The turns of a text as they were read, corrected by what she said of its labels. */
export function correctedTurns(text: string, turns: readonly Turn[], rule: LabelRule): Turn[] {
  const labelled = labelledLines(text, rule);
  const pieces = piecesOf(text, rule.instead ? asIfNobody(text, turns) : turns, labelled);
  return attributed(text, pieces, rule);
}

/** Paragraph by paragraph, with the times and the matter that were read. */
function asIfNobody(text: string, turns: readonly Turn[]): Turn[] {
  const [about, timed] = [
    turns.filter(({ matter }) => matter),
    turns.filter(({ startMs }) => startMs !== null),
  ];
  let [at, next] = [0, 0];
  return paragraphsOf(text).flatMap((paragraph): Turn[] => {
    while (isBefore(about[at]?.end, paragraph.start + 1)) at++;
    const matter = about[at];
    if (matter && matter.start < paragraph.end) return [matter];
    while (isBefore(timed[next]?.start, paragraph.start)) next++;
    const time = isBefore(timed[next]?.start, paragraph.end) ? timed[next] : undefined;
    const start = withoutTime(text, paragraph.start);
    const { startMs, endMs } = time ?? { startMs: null, endMs: null };
    return start < paragraph.end ? [{ start, end: paragraph.end, speaker: null, startMs, endMs }] : [];
  });
}

const isBefore = (place: number | undefined, other: number): boolean => place !== undefined && place < other;

/** The lines that begin with a name in one of the shapes; a name counts that she named or that comes again. */
function labelledLines(text: string, { signs, speakers, notSpeakers }: LabelRule): Labelled[] {
  if (signs.length === 0) return [];
  const refused = new Set(notSpeakers.map(labelKey));
  const named = new Set(speakers.map(labelKey));
  const found = linesOf(text).flatMap((line) => labelOf(text, line, signs) ?? []);
  const counts = Map.groupBy(found, ({ name }) => labelKey(name));
  return found.filter(({ name }) => {
    const key = labelKey(name);
    const recurs = (counts.get(key)?.length ?? 0) > 1 && !isSound(name) && !namesNobody(name);
    return !refused.has(key) && (named.has(key) || recurs);
  });
}

function labelOf(text: string, { start, end }: Span, signs: readonly LabelSigns[]): Labelled | null {
  const opening = text.slice(start, Math.min(end, start + 200));
  const from = readTimeMark(opening).wordsAt;
  const rest = opening.slice(from);
  for (const one of signs) {
    const found = nameIn(rest, one, end - start === opening.length);
    if (found) return { start, end, name: found.name, wordsAt: start + from + found.wordsAt };
  }
  return null;
}

function nameIn(
  rest: string,
  { before, after }: LabelSigns,
  isWhole: boolean,
): { readonly name: string; readonly wordsAt: number } | null {
  const lead = /^\s*/.exec(rest)?.[0].length ?? 0;
  if (!rest.startsWith(before, lead)) return null;
  const from = lead + before.length;
  const to = after !== '' ? rest.indexOf(after, from) : isWhole ? rest.length : -1;
  const name = rest.slice(from, Math.max(from, to)).trim().replace(/\s+/g, ' ');
  const words = rest.slice(to + after.length);
  if (!isName(name, after) || isWithinWord(after, words)) return null;
  const at = to + after.length + (/^\s*[:：]?\s*/.exec(words)?.[0].length ?? 0);
  const time = readTimeMark(rest.slice(at));
  return { name, wordsAt: at + (time.sure ? time.wordsAt : 0) };
}

const isName = (name: string, after: string): boolean =>
  !(after === '' && /[.?!,;…]$/.test(name)) &&
  name.length <= longestName &&
  name.split(' ').length <= mostWords &&
  /[\p{L}\p{N}]/u.test(name);

/** A dash that no blank follows joins words. */
const isWithinWord = (after: string, words: string): boolean => /^[-–—]$/.test(after) && !/^\s/.test(words);

/** A stretch of words and what is known of who says them. */
interface Piece extends Turn {
  /** Whom a line she pointed at names. */
  readonly named: string | null;
  /** Where its own label, as it was read, begins; null where it has none. */
  readonly labelAt: number | null;
  /** Whether it opens a paragraph without a label. */
  readonly isBare: boolean;
}

/** The turns, cut where a labelled line begins; what a label alone on its line names is said by the piece that follows. */
function piecesOf(text: string, turns: readonly Turn[], labelled: readonly Labelled[]): Piece[] {
  const pieces: Piece[] = [];
  let [at, end] = [0, 0];
  let waiting: string | null = null;
  for (const turn of turns) {
    const lines: Labelled[] = [];
    for (let line = labelled[at]; line && line.start < turn.end; line = labelled[++at])
      if (line.end > turn.start) lines.push(line);
      else waiting = line.name;
    const [cut, left] = cutTurn(text, turn, { lines, end, waiting });
    pieces.push(...cut);
    waiting = left;
    end = turn.end;
  }
  return pieces;
}

interface Around {
  readonly lines: readonly Labelled[];
  /** Where the turn before ended. */
  readonly end: number;
  readonly waiting: string | null;
}

/** The pieces of a turn, and the name that waits for the words of the next. */
function cutTurn(text: string, turn: Turn, { lines, end, waiting }: Around): [Piece[], string | null] {
  const pieces: Piece[] = [];
  const gap = trimmed(text, { start: end, end: Math.max(end, turn.start) });
  const labelAt = hasLabel(text, gap) ? gap.start : null;
  let open: Piece = {
    ...turn,
    named: waiting,
    labelAt,
    isBare: labelAt === null && isLineStart(text, turn.start),
  };
  const close = (to: number): string | null => {
    const span = trimmed(text, { start: open.start, end: Math.max(open.start, to) });
    if (span.start === span.end) return open.named;
    pieces.push({ ...open, start: span.start, end: span.end });
    return null;
  };
  for (const line of lines) {
    close(line.start);
    const isFirst = line.start <= turn.start;
    const start = isFirst ? Math.max(line.wordsAt, turn.start) : line.wordsAt;
    const { startMs, endMs } = isFirst ? turn : { startMs: null, endMs: null };
    const { speaker } = turn;
    open = { start, end: turn.end, speaker, startMs, endMs, named: line.name, labelAt: null, isBare: false };
  }
  return [pieces, close(turn.end)];
}

/** Whether what stands between two turns says more than a time. */
function hasLabel(text: string, gap: Span): boolean {
  const words = text.slice(gap.start, Math.min(gap.end, gap.start + 300));
  return /[\p{L}\p{N}]/u.test(words.slice(readTimeMark(words).wordsAt));
}

const isLineStart = (text: string, at: number): boolean =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';

function attributed(text: string, pieces: readonly Piece[], rule: LabelRule): Turn[] {
  const refused = new Set(rule.notSpeakers.map(labelKey));
  const speakers = new Speakers(rule.others);
  return pieces.map((piece): Turn => {
    const { start, end, startMs, endMs } = piece;
    if (piece.matter && piece.named === null) {
      if (piece.matter === 'heading') speakers.stop();
      return { start, end, speaker: piece.speaker, startMs, endMs, matter: piece.matter };
    }
    const isRefused = piece.speaker !== null && refused.has(labelKey(piece.speaker));
    const speaker = speakers.of(piece, isRefused);
    const { named, labelAt } = piece;
    const from = named === null && isRefused && labelAt !== null ? withoutTime(text, labelAt) : start;
    return { start: from, end, speaker, startMs, endMs };
  });
}

/** Who speaks, piece after piece: whoever is named, else whoever spoke before. */
class Speakers {
  readonly #others: string | null;
  readonly #spelled = new Map<string, string>();
  #current: string | null = null;
  /** Who spoke before as the text was read. */
  #read: string | null = null;

  constructor(others: string | null) {
    this.#others = others;
  }

  /** Nobody speaks on past a heading. */
  stop(): void {
    this.#current = this.#read = null;
  }

  of({ named, labelAt, isBare, speaker }: Piece, isRefused: boolean): string | null {
    const isNew = labelAt !== null || speaker !== this.#read;
    this.#read = speaker;
    const said = named ?? (isBare ? this.#others : null);
    if (said !== null) this.#current = this.#spell(said);
    else if (isNew && !isRefused) this.#current = speaker === null ? null : this.#spell(speaker);
    return this.#current;
  }

  /** As it was spelled first. */
  #spell(name: string): string {
    const key = labelKey(name);
    if (!this.#spelled.has(key)) this.#spelled.set(key, name);
    return this.#spelled.get(key) ?? name;
  }
}

const withoutTime = (text: string, at: number): number => {
  const mark = readTimeMark(text.slice(at, at + 60));
  return at + (mark.sure ? mark.wordsAt : 0);
};
