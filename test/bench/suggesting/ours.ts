// The suggestions of Throughline, asked as the program asks them.
import { createModel, readStudy, type Coded, type Model } from '../../../src/language/learning/model.ts';
import type { Method } from './protocol.ts';
import type { CodedStudy } from './study.ts';

/** Ours; with `earlier`, it also knows what the researcher gave to the earlier passages of the transcript. */
export function ours(study: CodedStudy, { earlier }: { earlier: boolean }): Method {
  const read = readStudy(study.codes, study.transcripts);
  return {
    name: earlier ? 'Throughline, earlier codes known' : 'Throughline',
    answer: ({ coded, rest }) => {
      const model = createModel(read);
      const begun = performance.now();
      if (coded.length > 0) model.learn(coded.map((transcript) => codedIn(study, transcript)));
      const msToLearn = performance.now() - begun;
      const answers = rest.map((transcript) =>
        model
          .score(study.transcripts[transcript] ?? [], earlier ? study.given[transcript] : undefined)
          .map((scored) => ({
            codes: scored.map(({ code }) => code),
            likelihoods: scored.map(({ likelihood }) => likelihood),
          })),
      );
      return { answers, msToLearn, threshold: thresholdOf(model) };
    },
  };
}

/** From which likelihood on a code is suggested. */
const thresholdOf = (_model: Model): number => 0.3;

function codedIn(study: CodedStudy, transcript: number): Coded {
  const given = study.given[transcript] ?? [];
  return { transcript, given, rejected: given.map(() => new Set<number>()), finished: true };
}
