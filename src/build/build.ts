// npm run build: bundles the browser's part into dist/ and the program into built/, where their source has changed since.
import { utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildClient } from './client.ts';
import { buildProgram } from './program.ts';

const root = join(import.meta.dirname, '../..');

// Plain JavaScript without types, because run.cjs asks it too.
const { isFresh } = createRequire(import.meta.url)('../built.cjs') as {
  readonly isFresh: (record: string) => boolean;
};

await Promise.all([
  unlessFresh('dist/manifest.json', () => buildClient(join(root, 'dist'))),
  unlessFresh('built/files.json', () => buildProgram(join(root, 'built'))),
]);

/** What is changed while it is bundled may be missing from it: a build bears the time at which it began. */
async function unlessFresh(name: string, build: () => Promise<void>): Promise<void> {
  const record = join(root, name);
  if (isFresh(record)) return;
  const begun = new Date();
  await build();
  utimesSync(record, begun, begun);
}
