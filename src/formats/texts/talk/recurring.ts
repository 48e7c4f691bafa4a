// What recurs at the beginning of lines through a text is a label, whatever its signs. Each shape is tried on all lines; the one that
// accounts for most of them wins, if it accounts for enough.
import { milliseconds } from '../clock.ts';
import { isSound, namesNobody } from './roles.ts';

/** The start of a line that a shape takes for a label. */
interface Labelled {
  readonly name: string;
  /** Where in the line the words begin. */
  readonly wordsAt: number;
  readonly startMs: number | null;
}

/** A line as it is looked at: what it says, whether it stands alone as a paragraph, is a heading, and how far it is bold. */
export interface LookedAt {
  readonly words: string;
  readonly heading: boolean;
  readonly strong: number;
  readonly opensParagraph: boolean;
}

/** The shape that was found, in signs she can read, and the label of each line by its place among the lines. */
export interface Found {
  readonly shape: string;
  readonly labels: ReadonlyMap<number, Labelled>;
}

interface Shape {
  /** As it is shown. */
  readonly shown: string;
  /** How much of the lines that open paragraphs it has to account for. */
  readonly least: number;
  readonly read: (line: LookedAt) => { readonly name: string; readonly wordsAt: number } | null;
}

const byPattern =
  (pattern: RegExp, mostWords: number): Shape['read'] =>
  ({ words }) => {
    const found = pattern.exec(words.slice(0, 160));
    const name = (found?.groups?.['name'] ?? found?.groups?.['bare'])?.trim().replace(/\s+/g, ' ');
    if (!found || name === undefined || name === '' || name.split(' ').length > mostWords) return null;
    return { name, wordsAt: found[0].length };
  };

const gap = String.raw`[ \t\f\u00A0]*`;
const quoted = String.raw`(?:["“'‘«({\[<#@*]{1,2}(?<name>[\p{L}\p{N}][^\n:：;|<>{}\[\]"”’»)*]{0,60})[)”"'’»}\]>*]{0,2}|(?<bare>[\p{L}\p{N}][^\n:：;|<>{}\[\]]{0,89}?)\*{0,2})`;
const name = String.raw`(?<name>[\p{L}\p{N}][^\n:：;|<>{}\[\]]{0,89}?)`;

/** A bracket as it is written within the brackets of a pattern. */
const inClass = (sign: string): string => (sign === '[' || sign === ']' ? `\\${sign}` : sign);

const shapes: readonly Shape[] = [
  {
    shown: 'Name:',
    least: 0.4,
    read: byPattern(new RegExp(`^${gap}${quoted}${gap}[:：]{1,2}(?![/\\\\])${gap}`, 'u'), 12),
  },
  ...(['[]', '()', '{}', '<>'] as const).map((pair): Shape => {
    const [open, close] = [`[${inClass(pair.charAt(0))}]`, `[${inClass(pair.charAt(1))}]`];
    const inside = `[^\\n${inClass(pair.charAt(0))}${inClass(pair.charAt(1))}]`;
    return {
      shown: `${pair.charAt(0)}Name${pair.charAt(1)}`,
      least: 0.3,
      read: byPattern(new RegExp(`^${gap}${open}(?<name>${inside}{1,60})${close}${gap}[:：]?${gap}`, 'u'), 6),
    };
  }),
  { shown: 'Name;', least: 0.6, read: byPattern(new RegExp(`^${gap}${name};${gap}`, 'u'), 4) },
  {
    shown: 'Name –',
    least: 0.5,
    read: byPattern(new RegExp(`^${gap}${name}${gap}[-–—](?=[ \\t\\u00A0])${gap}`, 'u'), 4),
  },
  { shown: 'Name |', least: 0.5, read: byPattern(new RegExp(`^${gap}${name}${gap}\\|${gap}`, 'u'), 4) },
  { shown: 'Name>', least: 0.5, read: byPattern(new RegExp(`^${gap}${name}${gap}>${gap}`, 'u'), 4) },
  { shown: 'Name.', least: 0.7, read: byPattern(/^(?<name>\p{L}[\p{L}\p{N}' -]{0,30}?)\.[ \t]+/u, 3) },
  { shown: 'Name,', least: 0.7, read: byPattern(/^(?<name>\p{Lu}[\p{L}\p{N}' -]{0,30}?),[ \t]+/u, 2) },
  { shown: 'Name in bold', least: 0.3, read: bold },
  { shown: 'Name as a heading', least: 0.2, read: ({ words, heading }) => (heading ? alone(words) : null) },
  {
    shown: 'Name on a line of its own',
    least: 0.3,
    read: ({ words, heading }) => (heading ? null : alone(words)),
  },
];

function bold({ words, strong }: LookedAt): ReturnType<Shape['read']> {
  const label = words.slice(0, strong);
  const called = label.replace(/[\s:：.–—-]+$/, '').trim();
  if (strong === 0 || called.length > 60 || called.split(/\s+/).length > 8 || /[?!]$/.test(called))
    return null;
  const after = /^[\s:：–—-]*/.exec(words.slice(strong))?.[0].length ?? 0;
  return { name: called.replace(/\s+/g, ' '), wordsAt: strong + after };
}

function alone(words: string): ReturnType<Shape['read']> {
  const called = words.trim().replace(/\s*[:：]$/, '');
  const isName =
    called !== '' && called.length <= 60 && called.split(/\s+/).length <= 6 && !/[.?!,;…]$/.test(called);
  return isName && milliseconds(called) === null ? { name: called, wordsAt: words.length } : null;
}

/** The shape that tells best who speaks; null where none accounts for enough of the lines. Two must speak, each more than once. */
export function recurringLabels(lines: readonly LookedAt[]): Found | null {
  const openings = lines.filter(({ opensParagraph }) => opensParagraph).length;
  let best: (Found & { readonly count: number }) | null = null;
  for (const shape of shapes) {
    const found = tried(shape, lines);
    const count = found.size;
    if (count < 4 || count < openings * shape.least) continue;
    // The first shape that does as well is the plainer one.
    if (best === null || count > best.count * 1.1) best = { shape: shape.shown, labels: found, count };
  }
  return best;
}

function tried(shape: Shape, lines: readonly LookedAt[]): ReadonlyMap<number, Labelled> {
  const read = lines.map((line) => shape.read(line));
  const counts = new Map<string, number>();
  for (const one of read) if (one) counts.set(keyOf(one.name), (counts.get(keyOf(one.name)) ?? 0) + 1);
  const recurring = new Set(
    [...counts].filter(([key, count]) => count > 1 && isSomebody(key)).map(([key]) => key),
  );
  const labels = new Map<number, Labelled>();
  // As many names as turns are no names; neither are those that never take turns.
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (recurring.size < 2 || recurring.size > Math.max(12, lines.length / 8)) return labels;
  for (const [at, one] of read.entries())
    if (one && recurring.has(keyOf(one.name))) labels.set(at, { ...one, startMs: null });
  return labels.size >= all * 0.6 && takesTurns([...labels.values()]) ? labels : new Map();
}

const keyOf = (called: string): string => called.toLowerCase();

const isSomebody = (called: string): boolean =>
  !isSound(called) && !(/\p{L}/u.test(called) && namesNobody(called)) && !/\b(?:1[89]|20)\d\d\b/.test(called);

function takesTurns(labels: readonly Labelled[]): boolean {
  const changes = labels.filter(
    (one, at) => at > 0 && keyOf(one.name) !== keyOf(labels[at - 1]?.name ?? ''),
  ).length;
  return changes >= (labels.length - 1) * 0.25;
}
