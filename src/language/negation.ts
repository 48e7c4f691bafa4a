import type { Span } from '../domain/text.ts';

/** A word of a text as far as its denial goes. */
export interface Deniable extends Span {
  readonly stem: string;
}

const reach = 3;
const endsDenial = /[.,;:!?–—\n]/u;

/**
 * Whether each word is denied: a word that says no stands at most three words before it in the same clause (“no trust”,
 * “did not really trust”, “without any trust”).
 */
export function deniedAmong(
  text: string,
  words: readonly Deniable[],
  negations: ReadonlySet<string>,
): boolean[] {
  return words.map((word, at) => {
    for (let back = 1; back <= reach; back++) {
      const before = words[at - back];
      if (!before || endsDenial.test(text.slice(before.end, words[at - back + 1]?.start ?? word.start)))
        return false;
      if (negations.has(before.stem)) return true;
    }
    return false;
  });
}
