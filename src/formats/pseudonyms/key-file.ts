import { z } from 'zod';
import type { PseudonymKey } from '../../domain/pseudonyms/key.ts';
import { Refusal } from '../../domain/refusal.ts';

const mark = 'key of pseudonyms';
const Name = z.string().min(1).max(2000);
const Place = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()]);

const Key = z.object({
  throughline: z.literal(mark),
  project: z.string().max(100),
  madeAt: z.string().max(40),
  table: z.array(z.object({ pseudonym: Name, names: z.array(Name).min(1), isNew: z.boolean() })).min(1),
  said: z.array(Name),
  places: z.record(z.string(), z.array(Place)),
  codings: z.array(
    z.object({ guid: z.string(), start: z.int().nonnegative(), end: z.int().positive(), exact: z.string() }),
  ),
});

/** Reads the file of a key; refuses what is none, or was damaged. */
export function readKey(file: string): PseudonymKey {
  const read = Key.safeParse(parsed(file));
  if (!read.success)
    throw new Refusal(
      'invalid',
      'This file is not a key of pseudonyms, or it was changed by something. Nothing was done.',
    );
  const { project, madeAt, table, said, places, codings } = read.data;
  const isWhole = Object.values(places)
    .flat()
    .every(([, of, stood]) => of < table.length && stood < said.length);
  if (!isWhole)
    throw new Refusal('invalid', 'This key is not whole: it was changed by something. Nothing was done.');
  return { project, madeAt, table, said, places, codings };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
}

/** A key as the text of its file. */
export const writeKey = (key: PseudonymKey): string =>
  `${JSON.stringify({ throughline: mark, ...key }, null, 1)}\n`;
