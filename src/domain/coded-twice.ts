import type { EvidenceCoding } from './evidence.ts';

/**
 * The passages that have a code more than once from one coder, bearing on it alike: the codings of each, in order of place,
 * every one sharing words with those before it. Each of them counts as a coding, though they say one thing. Codings that
 * only touch are apart. `codings` are of one source, in order of place.
 */
export function codedTwice<T extends EvidenceCoding>(codings: readonly T[]): T[][] {
  const open = new Map<string, { end: number; own: T[] }>();
  const passages: T[][] = [];
  for (const coding of codings) {
    const key = `${coding.codeId} ${coding.coderId} ${coding.polarity}`;
    const known = open.get(key);
    if (known && coding.start < known.end) {
      known.own.push(coding);
      known.end = Math.max(known.end, coding.end);
    } else {
      const own = [coding];
      passages.push(own);
      open.set(key, { end: coding.end, own });
    }
  }
  return passages.filter(({ length }) => length > 1);
}
