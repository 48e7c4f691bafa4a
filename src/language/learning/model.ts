// What learns from the codebook and from codings. The recipe and its constants were found by comparing methods on public
// coded interviews; each step says what it is.
import type { WordedCode } from '../keywords.ts';
import { codebookEvidence, type CodebookEvidence } from './codebook-evidence.ts';
import {
  coldScore,
  earlierCold,
  earlierRow,
  earlierWarm,
  evidenceRow,
  warmScore,
  type Evidence,
} from './evidence.ts';
import { dictionaryOf, featuresOf, textVector, type Dictionary, type Features } from './features.ts';
import { stemsOf, worded, type Passage, type Worded } from './passages.ts';
import { margin, trainJudge, type Example, type Judge } from './svm.ts';

/** What one coder has done with a transcript: parallel to its passages, the places of the codes she gave and rejected. */
export interface Coded {
  readonly transcript: number;
  readonly given: readonly ReadonlySet<number>[];
  readonly rejected: readonly ReadonlySet<number>[];
  /** Whether she has read it to its end: only then does silence mean that no code fits. */
  readonly finished: boolean;
}

/** How a code stands to a passage: the evidence, and how likely it is. */
export interface Scored {
  readonly code: number;
  readonly likelihood: number;
  /** The same without what was coded before in the transcript: where it is much lower, the code only goes on. */
  readonly fresh: number;
  readonly evidence: Evidence;
}

const untouched = 0.2;
const entryCost = 2;
const otherEntryCost = 0.3;
/** What the judge of surroundings says of a code that was never given. */
const unknown = -1.2;

/** The words of a study, made ready once; they change only when a text or the codebook does. */
export interface Study {
  readonly codes: readonly WordedCode[];
  readonly transcripts: readonly (readonly Worded[])[];
  readonly dictionary: Dictionary;
  readonly features: readonly (readonly Features[])[];
  readonly codebook: CodebookEvidence;
  readonly entries: readonly Example['vector'][];
}

/** Reads the words of a study: those of the texts that are learned from. */
export function readStudy(codes: readonly WordedCode[], transcripts: readonly (readonly Passage[])[]): Study {
  const words = transcripts.map((passages) => passages.map(worded));
  const dictionary = dictionaryOf(words);
  return {
    codes,
    transcripts: words,
    dictionary,
    features: words.map((passages) => featuresOf(dictionary, passages)),
    codebook: codebookEvidence(codes, words.flat()),
    entries: codes.map(({ name, definition, keywords }) =>
      textVector(dictionary, { stems: stemsOf([name, definition, ...keywords].join('. ')) }),
    ),
  };
}

/** The judges of one code. */
interface Judges {
  /** Of the words alone, trained on the codebook and on codings. */
  readonly text: Judge;
  /** Of the words and what stands around them; null while the code was never given. */
  readonly context: Judge | null;
  readonly count: number;
}

/** What was learned: scores of any transcript, and which codes have changed since. */
export interface Model {
  /**
   * Takes in what was done since: trains the codes that were touched, the most used first, until `isEnough`. Answers how
   * many were trained, and how many are left for another time.
   */
  readonly learn: (coded: readonly Coded[], isEnough?: () => boolean) => { trained: number; left: number };
  /**
   * The codes of each passage of a transcript, likeliest first; none for the interviewer's words. `given` is what the
   * coder has given to its passages already: codes tend to go on.
   */
  readonly score: (passages: readonly Passage[], given?: readonly ReadonlySet<number>[]) => Scored[][];
  /** How much each stem or pair of stems of a passage speaks for a code. */
  readonly words: (passage: Passage, code: number) => { readonly name: string; readonly weight: number }[];
  readonly codings: () => number;
}

/** A model that has learned nothing yet but the codebook. */
export function createModel(study: Study): Model {
  const { codes, dictionary } = study;
  const fromBook = codes.map((_, code) => trainJudge(entryExamples(study, code), dictionary.size));
  const judges: Judges[] = fromBook.map((text) => ({ text, context: null, count: 0 }));
  const marks = codes.map(() => '');
  let codable: Judge | null = null;
  let codings = 0;

  return {
    learn: (coded, isEnough = () => false) => {
      const now = codes.map((_, code) => ({ code, ...markOf(coded, code) }));
      codings = now.reduce((sum, { count }) => sum + count, 0);
      const touched = now
        .filter(({ code, text }) => text !== marks[code])
        .sort((a, b) => b.count - a.count || a.code - b.code);
      let trained = 0;
      for (const { code, text, count } of touched) {
        if (isEnough()) break;
        judges[code] = trainCode(study, coded, code, count);
        marks[code] = text;
        trained++;
      }
      const left = touched.length - trained;
      if (trained > 0 && left === 0) codable = trainJudge(codableExamples(study, coded), dictionary.size);
      return { trained, left };
    },
    score: (passages, given = []) =>
      scoreTranscript(
        study,
        { passages: passages.map(worded), given },
        { judges, fromBook, codable, codings },
      ),
    words: (passage, code) => {
      const weights = judges[code]?.text.weights ?? new Float32Array();
      const { places, values } = textVector(dictionary, worded(passage));
      return Array.from(places, (place, at) => ({
        name: dictionary.nameOf(place),
        weight: (weights[place] ?? 0) * (values[at] ?? 0),
      })).sort((one, other) => other.weight - one.weight);
    },
    codings: () => codings,
  };
}

/** What a code was learned from, in short: where it is the same, the code need not be trained again. */
function markOf(coded: readonly Coded[], code: number): { text: string; count: number } {
  let count = 0;
  const parts = coded.map(({ transcript, given, rejected, finished }) => {
    const places = given.flatMap((codes, at) => (codes.has(code) ? at : []));
    const wrong = rejected.flatMap((codes, at) => (codes.has(code) ? at : []));
    count += places.length;
    return `${transcript}${finished ? 'f' : ''}:${places.join()}-${wrong.join()}`;
  });
  return { text: parts.join('|'), count };
}

function entryExamples({ entries }: Study, code: number): Example[] {
  return entries.map((vector, other) => ({
    vector,
    side: other === code ? 1 : -1,
    cost: other === code ? entryCost : otherEntryCost,
  }));
}

function trainCode(study: Study, coded: readonly Coded[], code: number, count: number): Judges {
  const examples = (block: keyof Features): Example[] =>
    coded.flatMap(({ transcript, given, rejected, finished }) =>
      (study.features[transcript] ?? []).flatMap((features, at): Example[] => {
        if (study.transcripts[transcript]?.[at]?.asks) return [];
        const isGiven = given[at]?.has(code) === true;
        const isSure = isGiven || finished || rejected[at]?.has(code) === true;
        return [{ vector: features[block], side: isGiven ? 1 : -1, cost: isSure ? 1 : untouched }];
      }),
    );
  const size = study.dictionary.size;
  return {
    text: trainJudge([...entryExamples(study, code), ...examples('text')], size),
    context: count > 0 ? trainJudge(examples('context'), size) : null,
    count,
  };
}

/** Whether a passage has any code at all. */
function codableExamples(study: Study, coded: readonly Coded[]): Example[] {
  return coded.flatMap(({ transcript, given, finished }) =>
    (study.features[transcript] ?? []).flatMap(({ context }, at): Example[] => {
      if (study.transcripts[transcript]?.[at]?.asks) return [];
      const isCoded = (given[at]?.size ?? 0) > 0;
      return [{ vector: context, side: isCoded ? 1 : -1, cost: isCoded || finished ? 1 : untouched }];
    }),
  );
}

interface Learned {
  readonly judges: readonly Judges[];
  readonly fromBook: readonly Judge[];
  readonly codable: Judge | null;
  readonly codings: number;
}

/** Margins are taken between −2 and 2, and counted from −1 on: what is surely not the code says nothing. */
const clipped = (value: number): number => Math.max(-2, Math.min(2, value)) + 1;

interface Asked {
  readonly passages: readonly Worded[];
  readonly given: readonly ReadonlySet<number>[];
}

function scoreTranscript(study: Study, { passages, given }: Asked, learned: Learned): Scored[][] {
  const features = featuresOf(study.dictionary, passages);
  const raw = passages.map(study.codebook.of);
  const smoothed = study.codebook.smoothed(raw);
  const judged = passages.map((passage, at) => judgeWords(study, learned, passage, features[at]));
  const texts = judged.map(({ texts: own }) => own);
  const trust = learned.codings / (learned.codings + study.codes.length);

  return passages.map((passage, at) => {
    const own = features[at];
    if (!own || passage.asks) return [];
    const contexts = learned.judges.map((judge) =>
      clipped(judge.context ? margin(judge.context, own.context) : unknown),
    );
    const shared = {
      words: passage.stems.length,
      codable: learned.codable ? clipped(margin(learned.codable, own.context)) : 0,
      most: Math.max(...(smoothed[at] ?? [])),
      codings: learned.codings,
      codes: study.codes.length,
    };
    const scored = study.codes.map((_, code): Scored => {
      const evidence: Evidence = {
        alone: Math.log(1 + (raw[at]?.[code] ?? 0)),
        smoothed: smoothed[at]?.[code] ?? 0,
        text: texts[at]?.[code] ?? 0,
        context: contexts[code] ?? 0,
        bestOther: mostBut(contexts, code),
        around: around(texts, at, code),
        count: learned.judges[code]?.count ?? 0,
        ...shared,
      };
      const cold = coldScore(evidence.smoothed, judged[at]?.books[code] ?? 0);
      const fresh = trust * warmScore(evidenceRow(evidence)) + (1 - trust) * cold;
      const earlier = earlierRow(given, at, code);
      const logit = fresh + trust * earlierWarm(earlier) + (1 - trust) * earlierCold(earlier);
      return { code, likelihood: logistic(logit), fresh: logistic(fresh), evidence };
    });
    return scored.sort((a, b) => b.likelihood - a.likelihood || a.code - b.code);
  });
}

/** What the judges of words say of a passage: those that learned, and those of the codebook alone. */
function judgeWords(
  study: Study,
  { judges, fromBook }: Learned,
  { stems }: Worded,
  features: Features | undefined,
): { texts: number[]; books: number[] } {
  if (!features) return { texts: [], books: [] };
  const excluded = study.codebook.excludedIn(stems);
  // A word inside a phrase that the code excludes is as if it were not said.
  const vectors = study.codes.map((_, code) => {
    const words = excluded.get(code);
    return words
      ? textVector(study.dictionary, { stems: stems.filter((word) => !words.has(word)) })
      : features.text;
  });
  const say = (list: readonly Judge[]): number[] =>
    list.map((judge, code) => clipped(margin(judge, vectors[code] ?? features.text)));
  return { texts: say(judges.map(({ text }) => text)), books: say(fromBook) };
}

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

function mostBut(values: readonly number[], place: number): number {
  let most = -1;
  values.forEach((value, at) => {
    if (at !== place && value > most) most = value;
  });
  return most;
}

const before = [0.6, 0.4, 0.3, 0.2, 0.15, 0.1];
const after = [0.5, 0.3, 0.2, 0.1];
const wholeKernel = [...before, ...after].reduce((sum, weight) => sum + weight, 0);

/** What the passages around say of a code, the nearest most. */
function around(texts: readonly (readonly number[])[], at: number, code: number): number {
  let sum = 0;
  before.forEach((weight, step) => (sum += weight * (texts[at - step - 1]?.[code] ?? 0)));
  after.forEach((weight, step) => (sum += weight * (texts[at + step + 1]?.[code] ?? 0)));
  return sum / wholeKernel;
}
