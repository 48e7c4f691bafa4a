// The suggestions of Throughline, asked as the program asks them.
import { createModel } from '../../../src/language/learning/model.ts';
import { readStudy, type Coded } from '../../../src/language/learning/study.ts';
import type { Method } from './protocol.ts';
import type { CodedStudy } from './study.ts';

/**
 * Ours; with `earlier`, it also knows what the researcher gave to the earlier passages of the transcript; with `unmarked` she
 * never says that she has read one to its end.
 */
export function ours(
  study: CodedStudy,
  { earlier, unmarked = false }: { earlier: boolean; unmarked?: boolean },
): Method {
  const read = readStudy(study.codes, study.transcripts);
  return {
    name: `Throughline${earlier ? ', earlier codes' : ''}${unmarked ? ', unmarked' : ''}`,
    answer: ({ coded, rest }) => {
      const model = createModel(read);
      const begun = performance.now();
      if (coded.length > 0) model.learn(coded.map((transcript) => codedIn(study, transcript, !unmarked)));
      const msToLearn = performance.now() - begun;
      const answers = rest.map((transcript) =>
        model
          .score({
            passages: study.transcripts[transcript] ?? [],
            given: (earlier ? study.given[transcript] : undefined) ?? [],
          })
          .map((scored) => ({
            codes: scored.map(({ code }) => code),
            likelihoods: scored.map(({ likelihood }) => likelihood),
          })),
      );
      return {
        answers,
        msToLearn,
        threshold: earlier ? model.weights().goingThreshold : model.weights().freshThreshold,
      };
    },
  };
}

function codedIn(study: CodedStudy, transcript: number, finished: boolean): Coded {
  const given = study.given[transcript] ?? [];
  return { transcript, given, rejected: given.map(() => new Set<number>()), finished };
}
