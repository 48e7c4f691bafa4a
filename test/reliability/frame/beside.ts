// A thread of its own: somebody who asks for the same thing every few milliseconds, and is not held up by what the harness does.
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

export interface Errand {
  readonly url: string;
  readonly token: string;
}

/** How long somebody waited while something was done, in ms. */
export interface Waited {
  readonly longest: number;
  readonly over100: number;
}

if (parentPort) {
  const { url, token } = workerData as Errand; // `hostile-files.ts` gives it
  const over = new AbortController();
  parentPort.once('message', () => {
    over.abort();
  });
  let [longest, over100] = [0, 0];
  while (!over.signal.aborted) {
    const begun = performance.now();
    await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).arrayBuffer();
    const waited = performance.now() - begun;
    longest = Math.max(longest, waited);
    if (waited > 100) over100++;
    await pause(15);
  }
  parentPort.postMessage({ longest, over100 } satisfies Waited);
}
