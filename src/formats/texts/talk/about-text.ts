// What of a text is about it and said by nobody: headings, dates and places, and what stands before somebody speaks.
import type { Matter } from '../../../domain/matter.ts';
import type { Particular } from '../../../domain/source.ts';
import type { Span } from '../../../domain/text.ts';
import type { Paragraph } from '../paragraphs.ts';
import { isDayAlone, isRemarkOnTalk, namesSomebody, particularsIn } from './particulars.ts';
import { roleOf } from './roles.ts';

interface Line extends Span {
  readonly heading: boolean;
  readonly paragraph: Paragraph;
}

interface Labelled {
  readonly speaker: string | null;
  readonly wordsAt: number;
}

/** Which lines of a text are matter about it, and what they tell. */
export interface AboutText {
  readonly matter: ReadonlyMap<number, Matter>;
  readonly particulars: readonly Particular[];
}

/** Front matter has an end: what is longer is words. */
const mostLines = 30;
const longestLine = 200;

/**
 * Looks through the lines of a text. `said` holds the lines that say who speaks, `talkFrom` is where the first row of a table that is
 * a transcript stands. In a text in which somebody is named all short lines before that are matter; in others those that look like it.
 */
export function aboutText(
  text: string,
  lines: readonly Line[],
  { said, talkFrom }: { readonly said: ReadonlyMap<number, Labelled>; readonly talkFrom: number },
): AboutText {
  const isTalk = talkFrom < Infinity || [...said.values()].some(({ speaker }) => speaker !== null);
  const matter = new Map<number, Matter>();
  for (const [at, line] of lines.entries()) {
    const kind = said.has(at) ? null : standingAlone(text, line, isTalk);
    if (kind !== null) matter.set(at, kind);
  }
  const particulars = frontMatter(text, lines, { said, talkFrom, isTalk, matter });
  return { matter, particulars };
}

function standingAlone(
  text: string,
  { start, end, heading, paragraph }: Line,
  isTalk: boolean,
): Matter | null {
  const { aside } = paragraph;
  if (aside !== undefined) return aside === 'note' && !isTalk ? null : 'particulars';
  if (heading || paragraph.heading === true) return 'heading';
  const words = text.slice(start, Math.min(end, start + 200));
  return end - start <= 100 && (isDayAlone(words) || isRemarkOnTalk(words)) ? 'particulars' : null;
}

interface Front {
  readonly said: ReadonlyMap<number, Labelled>;
  readonly talkFrom: number;
  readonly isTalk: boolean;
  readonly matter: Map<number, Matter>;
}

/** Marks the lines before somebody speaks, and answers what they tell. */
function frontMatter(text: string, lines: readonly Line[], front: Front): Particular[] {
  const { said, talkFrom, matter } = front;
  const told: Particular[] = [];
  const first = [...said.keys()].reduce((least, at) => Math.min(least, at), lines.length);
  // Front matter has an end: a text whose talk begins later than that is one of words.
  const isTalk = front.isTalk && first <= mostLines;
  for (const [at, line] of lines.slice(0, mostLines).entries()) {
    if (line.start >= talkFrom || line.paragraph.aside !== undefined) break;
    const words = text.slice(line.start, line.end);
    const label = said.get(at);
    const follows = told.length > 0 && matter.has(at - 1);
    const tells = label ? headerOf(words, label, { said, at, follows }) : particularsIn(words);
    told.push(...tells);
    if (label && tells.length === 0) break;
    const kind = matter.get(at) ?? frontKind(text, tells, { words, at, isTalk, next: lines[at + 1] });
    if (kind !== null) matter.set(at, kind);
    else if (!isTalk) break;
  }
  return told;
}

/**
 * What a line tells that seems to be labelled: `Case: …` names nobody where it stands once; `Interviewer: Ellen` says who took part where it
 * follows other particulars and is said again, which is what tells it from talk.
 */
function headerOf(
  line: string,
  { speaker, wordsAt }: Labelled,
  { said, at, follows }: { said: Front['said']; at: number; follows: boolean },
): readonly Particular[] {
  const name = speaker ?? '';
  const again = [...said].some(([other, one]) => other > at && one.speaker === name);
  if (!again && roleOf(name) === null) return particularsIn(line).slice(0, 1);
  const words = line.slice(wordsAt);
  return follows && again && namesSomebody(name, words) ? [{ name, value: words.trim() }] : [];
}

interface Before {
  readonly words: string;
  readonly at: number;
  readonly isTalk: boolean;
  readonly next: Line | undefined;
}

const frontKind = (text: string, tells: readonly Particular[], line: Before): Matter | null =>
  tells.length > 0 ? 'particulars' : beforeTalk(text, line);

/** What a line of the front that tells nothing in particular is; null where it may be words that somebody says. */
function beforeTalk(text: string, { words, at, isTalk, next }: Before): Matter | null {
  const isTitle = at === 0 && words.length <= 80 && !/[.?!,;:…]\s*$/.test(words);
  if (isTalk) return isTitle ? 'heading' : words.length <= longestLine ? 'particulars' : null;
  return isTitle && next && particularsIn(text.slice(next.start, next.end)).length > 0 ? 'heading' : null;
}
