// Two things no text may hold: a NUL, behind which SQLite sees nothing more, and half a character (a lone surrogate),
// which comes back from SQLite with another length, so that every place behind it is wrong.
import { Refusal } from './refusal.ts';

/** Twice what the deepest codebook needs. */
const deepest = 400;

/** A text as it may be stored: without NULs and half characters, and else the same. */
export function storableText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** The same value with every text in it, and every name of a part, as it may be stored. Refuses one without a bottom. */
export function storable<T>(value: T): T {
  // Text by text what it was given: nothing else is changed.
  return cleaned(value, 0) as T;
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw new Refusal('invalid', 'What was sent is nested too deep to be read.');
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, depth + 1));
  if (value instanceof Map)
    return new Map([...value].map(([name, part]) => [cleaned(name, depth), cleaned(part, depth + 1)]));
  if (!isPlain(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => [storableText(name), cleaned(part, depth + 1)]);
  return Object.fromEntries(parts);
}

/** Made of nothing but its parts: what JSON, a form or a reader gives. A date or bytes are not. */
function isPlain(value: object): boolean {
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
}
