import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Where the program lies: as it was written, or bundled with its processes beside it. */
const here = import.meta.dirname;
const isBundled = import.meta.filename.endsWith('.js');
const root = join(here, isBundled ? '..' : '../..');

/** A program that runs as it was written may be told to run its processes bundled: they start in a third of the time. */
const bundles = isBundled || process.env['THROUGHLINE_RUNS'] === 'built' ? join(root, 'built') : null;

/** Starts one of the files of this folder, named without its ending, as a process that answers messages, with at most so much memory. */
export function startProcess(name: string, memoryMb: number): ChildProcess {
  return fork(bundles === null ? join(here, `${name}.ts`) : join(bundles, `${name}.js`), [], {
    // Neither flags nor settings of the parent (a test runner's, say) are for a process that only reads.
    execArgv: [`--max-old-space-size=${memoryMb}`, '--disable-warning=ExperimentalWarning'],
    // Where what was compiled is kept, as for the program itself.
    env: { NODE_COMPILE_CACHE: join(root, '.cache/compiled') },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Says whether the program waits for the process before it ends. */
export function keepAlive(child: ChildProcess, alive: boolean): void {
  if (alive) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** Ends a process at once and waits until it is gone: it only reads, so nothing can be half done. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await exit;
}
