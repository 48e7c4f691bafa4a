// A source's text and places in it. Offsets are UTF-16 units, half-open, everywhere in the program;
// this file alone knows about code points.

/** A stretch of a text: `start` ≤ offset < `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The one form in which a text is kept: no byte order mark, LF line ends, no NUL, no lone surrogates (SQLite would
 * change their length). Nothing else is touched: no trimming, no Unicode normalisation.
 */
export function normalText(raw: string): string {
  return raw
    .replaceAll('\0', '')
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed();
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether `offset` falls between the two halves of one character (an emoji, say). */
export function splitsCharacter(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isHigh(text.charCodeAt(offset - 1)) &&
    isLow(text.charCodeAt(offset))
  );
}

/** Whether `span` is a non-empty stretch of `text` whose ends do not cut a character in two. */
export function isSpanOf(text: string, { start, end }: Span): boolean {
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsCharacter(text, start) &&
    !splitsCharacter(text, end)
  );
}

/** `span` without the white space at its ends; empty (start = end) where it holds nothing else. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** Whether two spans share at least one character. Touching is not overlapping. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** Non-overlapping spans in order that cover exactly what `spans` cover together. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/** How many UTF-16 units `spans` cover together, each counted once. */
export function coveredLength(spans: readonly Span[]): number {
  return union(spans).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The number of Unicode code points before a UTF-16 offset (what REFI-QDA counts in). */
export function toCodePoints(text: string, offset: number): number {
  let points = 0;
  for (let at = 0; at < offset; at++) if (!splitsCharacter(text, at)) points++;
  return points;
}

/** The UTF-16 offset after `points` Unicode code points. */
export function fromCodePoints(text: string, points: number): number {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left--) at += splitsCharacter(text, at + 1) ? 2 : 1;
  return at;
}

/** A run of letters and digits with the apostrophes, hyphens and marks inside it. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

/** Scripts that are written without blanks between words: there a run of letters is a clause. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a run of letters in such a script, as Unicode and its dictionaries tell them (UAX #29). */
let segmenter: Intl.Segmenter | undefined;
function segments(run: string, from: number): Span[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ index, segment }) => ({
    start: from + index,
    end: from + index + segment.length,
  }));
}

/** The spans of the words of `text`, in order. */
export function words(text: string): Span[] {
  const hasUnspaced = unspaced.test(text);
  return Array.from(text.matchAll(wordPattern)).flatMap(({ index, 0: run }) =>
    hasUnspaced && unspaced.test(run) ? segments(run, index) : { start: index, end: index + run.length },
  );
}

/** How many words `text` has. */
export const countWords = (text: string): number =>
  unspaced.test(text) ? words(text).length : (text.match(wordPattern)?.length ?? 0);
