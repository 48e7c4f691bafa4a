/** Two names that may be of one person, and why. */
export interface AlikeNames {
  readonly names: readonly [string, string];
  readonly because: 'written otherwise' | 'an initial' | 'one letter';
}

/** Names this long may differ in one letter and still be one; shorter ones are told apart by a letter. */
const fewestLetters = 5;

/**
 * Pairs of names that may be of one person: the same words in other capitals, order, signs or accents (“Kowalik, P.” and
 * “P Kowalik”), an initial beside the name it stands for, or one letter that differs in a long name. Names with digits are
 * labels, and told apart by any sign of them.
 */
export function alikeNames(names: readonly string[]): AlikeNames[] {
  const folded = names.map((name) => ({ name, words: wordsOf(name) }));
  return folded.flatMap((one, at) =>
    folded.slice(at + 1).flatMap((other): AlikeNames[] => {
      const because = whyAlike(one.words, other.words);
      return because === null ? [] : [{ names: [one.name, other.name], because }];
    }),
  );
}

/** The words of a name in one order, without accents, signs and capitals. */
const wordsOf = (name: string): string[] =>
  (
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).sort();

function whyAlike(one: readonly string[], other: readonly string[]): AlikeNames['because'] | null {
  if (one.length === 0 || one.length !== other.length) return null;
  const left = without(one, other);
  const right = without(other, one);
  if (left.length === 0) return 'written otherwise';
  const [a, b] = [left[0] ?? '', right[0] ?? ''];
  if (left.length > 1 || /\p{N}/u.test(a + b)) return null;
  if (one.length > 1 && (isInitialOf(a, b) || isInitialOf(b, a))) return 'an initial';
  return isOneLetterOff(a, b) ? 'one letter' : null;
}

/** The words that are not among others, each of those taken once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isInitialOf = (short: string, long: string): boolean =>
  short.length === 1 && long.length > 1 && long.startsWith(short);

/** Whether one long word becomes the other by one letter more, less or instead. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < fewestLetters || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}
