// One long story on one project, then all of it taken back, every state compared on the way.
// node test/bench/story.ts [STEPS] [SEED]
import { play } from '../actions/story/living-story.ts';
import { longStory } from '../actions/story/long-story.ts';

const [steps = 100_000, seed = 1] = process.argv.slice(2).map(Number);

const began = performance.now();
const { done, refused, takenBack } = play(longStory(steps, seed), { every: 100 });
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${steps} steps with seed ${seed}: ${done} done (${takenBack} older steps taken back), ${refused} refused, all taken back to the same state, ${seconds} s\n`,
);
