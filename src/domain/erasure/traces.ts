import type { Span } from '../text.ts';

/** Somebody or something that is to be forgotten: what it is called, and what stands in its place. */
export interface Forgotten {
  readonly name: string;
  readonly neutral: string;
}

/** What is looked for: names, texts that go, and short stretches of them that were quoted. */
export interface Sought {
  readonly names: readonly Forgotten[];
  readonly texts: readonly string[];
  readonly quotes: readonly string[];
  /** Whether words of a text that goes also stand in one that stays: then they are nobody's in particular. */
  readonly isElsewhere: (words: readonly string[]) => boolean;
}

/** A place in a text where something that goes is still to be read. */
export interface Trace extends Span {
  /** The name that stands there; null where it is words of a text that goes. */
  readonly name: string | null;
  readonly to: string;
}

/** What stands where words were taken away. */
export const withdrawn = '[withdrawn]';

/** So many words in a row are a quote; fewer are chance, unless they were coded. */
const run = 5;
/** A run of so many is a quote whoever else says it too. */
const surely = 9;

interface Word extends Span {
  readonly said: string;
}

/** Finds, in whatever a person wrote, the names and the words of what is to be forgotten. */
export function traceFinder(sought: Sought): (text: string) => Trace[] {
  const named = nameFinder(sought.names);
  const quoted = quoteFinder(sought);
  return (text) => [...named(text), ...quoted(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The words of a text in the form in which they are compared, with their places. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    said: word.normalize('NFKC').toLowerCase(),
  }));

/**
 * Names as they stand, with a genitive s or without. A name of several words is found whatever its capitals; one word
 * alone only with the capitals of the name, for many a name is an ordinary word too.
 */
function nameFinder(names: readonly Forgotten[]): (text: string) => Trace[] {
  const finders = names.flatMap((one) => {
    const words = one.name.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const forms = [...new Set([one.name, one.name.normalize('NFC'), one.name.normalize('NFD')])];
    const pattern = forms.map((form) =>
      form
        .trim()
        .split(/\s+/)
        .map(escaped)
        .join(String.raw`\s+`),
    );
    const flags = words.length > 1 ? 'giu' : 'gu';
    const expression = `(?<![\\p{L}\\p{N}])(?:${pattern.join('|')})(?:['’]?s)?(?![\\p{L}\\p{N}\\p{M}])`;
    return [{ ...one, expression: new RegExp(expression, flags) }];
  });
  return (text) =>
    finders.flatMap(({ name, neutral, expression }) =>
      Array.from(text.matchAll(expression), ({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
        name,
        to: neutral,
      })),
    );
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Runs of words that a text that goes has too, and stretches of it that were quoted. */
function quoteFinder({ texts, quotes, isElsewhere }: Sought): (text: string) => Trace[] {
  const runs = new Set<string>();
  for (const text of texts) {
    const said = wordsOf(text).map((word) => word.said);
    for (let at = 0; at + run <= said.length; at++) runs.add(said.slice(at, at + run).join(' '));
  }
  const short = new Map<string, string[][]>();
  for (const quote of quotes) {
    const said = wordsOf(quote).map((word) => word.said);
    const [first] = said;
    if (first === undefined || isElsewhere(said)) continue;
    short.set(first, [...(short.get(first) ?? []), said]);
  }
  if (runs.size + short.size === 0) return () => [];

  /** How many words from a place on are a quote; 0 where none begins there. */
  const lengthAt = (said: readonly string[], at: number): number => {
    let end = at;
    while (end + run <= said.length && runs.has(said.slice(end, end + run).join(' '))) end++;
    const long = end > at ? end - at + run - 1 : 0;
    const isQuote = long >= surely || (long > 0 && !isElsewhere(said.slice(at, at + long)));
    const known = short.get(said[at] ?? '') ?? [];
    const whole = known.filter((quote) => quote.every((word, place) => said[at + place] === word));
    return Math.max(isQuote ? long : 0, ...whole.map((quote) => quote.length));
  };

  return (text) => {
    const words = wordsOf(text);
    const said = words.map((word) => word.said);
    const found: Trace[] = [];
    for (let at = 0; at < words.length;) {
      const length = lengthAt(said, at);
      const [first, last] = [words[at], words[at + length - 1]];
      if (length > 0 && first && last)
        found.push({ start: first.start, end: last.end, name: null, to: withdrawn });
      at += Math.max(1, length);
    }
    return found;
  };
}
