// R5. Tells long random stories of two people who do everything that can be done and take it back, also older steps, and short ones of
// coding that are held against a model after every step.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { commands } from '../actions/algebra/algebra-commands.ts';
import { laboratory, operations } from '../actions/algebra/algebra-laboratory.ts';
import { play as compare } from '../actions/algebra/algebra.ts';
import { play } from '../actions/story/living-story.ts';
import { longStory } from '../actions/story/long-story.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';

/** Thousands of commands need no disk: what survives a power cut is not asked here. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const algebra: Bar = {
  number: 'R5',
  name: 'what is taken back',
  promise:
    'whatever coders do and take back, in any order, quotes are the words, nothing is there twice, and all of it can be undone and done again',
  isInside: true,
  sabotages: [
    {
      name: 'an undo that passes over a row',
      breaks: [
        {
          file: 'src/storage/history.ts',
          from: 'changed.forEach(put);',
          to: 'changed.slice(changed.length > 1 ? 1 : 0).forEach(put);',
        },
      ],
    },
    {
      name: 'a quote that stays the old one when its boundary is moved',
      breaks: [
        {
          file: 'src/actions/codings/codings.ts',
          from: 'const exact = wordsAt(textOf(project, before.sourceId), { start, end });',
          to: 'const { exact } = before;',
        },
      ],
    },
    {
      name: 'a memo that stays when its coding is removed',
      breaks: [
        {
          file: 'src/actions/codings/codings.ts',
          from: "project.memos.remove('coding', coding.id);\n      project.codings.remove",
          to: 'project.codings.remove',
        },
      ],
    },
    {
      name: 'words that are one sign too long',
      breaks: [
        {
          file: 'src/actions/codings/codings.ts',
          from: 'const exact = sameWords(text, coding);',
          to: 'const exact = text.slice(coding.start, coding.end + 1);',
        },
      ],
    },
  ],
  measure,
};

/** Steps of one story: it grows, and then all of it is taken back. */
const stepsOfStory = 5000;

function measure({ extent }: Trial): Promise<Seen> {
  const [wanted, modelled] = extent === 'whole' ? [100_000, 3000] : [4000, 1500];
  const faults: string[] = [];
  const told = { done: 0, refused: 0, takenBack: 0, stories: 0 };
  while (told.done + told.refused < wanted && faults.length === 0) {
    const seed = Math.floor(Math.random() * 2 ** 31);
    try {
      const { done, refused, takenBack } = play(longStory(Math.min(stepsOfStory, wanted), seed), {
        every: 50,
      });
      told.done += done;
      told.refused += refused;
      told.takenBack += takenBack;
    } catch (error) {
      faults.push(`The story with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
    told.stories++;
  }
  const held = againstModel(modelled, faults);
  const steps = told.done + told.refused;
  return Promise.resolve({
    rounds: Math.max(steps + held, told.stories),
    kills: 0,
    losses: faults.length,
    figures: [
      `${steps} steps in ${told.stories} stories: ${told.done} done, ${told.takenBack} older ones taken back by themselves, ${told.refused} refused; all taken back to the state before`,
      `${held} steps of coding held against a model, one by one`,
    ],
    faults,
  });
}

/** Stories of coding in which a model says after each step what ought to be there. */
function againstModel(wanted: number, faults: string[]): number {
  const folder = mkdtempSync(join(memoryFolder, 'throughline-R5-'));
  let [done, stories] = [0, 0];
  const story = fc.property(commands, (told) => {
    const file = join(folder, `${++stories}.throughline`);
    const lab = laboratory(file, operations);
    try {
      compare(lab, told);
      done += told.length;
    } finally {
      lab.close();
      rmSync(file);
    }
  });
  try {
    while (done < wanted && faults.length === 0) {
      const told = fc.check(story, { numRuns: 5, endOnFailure: true });
      if (told.failed) faults.push(`${String(told.errorInstance).slice(0, 1500)} (seed ${told.seed})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return done;
}
