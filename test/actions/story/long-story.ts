// One long story: many steps by two people, the same for the same seed, so that one that fails can be told again.
import { kinds } from './living-story.ts';
import type { Step } from './study.ts';

/** The same numbers for the same seed (mulberry32). */
function dice(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function* longStory(steps: number, seed: number): Generator<Step> {
  const throwDie = dice(seed);
  for (let number = 1; number <= steps; number++) {
    if (number % 10_000 === 0) process.stderr.write(`${number} steps\n`);
    const kind = kinds[throwDie(kinds.length)] ?? 'code';
    yield { kind, a: throwDie(21), b: throwDie(21), c: throwDie(21), by: 1 + throwDie(2) };
  }
}
