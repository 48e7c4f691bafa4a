import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts one of the files of this folder as a process that answers messages, with at most so much memory. */
export function startProcess(file: string, memoryMb: number): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    // Neither flags nor settings of the parent (a test runner's, say) are for a process that only reads.
    execArgv: [`--max-old-space-size=${memoryMb}`, '--disable-warning=ExperimentalWarning'],
    env: {},
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
