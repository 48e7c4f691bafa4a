// What was changed between two texts, told by the words that stayed.
import { commonRuns } from './common-runs.ts';
import type { Edit, Replacement } from './edit.ts';
import { gapsBetween, settled, type Gap } from './gaps.ts';

/** A word with what belongs to it, a run of blanks, or a sign; in scripts without blanks each character. */
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\n|[^\S\n]+|./gsu;

interface Tokens {
  /** Each different token has a number; the same in both texts. */
  readonly ids: readonly number[];
  /** Where each begins, and at the end where the last one ends. */
  readonly starts: readonly number[];
}

/**
 * The edit that makes `after` of `before`, word by word: a word is kept whole or replaced whole. Neither text is changed;
 * long texts are held together by rows of words that stand once in each.
 */
export function compare(before: string, after: string): Replacement[] {
  if (before === after) return [];
  const numbers = new Map<string, number>();
  const old = tokensOf(before, numbers);
  const fresh = tokensOf(after, numbers);
  const gaps = gapsBetween(commonRuns(old.ids, fresh.ids), old.ids.length, fresh.ids.length);
  return inUnits(settled(gaps, old.ids, fresh.ids, numbers.get('\n')), old, fresh);
}

function tokensOf(text: string, numbers: Map<string, number>): Tokens {
  const ids: number[] = [];
  const starts: number[] = [];
  for (const { 0: token, index } of text.matchAll(tokenPattern)) {
    const id = numbers.get(token) ?? numbers.size;
    numbers.set(token, id);
    ids.push(id);
    starts.push(index);
  }
  starts.push(text.length);
  return { ids, starts };
}

/** The gaps of two rows of tokens as stretches of their texts. */
const inUnits = (gaps: readonly Gap[], old: Tokens, fresh: Tokens): Replacement[] =>
  gaps.map(({ oldFrom, oldTo, freshFrom, freshTo }) => ({
    start: old.starts[oldFrom] ?? 0,
    end: old.starts[oldTo] ?? 0,
    length: (fresh.starts[freshTo] ?? 0) - (fresh.starts[freshFrom] ?? 0),
  }));

/** A stretch of two texts in the order of reading: it stayed, it went, or it came. */
export interface Difference {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** What stayed, went and came from one text to another. */
export function differences(
  before: string,
  after: string,
  edit: Edit = compare(before, after),
): Difference[] {
  const found: Difference[] = [];
  const add = (kind: Difference['kind'], text: string): void => {
    if (text !== '') found.push({ kind, text });
  };
  let from = 0;
  let at = 0;
  for (const { start, end, length } of edit) {
    add('same', before.slice(from, start));
    at += start - from;
    add('gone', before.slice(start, end));
    add('new', after.slice(at, at + length));
    at += length;
    from = end;
  }
  add('same', before.slice(from));
  return found;
}
