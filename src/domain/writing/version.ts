import { Refusal } from '../refusal.ts';

/** What is written somewhere, field by field. */
export type Says = Readonly<Record<string, unknown>>;

/** The version of a place where nothing is written yet. */
export const nothingYet = 'none';

/**
 * The version of what stands somewhere: a short word that is another whenever it says something else, and the same again
 * after undo. Whoever replaces it names the version she read, so that nobody writes over what she has not seen.
 */
export function versionOf(says: Says): string {
  return Object.values(says).every(isEmpty) ? nothingYet : hashOf(JSON.stringify(says));
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A hash of 53 bits (cyrb53): against accidents, in the browser as well, without waiting. */
function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** What somebody is about to replace: what it is called in a sentence, what stands there, and who wrote it where known. */
export interface Place {
  readonly called: string;
  readonly says: Says;
  readonly by?: string | undefined;
}

/**
 * Refuses to write over words she has not seen: what stands is no longer the version `was` that she builds on. It says what
 * stands there. Writing what stands already (a second try, the same thought) is not refused; nor is a program that names no
 * version because it has just read what it replaces.
 */
export function refuseUnseen(was: string | undefined, wanted: Says, { called, says, by }: Place): void {
  const version = versionOf(says);
  if (was === undefined || was === version || versionOf(wanted) === version) return;
  const who = by === undefined || by === '' ? 'Somebody' : by;
  const now =
    version === nothingYet ? 'Nothing stands there now.' : `It says now: ${ended(differing(wanted, says))}`;
  throw new Refusal(
    'conflict',
    `${who} changed ${called} meanwhile. ${now} What you typed is kept here; save it again to put it in its place.`,
    { stands: { version, by: by ?? '', says } },
  );
}

/** A quote that ends a sentence needs no full stop after it. */
const ended = (said: string): string => (/[.!?…]”$/.test(said) ? said : `${said}.`);

const longestQuote = 400;

/** What stands, as far as it differs from what was to be written. */
function differing(wanted: Says, says: Says): string {
  const names = Object.keys(says).filter(
    (name) => JSON.stringify(says[name]) !== JSON.stringify(wanted[name]),
  );
  return names.map((name) => (name === 'text' ? '' : `${inWords(name)}: `) + quoted(says[name])).join('; ');
}

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function quoted(value: unknown): string {
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.map(plain).join(', ') : plain(value);
  if (text === '') return '(nothing)';
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote).toWellFormed()}…` : text}”`;
}

const plain = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? Object.values(value)
          .map(plain)
          .filter((part) => part !== '')
          .join(' – ')
      : JSON.stringify(value);
