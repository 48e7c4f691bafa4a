import { languages, type LanguageCode, type StemmedLanguage } from '../../domain/language.ts';
import { plainly, stripped } from './folding.ts';
import { functionWordsOf, vagueWordsOf } from './function-words/all.ts';

/** How many words of a text are looked at, and how few are too few. */
const mostWords = 2000;
const fewestWords = 20;

/** What share of the words must speak for a language, and how much more than for the next one. */
const leastShare = 0.22;
const leastLead = 1.5;

/** Pieces of words: what stands around apostrophes and hyphens counts by itself (j'ai, dis-moi). */
const pieces = /[\p{L}\p{M}]+/gu;

/** Letters that Ukrainian, Bulgarian or Serbian write more often than ы and э, which are Russian. */
const otherCyrillic = /[іїєґўъјљњћђќѓ]/gi;
const russianCyrillic = /[ыэ]/gi;

const bare = (word: string): string => stripped(plainly(word));

type Speakers = ReadonlyMap<string, ReadonlySet<StemmedLanguage>>;

/** The languages that each function word belongs to. */
function findSpeakers(): Speakers {
  const found = new Map<string, Set<StemmedLanguage>>();
  for (const { code } of languages) {
    const list = [...functionWordsOf(code), ...vagueWordsOf(code)].join(' ');
    for (const [piece] of list.matchAll(pieces)) {
      const word = bare(piece);
      found.set(word, (found.get(word) ?? new Set()).add(code));
    }
  }
  return found;
}
const nobody: ReadonlySet<StemmedLanguage> = new Set();
let speakers: Speakers | undefined;

interface Votes {
  /** How many words were looked at. */
  readonly count: number;
  /** Most first. */
  readonly votes: readonly (readonly [StemmedLanguage, number])[];
}

function votesOf(text: string): Votes {
  speakers ??= findSpeakers();
  const votes = new Map<StemmedLanguage, number>();
  let count = 0;
  for (const [piece] of text.matchAll(pieces)) {
    const codes = speakers.get(bare(piece)) ?? nobody;
    for (const code of codes) votes.set(code, (votes.get(code) ?? 0) + 1 / codes.size);
    if (++count === mostWords) break;
  }
  return { count, votes: Array.from(votes).sort(([, a], [, b]) => b - a) };
}

/**
 * The language of a text, by the share of function words among its first words; a word of several languages speaks a
 * little for each. `none` where the text is short or no language is clear. Accents may be missing.
 * Danish comes out as Norwegian: they share their function words, and its stemmer serves both.
 */
export function detectLanguage(text: string): LanguageCode {
  const { count, votes } = votesOf(text);
  const [first, second] = votes;
  if (!first || count < fewestWords || first[1] < leastShare * count) return 'none';
  if (first[0] === 'ru' && !looksRussian(text.slice(0, 20_000))) return 'none';
  return first[1] >= leastLead * (second?.[1] ?? 0) ? first[0] : 'none';
}

const looksRussian = (text: string): boolean =>
  (text.match(russianCyrillic)?.length ?? 0) >= (text.match(otherCyrillic)?.length ?? 0);
