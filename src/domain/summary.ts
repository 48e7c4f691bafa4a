import { sentencesOf } from './sentences.ts';
import type { Span } from './text.ts';

/** A coding as far as it decides whether what was written about it still stands. */
export interface Ground extends Span {
  readonly guid: string;
  readonly codeId: number;
  readonly polarity: string;
}

/** The evidence as it was when something was written: what was coded, by the GUID of the coding. */
export type Basis = Readonly<Record<string, string>>;

/** The evidence as it stands, to be kept beside what is written about it. */
export const basisOf = (grounds: readonly Ground[]): Basis =>
  Object.fromEntries(
    grounds.map(({ guid, codeId, start, end, polarity }) => [guid, `${codeId} ${start} ${end} ${polarity}`]),
  );

/** What happened to the evidence since something was written: GUIDs of codings. */
export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export function changesSince(basis: Basis, grounds: readonly Ground[]): Changes {
  const now = basisOf(grounds);
  return {
    added: Object.keys(now).filter((guid) => !Object.hasOwn(basis, guid)),
    removed: Object.keys(basis).filter((guid) => !Object.hasOwn(now, guid)),
    changed: Object.keys(now).filter((guid) => Object.hasOwn(basis, guid) && basis[guid] !== now[guid]),
  };
}

export const isStale = ({ added, removed, changed }: Changes): boolean =>
  added.length + removed.length + changed.length > 0;

/** What changed, as a person says it: "2 excerpts came, 1 was taken away". '' where nothing did. */
export function sayChanges({ added, removed, changed }: Changes): string {
  const say = (list: readonly string[], one: string, many: string): string[] =>
    list.length === 0 ? [] : [`${list.length} ${list.length === 1 ? one : many}`];
  const parts = [
    ...say(added, 'excerpt came', 'excerpts came'),
    ...say(removed, 'was taken away', 'were taken away'),
    ...say(changed, 'was changed', 'were changed'),
  ];
  return parts.join(', ');
}

const citation = /\[(\d{1,3})\]/g;

/** The numbers that a text cites, [1] and so on, each once, as they come. */
export const citationsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(citation)].map(([, number]) => Number(number))),
];

/** A text cut at what it cites: plain parts, and numbers of citations. */
export function citedParts(text: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let from = 0;
  for (const match of text.matchAll(citation)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(Number(match[1]));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/**
 * The sentences of a text that cite nothing. A citation right after the full stop belongs to the sentence before it:
 * "They met weekly. [2] Then it stopped." has one sentence without.
 */
export function uncitedSentences(text: string): Span[] {
  const sentences = text.split('\n').reduce<{ at: number; spans: Span[] }>(
    ({ at, spans }, line) => ({
      at: at + line.length + 1,
      spans: [...spans, ...sentencesOf(text, { start: at, end: at + line.length })],
    }),
    { at: 0, spans: [] },
  ).spans;
  const uncited: Span[] = [];
  for (const { start, end } of sentences) {
    const leading = /^(?:\s*\[\d{1,3}\])+\s*/.exec(text.slice(start, end))?.[0] ?? '';
    if (leading !== '' && uncited.at(-1)?.end === lastEnd(sentences, start)) uncited.pop();
    const own = { start: start + leading.length, end };
    const words = text.slice(own.start, own.end);
    if (/\p{L}/u.test(words) && citationsIn(words).length === 0) uncited.push(own);
  }
  return uncited;
}

/** Where the sentence before this place ends. */
const lastEnd = (sentences: readonly Span[], start: number): number | undefined =>
  sentences.findLast((one) => one.end <= start)?.end;
