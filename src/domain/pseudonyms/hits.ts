import { isUnspaced } from '../scripts.ts';
import type { Span } from '../text.ts';
import { wordsOf, type Word } from './words.ts';

/** Something to be found: whole words, and to which of several things they belong. */
export interface Sought {
  readonly name: string;
  readonly of: number;
  /** Letters at its ends that belong to the word but not to the name, and stay: the s of “Rosas”. */
  readonly before?: number;
  readonly after?: number;
}

/** A place in a text where something that was sought stands. */
export interface Hit extends Span {
  readonly of: number;
}

interface Form extends Sought {
  readonly words: readonly string[];
  readonly gaps: readonly string[];
  readonly isAnyCase: boolean;
}

/**
 * Finds names in texts as whole words, the longer before the shorter, none overlapping another, in order. A name of several
 * words is found whatever its capitals and blanks; one word alone as it is written or all in capitals, for many a name is an
 * ordinary word too. In scripts without blanks a name is found anywhere.
 */
export function hitFinder(sought: readonly Sought[]): (text: string) => Hit[] {
  const byFirst = Map.groupBy(sought.flatMap(formOf), ({ words }) => words[0]?.toLowerCase() ?? '');
  for (const forms of byFirst.values()) forms.sort((a, b) => b.words.length - a.words.length);
  const unspaced = sought.filter(({ name }) => isUnspaced(name));
  return (text) => {
    const words = wordsOf(text);
    const found = words.flatMap((word, at) => {
      const form = byFirst.get(word.said.toLowerCase())?.find((one) => stands(one, text, words, at));
      const last = form && words[at + form.words.length - 1];
      return last
        ? [{ of: form.of, start: word.start + (form.before ?? 0), end: last.end - (form.after ?? 0) }]
        : [];
    });
    return apart([...found, ...unspaced.flatMap((one) => anywhere(one, text))]);
  };
}

function formOf(sought: Sought): Form[] {
  if (isUnspaced(sought.name)) return [];
  const name = sought.name.normalize('NFC');
  const words = wordsOf(name);
  const gaps = words.slice(1).map(({ start }, place) => gapIn(name.slice(words[place]?.end, start)));
  return [{ ...sought, words: words.map(({ said }) => said), gaps, isAnyCase: words.length > 1 }];
}

/** What stands between two words, whichever blanks and apostrophes are used. */
const gapIn = (between: string): string => between.replace(/\s+/g, ' ').replace(/[’ʼ]/g, "'");

function stands({ words, gaps, isAnyCase }: Form, text: string, all: readonly Word[], at: number): boolean {
  return words.every((word, place) => {
    const here = all[at + place];
    if (!here || !isSaid(here.said, word, isAnyCase)) return false;
    const before = all[at + place - 1];
    return (
      place === 0 || (before !== undefined && gapIn(text.slice(before.end, here.start)) === gaps[place - 1])
    );
  });
}

const isSaid = (said: string, word: string, isAnyCase: boolean): boolean =>
  said === word || (isAnyCase ? said.toLowerCase() === word.toLowerCase() : said === word.toUpperCase());

function anywhere({ name, of }: Sought, text: string): Hit[] {
  const found: Hit[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ of, start: at, end: at + name.length });
  return found;
}

/** In order; of two that overlap the one that begins first, and of those the longer. */
function apart(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}
