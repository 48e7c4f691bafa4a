// Loaded before the program (node --import): puts what is to be broken in the place of what stands there, as files are
// loaded. The files themselves are never touched.
import childProcess from 'node:child_process';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Break } from './bar.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const asked = process.env['RELIABILITY_BREAKS'];

/** What a server says that could not be broken as asked: the sabotage is out of date, and proves nothing. */
export const noPlace = 'THE SABOTAGE HAS NO PLACE';

/** The environment in which a program is started that is to be broken in these places. */
export const environmentOf = (breaks: readonly Break[]): Record<string, string> =>
  breaks.length === 0
    ? {}
    : {
        // What is broken is the program as it was written.
        THROUGHLINE_RUNS: 'source',
        RELIABILITY_BREAKS: JSON.stringify(breaks),
        NODE_OPTIONS: `--import=${pathToFileURL(import.meta.filename).href}`,
      };

if (asked !== undefined) {
  // Written by `environmentOf` in this file.
  const breaks = JSON.parse(asked) as Break[];
  breakChildrenToo(breaks);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      const here = breaks.filter(({ file }) => url === pathToFileURL(join(root, file)).href);
      if (here.length === 0 || loaded.source == null) return loaded;
      const source = here.reduce(broken, Buffer.from(loaded.source as Uint8Array).toString('utf8'));
      return { ...loaded, source };
    },
  });
}

function broken(source: string, { file, from, to }: Break): string {
  if (!source.includes(from)) {
    console.error(`${noPlace}: “${from}” does not stand in ${file} any more.`);
    process.exit(97);
  }
  return source.replace(from, () => to);
}

/** Processes beside the program get an empty environment; what is broken is to be broken in them as well. */
function breakChildrenToo(breaks: readonly Break[]): void {
  const { fork } = childProcess;
  const forkBroken = (file: string, args: string[], options: childProcess.ForkOptions): unknown =>
    fork(file, args, { ...options, env: { ...options.env, ...environmentOf(breaks) } });
  Object.assign(childProcess, { fork: forkBroken });
  syncBuiltinESMExports();
}
