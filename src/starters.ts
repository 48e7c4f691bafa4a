// The codebooks that come with the program: every file in codebook/.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Codebook } from './domain/codebook.ts';
import { Refusal } from './domain/refusal.ts';
import { readCodebook } from './formats/codebooks/yaml.ts';

const folder = join(import.meta.dirname, '..', 'codebook');
const first = 'learning-partnerships';

/** The names under which starter codebooks are asked for, the one of the study this grew from first. */
export function starterNames(): string[] {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []));
  return [first, ...names.filter((name) => name !== first).sort()];
}

/** What was read stands while the program runs, as its files do: taking YAML apart takes longer than all else on the first page. */
const known = new Map<string, Codebook>();

/** A codebook that comes with the program, read once. Refuses a name that none has. */
export function starterCodebook(name = first): Codebook {
  const codebook = known.get(name) ?? readStarter(name);
  known.set(name, codebook);
  return codebook;
}

function readStarter(name: string): Codebook {
  const names = starterNames();
  if (!names.includes(name))
    throw new Refusal('missing', `There is no starter codebook “${name}”. There are: ${names.join(', ')}.`);
  const file = `${name}.yaml`;
  return readCodebook(file, readFileSync(join(folder, file), 'utf8'));
}
