// What the lock file says of each package that may be installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();

const Entry = z.object({
  name: z.string().optional(),
  version: z.string().default(''),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  os: oneOrMore,
  cpu: oneOrMore,
  dependencies: names,
  optionalDependencies: names,
});
const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) });

/** A package, with the place in `node_modules` that it gets. */
export type Package = z.output<typeof Entry> & { readonly name: string; readonly place: string };

/** Every package of the lock file of a folder; several places may hold the same one. */
export function readLock(folder: string): Package[] {
  const lock = Lock.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({ ...entry, place, name: entry.name ?? nameAt(place) }));
}

/** The name by which a place is required; an override may have put another package there. */
const nameAt = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

const Manifest = z.object({
  version: z.string(),
  allowScripts: z.record(z.string(), z.boolean()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** What our own `package.json` says about packages. */
export const readManifest = (folder: string): z.output<typeof Manifest> =>
  Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
