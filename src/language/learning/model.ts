// What learns from the codebook and from codings. The recipe and its constants were found by comparing methods on public
// coded interviews; each step says what it is.
import { provenStrengths, type Strength } from '../../domain/suggestion.ts';
import { createAdapting, type HeldOut } from './adapting.ts';
import { explain, type Explanation, type SpokenWord } from './explaining.ts';
import { textVector } from './features.ts';
import { createJudging, judgesOfBook, type Known } from './judges.ts';
import { worded, type Passage, type Worded } from './passages.ts';
import { scoreTranscript, type Scored } from './scoring.ts';
import { likePassages, passagesWith, type Place } from './similar.ts';
import type { Coded, Study } from './study.ts';
import type { Weights } from './weights.ts';

/** Whether what a model answers with takes in all that was done, and whether nothing more is to be learned from it. */
export interface Progress {
  readonly isCurrent: boolean;
  readonly isDone: boolean;
}

/** A transcript that is asked about, and the codes that its coder has given to its passages: codes tend to go on. */
interface AskedTranscript {
  readonly passages: readonly Passage[];
  readonly given?: readonly ReadonlySet<number>[];
  /** Its place among the transcripts of the study, where it is one of them: its words are known then. */
  readonly transcript?: number | undefined;
}

/** What was learned. While more is being learned, it answers with what it had learned before: never with half of each. */
export interface Model {
  /**
   * Takes in what was done since: trains the codes that were touched, the most used first, then finds out how far each kind
   * of evidence can be relied on, until `isEnough`. Answers how many codes were trained and how far it has
   * got: it may answer with all of it while how far evidence can be relied on is still found anew.
   */
  readonly learn: (
    coded: readonly Coded[],
    isEnough?: () => boolean,
  ) => Progress & { readonly trained: number };
  /** The codes of each passage of a transcript, likeliest first; none for the interviewer's words. */
  readonly score: (asked: AskedTranscript) => Scored[][];
  /** Why a code stands as it does at one passage: parts that add up to its logit, and the words behind them. */
  readonly explain: (asked: AskedTranscript, at: number, code: number) => Explanation | null;
  /** How much each stem or pair of stems of a passage marks what was coded with a code, the most telling first. */
  readonly words: (passage: Passage, code: number) => SpokenWord[];
  /** The coded passages most like a text, among those that were learned from; most like first. */
  readonly like: (passage: Passage, code: number, most: number) => Place[];
  /** In how many passages of coded transcripts stems stand together, and how many of these have the code. */
  readonly count: (stems: readonly string[], code: number) => { passages: number; coded: number };
  /** What it learned from last. */
  readonly learned: () => readonly Coded[];
  readonly codings: () => number;
  readonly weights: () => Weights;
  /** The words in which a likelihood may be said: those that have been right on what is held out. */
  readonly proven: () => ReadonlySet<Strength>;
  /** How what she has been through would have been coded by what was learned elsewhere; none before eight codings. */
  readonly heldOut: () => readonly HeldOut[];
}

/** What a model answers with: of one piece, until the next is whole. */
interface Snapshot {
  readonly known: Known;
  readonly weights: Weights;
  readonly coded: readonly Coded[];
  readonly heldOut: readonly HeldOut[];
  readonly proven: ReadonlySet<Strength>;
}

/** A model that has learned nothing yet but the codebook. */
export function createModel(study: Study): Model {
  const fromBook = judgesOfBook(study);
  const judging = createJudging(study, fromBook);
  const adapting = createAdapting(study, fromBook);
  const nowKnown = (coded: readonly Coded[]): Snapshot => ({
    known: judging.known(),
    weights: adapting.weights(),
    coded,
    heldOut: adapting.heldOut(),
    proven: provenStrengths(adapting.heldOut()),
  });
  let last = nowKnown([]);
  const wordsOf = ({ passages, transcript }: AskedTranscript): readonly Worded[] =>
    (transcript === undefined ? undefined : study.transcripts[transcript]) ?? passages.map(worded);
  const score = (asked: AskedTranscript): Scored[][] => {
    const { given = [], transcript } = asked;
    const features = transcript === undefined ? undefined : study.features[transcript];
    return scoreTranscript(study, { passages: wordsOf(asked), given, features }, last.known, last.weights);
  };

  return {
    learn: (coded, isEnough = () => false) => {
      const { trained, left } = judging.learn(coded, isEnough);
      const isDone = left === 0 && adapting.goOn(coded, isEnough);
      // Weights that are the project's own hold for what was coded since as well; those that ship were found with other judges.
      const isCurrent = isDone || (left === 0 && last.weights.isOwn);
      if (isCurrent) last = nowKnown(coded);
      return { trained, isCurrent, isDone };
    },
    score,
    explain: (asked, at, code) => {
      const scored = score(asked)[at]?.find((one) => one.code === code);
      return scored ? explain({ study, ...last }, wordsOf(asked), at, scored) : null;
    },
    words: (passage, code) => {
      const weights = last.known.judges[code]?.text.weights ?? new Float32Array();
      const { places, values } = textVector(study.dictionary, worded(passage));
      return Array.from(places, (place, at) => ({
        name: study.dictionary.nameOf(place),
        weight: (weights[place] ?? 0) * (values[at] ?? 0),
      })).sort((one, other) => other.weight - one.weight);
    },
    like: (passage, code, most) => likePassages(study, last.coded, { passage: worded(passage), code, most }),
    count: (stems, code) => passagesWith(study, last.coded, { stems, code }),
    learned: () => last.coded,
    codings: () => last.known.codings,
    weights: () => last.weights,
    heldOut: () => last.heldOut,
    proven: () => last.proven,
  };
}
