import { wordsOf, type Word } from './words.ts';

/** Something that may be a name: words with capitals that recur inside sentences. */
export interface Candidate {
  readonly name: string;
  readonly count: number;
}

/** Where so many words of a text have a capital, nouns have one: only two in a row are telling there. */
const shareOfNouns = 0.12;
const longestName = 4;
const fewest = 2;

/** Words that have a capital and name nobody. */
const common = new Set(
  'I I’m I’d Mr Mrs Ms Dr Prof Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English German French Spanish'.split(
    ' ',
  ),
);

/**
 * What may be names in some texts of one language: runs of words with a capital inside a sentence that nowhere stand with a
 * small letter, the most frequent first. It is a proposal: only she can tell.
 */
export function nameCandidates(texts: readonly string[]): Candidate[] {
  const small = new Set<string>();
  const runs = new Map<string, number>();
  let capitals = 0;
  let all = 0;
  for (const text of texts) {
    const words = wordsOf(text);
    all += words.length;
    for (const { said } of words) if (/^\p{Ll}/u.test(said)) small.add(said);
    for (const run of runsOf(text, words)) {
      capitals += run.length;
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) continue;
      const name = text.slice(first.start, last.end).replace(/\s+/g, ' ');
      runs.set(name, (runs.get(name) ?? 0) + 1);
    }
  }
  const hasNouns = capitals > shareOfNouns * all;
  return [...runs]
    .filter(([name, count]) => isTelling(name, count, hasNouns) && !small.has(name.toLowerCase()))
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

const isTelling = (name: string, count: number, hasNouns: boolean): boolean =>
  name.includes(' ') || (!hasNouns && count >= fewest);

/** Runs of words with a capital, none at the start of a sentence, where every word has one. */
function runsOf(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const end = (): void => {
    if (run.length > 0 && run.length <= longestName) runs.push(run);
    run = [];
  };
  words.forEach((word, at) => {
    const gap = text.slice(words[at - 1]?.end ?? 0, word.start);
    if (!/^[ \u00a0-]$/.test(gap)) end();
    if (isCapital(word.said) && (run.length > 0 || !beginsSentence(gap, at))) run.push(word);
    else end();
  });
  end();
  return runs;
}

const isCapital = (word: string): boolean => /^\p{Lu}\p{L}*\p{Ll}/u.test(word) && !common.has(word);

const beginsSentence = (gap: string, at: number): boolean => at === 0 || /[.?!:;…"“”„«(\n[]/.test(gap);
