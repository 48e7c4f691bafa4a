// What learns from the codebook and from codings. The recipe and its constants were found by comparing methods on public
// coded interviews; each step says what it is.
import type { WordedCode } from '../keywords.ts';
import { codebookEvidence } from './codebook-evidence.ts';
import { evidenceRow, coldScore, warmScore, type Evidence } from './evidence.ts';
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
  /** ln(1 + what each code's entry shares with a passage), alone and with its neighbours. */
  readonly alone: readonly (readonly Float32Array[])[];
  readonly smoothed: readonly (readonly Float32Array[])[];
  readonly entries: readonly Example['vector'][];
}

/** Reads the words of a study. */
export function readStudy(codes: readonly WordedCode[], transcripts: readonly (readonly Passage[])[]): Study {
  const words = transcripts.map((passages) => passages.map(worded));
  const dictionary = dictionaryOf(words);
  const codebook = codebookEvidence(codes, words.flat());
  const raw = words.map((passages) => passages.map(codebook.of));
  return {
    codes,
    transcripts: words,
    dictionary,
    features: words.map((passages) => featuresOf(dictionary, passages)),
    alone: raw.map((rows) => rows.map((row) => row.map((value) => Math.log(1 + value)))),
    smoothed: raw.map((rows) => codebook.smoothed(rows)),
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
  /** Takes in what was done since; trains the codes that were touched. Answers how many. */
  readonly learn: (coded: readonly Coded[]) => number;
  /** The codes of each passage of a transcript, likeliest first; none for the interviewer's words. */
  readonly score: (transcript: number) => Scored[][];
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
    learn: (coded) => {
      let touched = 0;
      codings = 0;
      codes.forEach((_, code) => {
        const mark = markOf(coded, code);
        codings += mark.count;
        if (mark.text === marks[code]) return;
        marks[code] = mark.text;
        touched++;
        judges[code] = trainCode(study, coded, code, mark.count);
      });
      if (touched > 0) codable = trainJudge(codableExamples(study, coded), dictionary.size);
      return touched;
    },
    score: (transcript) => scoreTranscript(study, transcript, { judges, fromBook, codable, codings }),
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

function scoreTranscript(study: Study, transcript: number, learned: Learned): Scored[][] {
  const { codes } = study;
  const features = study.features[transcript] ?? [];
  const texts = features.map(({ text }) => learned.judges.map((judge) => clipped(margin(judge.text, text))));
  return features.map(({ text, context }, at) => {
    const passage = study.transcripts[transcript]?.[at];
    if (!passage || passage.asks) return [];
    const contexts = learned.judges.map((judge) =>
      clipped(judge.context ? margin(judge.context, context) : unknown),
    );
    const smoothed = study.smoothed[transcript]?.[at] ?? new Float32Array(codes.length);
    const shared = {
      words: passage.stems.length,
      codable: learned.codable ? clipped(margin(learned.codable, context)) : 0,
      most: Math.max(...smoothed),
      codings: learned.codings,
      codes: codes.length,
    };
    const scored = codes.map((_, code): Scored => {
      const evidence: Evidence = {
        alone: study.alone[transcript]?.[at]?.[code] ?? 0,
        smoothed: smoothed[code] ?? 0,
        text: texts[at]?.[code] ?? 0,
        context: contexts[code] ?? 0,
        bestOther: Math.max(-1, ...contexts.filter((_other, place) => place !== code)),
        around: around(texts, at, code),
        count: learned.judges[code]?.count ?? 0,
        ...shared,
      };
      const book = learned.fromBook[code];
      const cold = coldScore(evidence.smoothed, book ? clipped(margin(book, text)) : 0);
      const trust = learned.codings / (learned.codings + codes.length);
      const logit = trust * warmScore(evidenceRow(evidence)) + (1 - trust) * cold;
      return { code, likelihood: 1 / (1 + Math.exp(-logit)), evidence };
    });
    return scored.sort((a, b) => b.likelihood - a.likelihood || a.code - b.code);
  });
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
