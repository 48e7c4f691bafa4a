import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';

const largest = 50_000_000;

/** The bytes of a file. Refuses what is no file, and what is larger than anything that can be read, before it is in memory. */
export function bytesOf(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Refusal('missing', `There is no file ${path}.`);
  if (!found.isFile()) throw new Refusal('invalid', `${path} is not a file.`);
  if (found.size <= largest) return readFileSync(path);
  const size = Math.ceil(found.size / 1_000_000);
  throw new Refusal(
    'invalid',
    `${path} has ${size} MB; no more than ${largest / 1_000_000} MB can be read. Split it.`,
  );
}
