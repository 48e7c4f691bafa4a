import lunr from 'lunr';
import type { PageCode } from '../state.ts';

/** Finds codes by what is typed: by name first, then keywords and definition, also by the beginning of a word. */
export function createCodeSearch(codes: readonly PageCode[]): (typed: string) => PageCode[] {
  // What only gathers others comes last: mostly a finer code is meant.
  const isHead = ({ depth, hasChildren }: PageCode): boolean => depth === 0 && hasChildren;
  const offered = codes.filter((code) => !code.isAside);
  const codable = [...offered.filter((code) => !isHead(code)), ...offered.filter(isHead)];
  const byId = new Map(codable.map((code) => [String(code.id), code]));
  const index = lunr((builder) => {
    builder.field('name', { boost: 10 });
    builder.field('keywords', { boost: 3 });
    builder.field('definition');
    for (const code of codable) {
      builder.add({
        id: String(code.id),
        name: plain(code.path),
        keywords: plain(code.keywords.join(' ')),
        definition: plain(code.definition),
      });
    }
  });

  return (typed) => {
    const words = plain(typed)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    if (typed.trim() === '') return codable;
    if (words.length === 0) return [];
    const found = index.query((query) => {
      for (const word of words) {
        query.term(word, { boost: 5 });
        query.term(word, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false, boost: 2 });
        if (word.length > 4) query.term(word, { editDistance: 1, usePipeline: false });
      }
    });
    const begins = codable.filter((code) => plain(code.name).startsWith(plain(typed.trim())));
    // The index holds stems ("evid"), which what is typed so far ("eviden") may have outgrown.
    const named = codable.filter((code) => beginWords(words, code.name));
    const worded = codable.filter((code) => beginWords(words, [code.definition, ...code.keywords].join(' ')));
    const ranked = found.flatMap(({ ref }) => byId.get(ref) ?? []);
    const near = codable.filter((code) => isNear(code, typed));
    return [...new Set([...begins, ...near, ...named, ...ranked, ...worded])];
  };
}

/** Whether what is typed can mean this code: each word begins one of its name, path, keywords or definition. */
export const isCalled = (code: PageCode, typed: string): boolean => {
  const words = plain(typed).split(/[^\p{L}\p{N}]+/u);
  return beginWords(words.filter(Boolean), [code.path, code.definition, ...code.keywords].join(' '));
};

/** Whether what is typed is the name of a code, or its beginning, but for a slip: one letter, or two in longer words. */
export function isNear({ name }: PageCode, typed: string): boolean {
  const wanted = plain(typed.trim());
  const slips = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  const called = plain(name);
  if (slips === 0 || called.length < wanted.length - slips) return false;
  return slipsBetween(wanted, called) <= slips;
}

/** By how many letters one word differs from the beginning of another: left out, put in, taken for another, or swapped. */
function slipsBetween(typed: string, name: string): number {
  let [before, last] = [[] as number[], Array.from({ length: name.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    for (let at = 1; at <= name.length; at++) {
      const isSame = typed[row - 1] === name[at - 1];
      const swapped = typed[row - 1] === name[at - 2] && typed[row - 2] === name[at - 1];
      now[at] = Math.min(
        (last[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (before[at - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, now];
  }
  return Math.min(...last);
}

/** Whether each of `typed` is the beginning of a word of `text`. */
function beginWords(typed: readonly string[], text: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
