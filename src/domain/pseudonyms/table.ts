import { Refusal } from '../refusal.ts';

/** What stands for somebody or something: a pseudonym, and the names in whose place it is put. */
export interface Pseudonym {
  readonly pseudonym: string;
  /** The first is the one that comes back where it is not known which of them stood there. */
  readonly names: readonly string[];
}

/** Names that are given at once, at most. */
const mostNames = 2000;
const longest = 200;

/** What stands between a name and its pseudonym: a tab as in a table, an arrow, an equals sign, a semicolon. */
const between = /\t+|\s*(?:→|->|=>|=|;)\s*/;
const headings = /^(?:names?|real names?|original)$/i;

/**
 * Reads a table as it is typed or pasted from a spreadsheet: a line for each name, with its pseudonym behind a tab, an arrow, an
 * equals sign or a semicolon; other names of the same stand before it, with a bar between. Lines with one pseudonym belong
 * together. Refuses, with its number, a line that says nothing, says two things, or would put a name in a name's place.
 */
export function readPseudonyms(typed: string): Pseudonym[] {
  const named = new Map<string, string[]>();
  const owners = new Map<string, string>();
  typed.split(/\r\n?|\n/).forEach((raw, place) => {
    const line = readLine(raw, place + 1);
    if (!line) return;
    const known = named.get(line.pseudonym) ?? [];
    for (const name of line.names) {
      const owner = owners.get(sameForm(name));
      if (owner !== undefined && owner !== line.pseudonym)
        throw refused(place + 1, `“${name}” is to become “${owner}” already.`);
      if (owner === undefined) known.push(name);
      owners.set(sameForm(name), line.pseudonym);
    }
    named.set(line.pseudonym, known);
  });
  if (owners.size > mostNames)
    throw new Refusal('invalid', `These are more than ${mostNames} names: replace some of them first.`);
  for (const pseudonym of named.keys()) refuseName(pseudonym, owners);
  return [...named].map(([pseudonym, names]) => ({ pseudonym, names }));
}

interface Line {
  readonly names: readonly string[];
  readonly pseudonym: string;
}

function readLine(raw: string, number: number): Line | undefined {
  const line = raw.normalize('NFC').trim();
  if (line === '') return undefined;
  const parts = line.split(between).map((part) => part.trim());
  const [left = '', pseudonym = '', ...more] = parts;
  if (number === 1 && headings.test(left)) return undefined;
  const names = left.split('|').map((name) => name.trim()).filter((name) => name !== ''); // prettier-ignore
  if (names.length === 0 || pseudonym === '' || more.some((part) => part !== ''))
    throw refused(number, 'write a name, a tab or an arrow (→), and its pseudonym.');
  for (const one of [...names, pseudonym]) refuseOdd(one, number);
  for (const name of names)
    if (name.length < 2)
      throw refused(number, `“${name}” is a single character: it would be found everywhere.`);
  return { names, pseudonym };
}

function refuseOdd(word: string, number: number): void {
  if (word.length > longest)
    throw refused(number, `“${word.slice(0, 40)}…” is longer than ${longest} characters.`);
  if (!/[\p{L}\p{N}]/u.test(word)) throw refused(number, `“${word}” has neither a letter nor a digit.`);
}

/** A pseudonym that is itself somebody's name would be replaced the next time, and cannot be told from it. */
function refuseName(pseudonym: string, owners: ReadonlyMap<string, string>): void {
  if (owners.has(sameForm(pseudonym)))
    throw new Refusal(
      'invalid',
      `“${pseudonym}” is a name of your table and a pseudonym too: choose another pseudonym.`,
    );
}

const sameForm = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

const refused = (line: number, why: string): Refusal =>
  new Refusal('invalid', `Line ${line} of the names: ${why}`);
