// A stretch of turns said anew: a typo mended, a turn cut in two, two made one, given to somebody else.
import type { Matter } from '../matter.ts';
import { Refusal } from '../refusal.ts';
import { normalText, trimmed, type Span } from '../text.ts';

/** A turn of a text, and under which label its speaker stands there. */
export interface LabelledTurn extends Span {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** What kind of matter about the text it is; null where somebody says it. */
  readonly matter?: Matter | null;
}

/** What is to stand in the place of turns: the words of one turn, and who says them. */
export interface TurnPart {
  readonly speaker: string | null;
  readonly words: string;
}

/** The turns from one to another (places in the list, both included), and what is to stand there; nothing takes them out. */
export interface TurnChange {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly TurnPart[];
}

/** A text with its turns. */
export interface TurnedText {
  readonly text: string;
  readonly turns: readonly LabelledTurn[];
}

/**
 * The text with some of its turns said anew. What stands between turns (labels, times, blank lines) stays, but for the
 * label of a turn that was given to somebody else. Refuses what would leave a turn, or the whole text, without words.
 */
export function withTurnsSaid({ text, turns }: TurnedText, { from, to, parts }: TurnChange): TurnedText {
  const [first, last] = [turns[from], turns[to]];
  if (!first || !last || from > to) throw new Refusal('missing', 'These turns are no longer in the text.');
  const said = parts.map(({ speaker, words }) => ({ speaker, words: wordsOfTurn(words) }));
  if (said.length === 0 && turns.length === to - from + 1)
    throw new Refusal('invalid', 'A source needs words: take the whole source out instead.');
  const before = turns[from - 1]?.end ?? 0;
  const own = text.slice(before, first.start);
  const pieces = said.map(({ speaker, words }, place) => ({
    gap: place === 0 ? relabelled(own, first.speaker, speaker) : gapFor(text, turns, first, { own, speaker }),
    words,
    speaker,
    matter: matterOf(turns.slice(from, to + 1), speaker),
    ...timesOf(first, last, place, said.length),
  }));
  return joined(text, turns, { from, to, before }, pieces);
}

interface Piece extends LabelledWords {
  readonly gap: string;
}

interface LabelledWords {
  readonly words: string;
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly matter: Matter | null;
}

/** What was matter stays so, unless it is joined with what somebody says or given to somebody. */
function matterOf(turns: readonly LabelledTurn[], speaker: string | null): Matter | null {
  const [first, ...others] = turns.map(({ matter = null }) => matter);
  return speaker === null && others.every((matter) => matter === first) ? (first ?? null) : null;
}

function joined(
  text: string,
  turns: readonly LabelledTurn[],
  { from, to, before }: { from: number; to: number; before: number },
  pieces: readonly Piece[],
): TurnedText {
  let result = text.slice(0, before);
  const fresh = pieces.map(({ gap, words, speaker, startMs, endMs, matter }): LabelledTurn => {
    result += gap;
    const start = result.length;
    result += words;
    return { start, end: result.length, speaker, startMs, endMs, matter };
  });
  const after = turns[to]?.end ?? text.length;
  const shift = result.length - after;
  const later = turns
    .slice(to + 1)
    .map((turn) => ({ ...turn, start: turn.start + shift, end: turn.end + shift }));
  return { text: result + text.slice(after), turns: [...turns.slice(0, from), ...fresh, ...later] };
}

/** The words of a turn as they are kept: one line, unless she broke it; without blanks around them. */
function wordsOfTurn(raw: string): string {
  const text = normalText(raw);
  const { start, end } = trimmed(text, { start: 0, end: text.length });
  if (start < end) return text.slice(start, end);
  throw new Refusal('invalid', 'A turn needs words. To take it out, join it with another or leave it out.');
}

/** The first keeps when it began, the last when it ended. */
const timesOf = (first: LabelledTurn, last: LabelledTurn, place: number, count: number) => ({
  startMs: place === 0 ? first.startMs : null,
  endMs: place === count - 1 ? last.endMs : null,
});

/** What stands before a turn, with the label of whoever says it now. */
function relabelled(gap: string, before: string | null, now: string | null): string {
  if (before === now || before === null || before === '' || now === null) return gap;
  const at = gap.lastIndexOf(before);
  return at < 0 ? gap : gap.slice(0, at) + now + gap.slice(at + before.length);
}

/** What stands before a turn that was not there: a new line as between others, and the label as it is written here. */
function gapFor(
  text: string,
  turns: readonly LabelledTurn[],
  first: LabelledTurn,
  { own, speaker }: { own: string; speaker: string | null },
): string {
  const breaks = /\n+/.exec(own)?.[0] ?? breakOf(text, turns);
  const label = first.speaker ?? '';
  const at = label === '' ? -1 : own.lastIndexOf(label);
  if (at < 0 || speaker === null) return breaks;
  const lineStart = own.lastIndexOf('\n', at) + 1;
  // A time before the label was that of the first turn.
  const lead = /\d/.test(own.slice(lineStart, at)) ? '' : own.slice(lineStart, at);
  return breaks + lead + speaker + own.slice(at + label.length).replace(/\s*[[(]?\d+(?::\d+)+[\])]?/g, '');
}

/** How lines are broken between turns of a text: as between its first two. */
function breakOf(text: string, [first, second]: readonly LabelledTurn[]): string {
  const between = first && second ? text.slice(first.end, second.start) : '';
  return /\n+/.exec(between)?.[0] ?? '\n\n';
}
