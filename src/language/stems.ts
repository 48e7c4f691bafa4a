// The stemmer alone: importing the whole of natural loads database clients, reads ./.env and prints to the terminal.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const known = new Map<string, string>();
const mostKnown = 200_000;

/** The stem of a word, the same for all its forms: lower case, accents folded, straight apostrophes, Porter. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const plain = word.toLowerCase().replaceAll('’', "'").normalize('NFKD').replace(/\p{M}/gu, '');
  const bare = plain.replace(/'s$/, '');
  const stemmed = bare.length > 2 ? porter.stem(bare) : bare;
  if (known.size >= mostKnown) known.clear();
  known.set(word, stemmed);
  return stemmed;
}
