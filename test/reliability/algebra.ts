// R5. Tells random stories of two coders, who code, move, recode, import, remove, take back and do again, and holds the project
// against a model after every step.
import fc from 'fast-check';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../actions/algebra-commands.ts';
import { laboratory, operations } from '../actions/algebra-laboratory.ts';
import { play } from '../actions/algebra.ts';
import type { Bar, Seen, Trial } from './frame/bar.ts';

/** Thousands of commands need no disk: what survives a power cut is not asked here. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export const algebra: Bar = {
  number: 'R5',
  name: 'algebra of coding',
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
          file: 'src/actions/coding.ts',
          from: 'const exact = wordsAt(textOf(project, before.sourceId), { start, end });',
          to: 'const { exact } = before;',
        },
      ],
    },
    {
      name: 'a memo that stays when its coding is removed',
      breaks: [
        {
          file: 'src/actions/coding.ts',
          from: "project.memos.remove('coding', coding.id);\n      project.codings.remove",
          to: 'project.codings.remove',
        },
      ],
    },
    {
      name: 'words that are one sign too long',
      breaks: [
        {
          file: 'src/actions/coding.ts',
          from: 'const exact = sameWords(text, coding);',
          to: 'const exact = text.slice(coding.start, coding.end + 1);',
        },
      ],
    },
  ],
  measure,
};

function measure(trial: Trial): Promise<Seen> {
  const wanted = trial.extent === 'whole' ? 100_000 : 6000;
  const folder = mkdtempSync(join(memoryFolder, 'throughline-R5-'));
  let [operationsDone, stories] = [0, 0];
  const faults: string[] = [];
  const story = fc.property(commands, (told) => {
    const file = join(folder, `${++stories}.throughline`);
    const lab = laboratory(file, operations);
    try {
      play(lab, told);
      operationsDone += told.length;
    } finally {
      lab.close();
      rmSync(file);
    }
  });
  try {
    while (operationsDone < wanted && faults.length === 0) {
      const told = fc.check(story, { numRuns: 20, endOnFailure: true });
      if (told.failed) faults.push(`${String(told.errorInstance).slice(0, 1500)} (seed ${told.seed})`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Promise.resolve({
    rounds: Math.max(operationsDone, stories),
    kills: 0,
    losses: faults.length,
    figures: [`${operationsDone} operations in ${stories} stories, each taken back wholly and done again`],
    faults,
  });
}
