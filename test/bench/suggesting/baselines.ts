// What suggestions must be better than: repeating, counting, keywords, and a search engine.
import lunr from 'lunr';
import { findKeywords, indexKeywords } from '../../../src/language/keywords.ts';
import { tokensOf } from '../../../src/language/tokens.ts';
import type { Answer } from './measures.ts';
import type { Answers, Method, Split } from './protocol.ts';
import { spokenIn, type CodedStudy } from './study.ts';

/**
 * The codes of the last coded passage before it in the same transcript, the interviewer's among them: it knows what ours
 * knows with `--earlier`.
 */
export const repeating = (study: CodedStudy): Method => ({
  name: 'repeat the last codes',
  answer: ({ rest }) =>
    plainly(
      rest.map((transcript) => {
        let last: readonly number[] = [];
        return (study.given[transcript] ?? []).map((truth): Answer => {
          const codes = last;
          if (truth.size > 0) last = [...truth];
          return { codes };
        });
      }),
    ),
});

/** The codes she gave most often, whatever the passage says. */
export const commonest = (study: CodedStudy): Method => ({
  name: 'the commonest codes',
  answer: ({ coded, rest }) => {
    if (coded.length === 0) return { silent: nothingCoded };
    const counts = study.codes.map(() => 0);
    for (const { truth } of coded.flatMap((transcript) => spokenIn(study, transcript)))
      for (const code of truth) counts[code] = (counts[code] ?? 0) + 1;
    const codes = ranked(counts);
    return plainly(
      rest.map((transcript) => (study.transcripts[transcript] ?? []).map((): Answer => ({ codes }))),
    );
  },
});

/** The keywords of the codebook: the code with most hits first. A code without keywords is looked for by its name. */
export function keywordRules(study: CodedStudy): Method {
  const language = study.transcripts.flat()[0]?.language ?? 'en';
  const index = indexKeywords(
    study.codes.map((code) => (code.keywords.length > 0 ? code : { ...code, keywords: [code.name] })),
    [language],
  );
  const answerTo = (text: string): Answer => {
    const counts = study.codes.map(() => 0);
    for (const { codeId } of findKeywords(index, tokensOf(text, language)))
      counts[codeId] = (counts[codeId] ?? 0) + 1;
    return { codes: ranked(counts) };
  };
  return {
    name: 'keywords alone',
    answer: ({ rest }) => plainly(perPassage(study, rest, answerTo)),
  };
}

/** lunr, which is asked with the passage for codes: each is a document of its codebook words and its coded passages. */
export const searching = (study: CodedStudy): Method => ({
  name: 'lunr alone',
  answer: (split) => {
    const begun = performance.now();
    const { index, pipeline } = lunrIndex(study, split);
    const msToLearn = performance.now() - begun;
    const answers = perPassage(study, split.rest, (text) => {
      // A star would be taken for a wildcard.
      const terms = pipeline
        .run(lunr.tokenizer(text))
        .flatMap((token) => token.toString().replaceAll('*', '') || []);
      const found = index.query((query) => {
        if (terms.length > 0) query.term(terms, { usePipeline: false });
      });
      return { codes: found.map(({ ref }) => Number(ref)) };
    });
    return { answers, msToLearn, threshold: null };
  },
});

function lunrIndex(study: CodedStudy, { coded }: Split): { index: lunr.Index; pipeline: lunr.Pipeline } {
  const passages = study.codes.map((): string[] => []);
  for (const { text, truth } of coded.flatMap((transcript) => spokenIn(study, transcript)))
    for (const code of truth) passages[code]?.push(text);
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.ref('id');
  builder.field('words');
  study.codes.forEach(({ name, definition, keywords }, id) => {
    const words = [name, definition, ...keywords, ...(passages[id] ?? [])].join('\n');
    builder.add({ id: String(id), words });
  });
  return { index: builder.build(), pipeline: builder.pipeline };
}

/** Why a method that learns from codings alone says nothing. */
export const nothingCoded = 'nothing coded yet';

const plainly = (answers: readonly (readonly Answer[])[]): Answers => ({
  answers,
  msToLearn: 0,
  threshold: null,
});

/** The codes that have any score, the highest first. */
const ranked = (scores: readonly number[]): number[] =>
  [...scores.keys()]
    .filter((code) => (scores[code] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);

/** Asks only about what is measured: the informants' passages. */
const perPassage = (
  study: CodedStudy,
  transcripts: readonly number[],
  answerTo: (text: string) => Answer,
): Answer[][] =>
  transcripts.map((transcript) => {
    const answers: Answer[] = [];
    for (const { at, text } of spokenIn(study, transcript)) answers[at] = answerTo(text);
    return answers;
  });
