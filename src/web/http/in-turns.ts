import { setImmediate } from 'node:timers/promises';

/** Nobody else waits longer than about this for long work, in milliseconds. */
const longestTurn = 10;

/** The values of long work, between which everybody else who asks gets an answer. */
export async function* inTurns<T>(work: Iterable<T>): AsyncGenerator<T> {
  let begun = performance.now();
  for (const value of work) {
    yield value;
    if (performance.now() - begun < longestTurn) continue;
    await setImmediate();
    begun = performance.now();
  }
}

/** All values of long work, found while everybody else gets their answers. */
export async function allInTurns<T>(work: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of inTurns(work)) all.push(value);
  return all;
}
