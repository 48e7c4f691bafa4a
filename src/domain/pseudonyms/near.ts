import { hasPrefixes } from '../scripts.ts';
import type { Hit, Sought } from './hits.ts';
import type { Pseudonym } from './table.ts';
import { wordsOf, type Word } from './words.ts';

/** Something that may be a name of the table in another form: with an ending (“Rosas”), a prefix, in small letters, or a part of it alone (“Meier”). */
export interface NearForm extends Sought {
  readonly count: number;
  readonly isLikely: boolean;
}

const longestEnding = 3;
const longestPrefix = 2;
const fewestLetters = 3;
/** Endings that are put to names of people in many languages. */
const usual = new Set([
  's',
  'n',
  'en',
  'es',
  'a',
  'u',
  'i',
  'y',
  'ę',
  'ą',
  'om',
  'em',
  'ом',
  'а',
  'у',
  'ы',
  'е',
  'ой',
  'и',
]);

/**
 * Forms of the names of a table that are not in it themselves and stand in the texts, the most frequent first. `hits` are
 * those of the table in the same texts: what they cover is found already.
 */
export function nearForms(
  table: readonly Pseudonym[],
  texts: readonly { readonly text: string; readonly hits: readonly Hit[] }[],
): NearForm[] {
  const stems = stemsOf(table);
  const found = new Map<string, NearForm>();
  for (const { text, hits } of texts) {
    let hit = 0;
    for (const word of wordsOf(text)) {
      while (hit < hits.length && (hits[hit]?.end ?? 0) <= word.start) hit++;
      const covering = hits[hit];
      if (covering && covering.start <= word.start) continue;
      const form = nearest(stems, word);
      if (!form) continue;
      const key = `${form.of} ${form.name}`;
      const known = found.get(key);
      found.set(key, { ...form, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Under which a name is known as it stands in small letters, in the name of a file say; no word of a text is like it. */
const smallOf = (word: string): string => `small ${word.toLowerCase()}`;

interface Stem {
  readonly of: number;
  /** Whether it is a name by itself, and not one word of a longer one. */
  readonly isWhole: boolean;
}

/** The words that may be met alone or with an ending: names of one word, and each word of longer ones. */
function stemsOf(table: readonly Pseudonym[]): Map<string, Stem> {
  const stems = new Map<string, Stem>();
  table.forEach(({ names }, of) => {
    for (const name of names) {
      const words = wordsOf(name.normalize('NFC'));
      for (const { said } of words)
        if (isTelling(said) && !stems.get(said)?.isWhole) {
          stems.set(said, { of, isWhole: words.length === 1 });
          stems.set(smallOf(said), { of, isWhole: false });
        }
    }
  });
  return stems;
}

/** Long enough, and written like a name: with a capital, or in a script that has none. */
const isTelling = (word: string): boolean => word.length >= fewestLetters && /^\p{Lu}|^\p{Lo}/u.test(word);

function nearest(stems: ReadonlyMap<string, Stem>, { said }: Word): NearForm | undefined {
  const small = /^\p{Ll}/u.test(said) ? stems.get(smallOf(said)) : undefined;
  if (small) return { name: said, of: small.of, count: 0, isLikely: false };
  const part = stems.get(said);
  if (part) return part.isWhole ? undefined : { name: said, of: part.of, count: 0, isLikely: false };
  for (let after = 1; after <= longestEnding && said.length - after >= fewestLetters; after++) {
    const stem = stems.get(said.slice(0, said.length - after));
    if (stem) return { name: said, of: stem.of, after, count: 0, isLikely: usual.has(said.slice(-after)) };
  }
  if (!hasPrefixes(said)) return undefined;
  for (let before = 1; before <= longestPrefix && said.length - before >= fewestLetters; before++) {
    const stem = stems.get(said.slice(before));
    if (stem) return { name: said, of: stem.of, before, count: 0, isLikely: true };
  }
  return undefined;
}
