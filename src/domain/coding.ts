import { Refusal } from './refusal.ts';
import { isSpanOf, splitsCharacter, type Span } from './text.ts';

/** How a passage bears on its code: it only speaks of it, or speaks for it, with reservations, or against it. */
export const polarities = ['plain', 'supports', 'qualifies', 'contradicts'] as const;
export type Polarity = (typeof polarities)[number];

/** How a coding bears on its code: it raises it, raises it with a reservation, or speaks against it. Three, never one for another. */
export const stances = ['for', 'qualified', 'against'] as const;
export type Stance = (typeof stances)[number];

/** How a coding of a polarity bears on its code. */
export const stanceOf = (polarity: Polarity): Stance =>
  polarity === 'contradicts' ? 'against' : polarity === 'qualifies' ? 'qualified' : 'for';

/** Where a coding came from. A suggestion becomes a coding only when a person accepts it. */
export const origins = ['by hand', 'in vivo', 'accepted suggestion', 'imported'] as const;
export type Origin = (typeof origins)[number];

/** One code applied by one coder to one stretch of a source; `exact` is always the very words at that place. */
export interface Coding extends Span {
  readonly guid: string;
  readonly sourceId: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly exact: string;
  readonly polarity: Polarity;
  readonly origin: Origin;
}

/** The words at `span`. Refuses a span that is empty, outside the text, or that cuts a character in two. */
export function wordsAt(text: string, span: Span): string {
  if (isSpanOf(text, span)) return text.slice(span.start, span.end);
  const cuts = splitsCharacter(text, span.start) || splitsCharacter(text, span.end);
  throw new Refusal(
    'invalid',
    cuts
      ? `The place ${span.start}–${span.end} begins or ends inside a character (an emoji, for instance).`
      : `There are no words at ${span.start}–${span.end}: the source has ${text.length} characters.`,
  );
}

/** What is said of a coding of a source that does not hold the words at its place. */
export const wrongQuote = (source: string, { start, end, guid }: Span & { readonly guid: string }): string =>
  `A coding of “${source}” at ${start}–${end} does not hold the words there (${guid}).`;

/**
 * Where `quote` stands in `text`. Refuses a quote that is not there, or that is there more than once and so could
 * mean several places. White space may differ (a line break in the file for a blank in the quote).
 */
export function locate(text: string, quote: string): Span {
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  if (pattern === '') throw new Refusal('invalid', 'The quote is empty.');
  const search = new RegExp(pattern, 'gu');
  const first = search.exec(text);
  if (!first) throw new Refusal('missing', `The quote “${shortened(quote)}” is not in the source.`);
  // From the very next character: “no, no” is twice in “no, no, no”.
  search.lastIndex = first.index + (splitsCharacter(text, first.index + 1) ? 2 : 1);
  if (search.test(text)) {
    throw new Refusal(
      'conflict',
      `The quote “${shortened(quote)}” is there more than once: give its start and end.`,
    );
  }
  return { start: first.index, end: first.index + first[0].length };
}

/** The beginning of a quote, to recognise it by. */
export function shortened(quote: string, length = 60): string {
  return quote.length <= length ? quote : `${quote.slice(0, length).trimEnd().toWellFormed()}…`;
}

/** Whether two stretches overlap, or nothing but white space stands between them. */
export function touches(text: string, one: Span, other: Span): boolean {
  const between = one.start <= other.start ? [one.end, other.start] : [other.end, one.start];
  const [from = 0, to = 0] = between;
  return from >= to || text.slice(from, to).trim() === '';
}

/** The stretch from the first to the last of some. */
export const reachOf = (first: Span, others: readonly Span[]): Span => ({
  start: Math.min(first.start, ...others.map(({ start }) => start)),
  end: Math.max(first.end, ...others.map(({ end }) => end)),
});

/** The words around a span, cut at word ends, at most `reach` UTF-16 units on either side. */
export function contextOf(
  text: string,
  { start, end }: Span,
  reach = 120,
): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - reach), start).toWellFormed();
  const after = text.slice(end, end + reach).toWellFormed();
  return {
    before: start > reach ? fromFirstWord(before) : before,
    after: end + reach < text.length ? toLastWord(after) : after,
  };
}

// By hand and not by patterns: an export asks this of every coding.
function fromFirstWord(words: string): string {
  for (let at = 0; at < words.length; at++) if (isBlank(words, at)) return `… ${words.slice(at + 1)}`;
  return words;
}

function toLastWord(words: string): string {
  for (let at = words.length - 1; at >= 0; at--) if (isBlank(words, at)) return `${words.slice(0, at)} …`;
  return words;
}

/** Whether a unit is white space; only what is neither a letter nor a sign of ASCII is looked at twice. */
function isBlank(words: string, at: number): boolean {
  const unit = words.charCodeAt(at);
  return unit === 32 || unit < 32 || unit > 127 ? /\s/.test(words.charAt(at)) : false;
}
