// One long story: many steps by two people on one project, then all of it taken back, every state compared on the way.
// node test/bench/story.ts [STEPS] [SEED]
import { kinds, play } from '../actions/living-story.ts';
import type { Step } from '../actions/story/study.ts';

const [steps = 100_000, seed = 1] = process.argv.slice(2).map(Number);

/** The same numbers for the same seed (mulberry32), so that a story that fails can be told again. */
function dice(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function* story(): Generator<Step> {
  const throwDie = dice(seed);
  for (let number = 1; number <= steps; number++) {
    if (number % 10_000 === 0) process.stderr.write(`${number} steps\n`);
    const kind = kinds[throwDie(kinds.length)] ?? 'code';
    yield { kind, a: throwDie(21), b: throwDie(21), c: throwDie(21), by: 1 + throwDie(2) };
  }
}

const began = performance.now();
const { done, refused, takenBack } = play(story(), { every: 100 });
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${steps} steps with seed ${seed}: ${done} done (${takenBack} older steps taken back), ${refused} refused, all taken back to the same state, ${seconds} s\n`,
);
