import { createHash } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';

/** What the name of every project file ends with. */
export const ending = '.throughline';

/** What a file system takes for one name, and the longest that SQLite puts behind it for the file beside (`-journal`). */
const longestName = 255;
const longestBeside = 8;

/** The longest a key may be inside a name that has more to say: a moment, a number, an ending. */
const longestPart = 180;

/** Why nobody can work on a project under the name that its file has; null where they can. */
export function problemOfName(key: string): Refusal | null {
  // An address takes these for "here" and "one up", however they are written in it.
  if (key === '' || key === '.' || key === '..')
    return new Refusal('invalid', `The file “${key}${ending}” needs a name before its ending: rename it.`);
  if (Buffer.byteLength(key + ending) + longestBeside > longestName)
    return new Refusal(
      'invalid',
      `The name of this file is too long to work beside it. Rename the file to something shorter (${ending} stays at its end).`,
    );
  return null;
}

/**
 * A key as a part of other file names (a backup, a copy): itself, or where it is long its beginning and a mark of the
 * whole, so that two long names never meet.
 */
export function partOfName(key: string): string {
  if (Buffer.byteLength(key) <= longestPart) return key;
  let part = '';
  for (const sign of key) {
    if (Buffer.byteLength(part + sign) > longestPart) break;
    part += sign;
  }
  return `${part}~${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}
