// The classifiers of natural: one document per passage and code. They are slow, so each gets a process and a time.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { nothingCoded } from './baselines.ts';
import type { Answer } from './measures.ts';
import type { Method } from './protocol.ts';
import { spokenIn, type CodedStudy } from './study.ts';

/** What the process is asked: to learn from examples, then to rank codes for passages. */
export interface Exercise {
  readonly kind: 'bayes' | 'logistic';
  readonly examples: readonly (readonly [text: string, code: number])[];
  readonly passages: readonly string[];
}

/** What it tells: the milliseconds it trained, then the codes of each passage. */
export type Progress = { readonly trained: number } | { readonly codes: readonly (readonly number[])[] };

const names = { bayes: "natural's Bayes", logistic: "natural's logistic regr." };

/** A classifier that has `seconds` for training and as many for answering; once too slow, it is not asked about more. */
export function classifier(study: CodedStudy, kind: Exercise['kind'], seconds: number): Method {
  let tooMany = Infinity;
  return {
    name: names[kind],
    answer: async ({ coded, rest }) => {
      if (coded.length === 0) return { silent: nothingCoded };
      if (coded.length >= tooMany) return { silent: `too slow (over ${seconds} s)` };
      const examples = coded
        .flatMap((transcript) => spokenIn(study, transcript))
        .flatMap(({ text, truth }) => [...truth].map((code) => [text, code] as const));
      const asked = rest.map((transcript) => spokenIn(study, transcript));
      const passages = asked.flat().map(({ text }) => text);
      const learned = await run({ kind, examples, passages }, seconds);
      if (!learned) {
        tooMany = coded.length;
        return { silent: `too slow (over ${seconds} s)` };
      }
      const ranked = learned.codes.values();
      const answers = asked.map((spoken) => {
        const byPlace: Answer[] = [];
        for (const { at } of spoken) byPlace[at] = { codes: ranked.next().value ?? [] };
        return byPlace;
      });
      return { answers, msToLearn: learned.ms, threshold: null };
    },
  };
}

/** What a process makes of an exercise; null where it takes too long. */
function run(
  exercise: Exercise,
  seconds: number,
): Promise<{ ms: number; codes: readonly (readonly number[])[] } | null> {
  const child = fork(join(import.meta.dirname, 'classifier-process.ts'));
  return new Promise((resolve, reject) => {
    let ms = 0;
    const giveUp = (): void => {
      child.kill('SIGKILL');
      resolve(null);
    };
    let clock = setTimeout(giveUp, seconds * 1000);
    child.on('message', (message) => {
      const progress = message as Progress; // classifier-process.ts sends nothing else
      clearTimeout(clock);
      if ('codes' in progress) {
        resolve({ ms, codes: progress.codes });
        return;
      }
      ms = progress.trained;
      clock = setTimeout(giveUp, seconds * 1000);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(clock);
      // After an answer this changes nothing.
      if (code !== null)
        reject(new Error(`${names[exercise.kind]} ended with ${code} and without an answer`));
    });
    child.send(exercise);
  });
}
