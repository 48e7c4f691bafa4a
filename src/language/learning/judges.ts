import { margin, trainJudge, type Example, type Judge } from './svm.ts';
import type { Features } from './features.ts';
import { isLearned, type Coded, type Study } from './study.ts';

/** The judges of one code. */
export interface Judges {
  /** Of the words alone, trained on the codebook and on codings. */
  readonly text: Judge;
  /** Of the words and what stands around them; null while the code was never given. */
  readonly context: Judge | null;
  /** How often the code was given in what they learned from. */
  readonly count: number;
}

/** All that judges know of a study. */
export interface Known {
  readonly judges: readonly Judges[];
  /** Judges of words trained on the codebook alone. */
  readonly fromBook: readonly Judge[];
  /** Whether a passage has any code at all; null before anything was coded. */
  readonly codable: Judge | null;
  readonly codings: number;
  /** How many transcripts have any. */
  readonly transcripts: number;
}

const untouched = 0.2;
const entryCost = 2;
const otherEntryCost = 0.3;
/** What the judge of surroundings says of a code that was never given. */
const unknown = -1.2;

/** Margins are taken between −2 and 2, and counted from −1 on: what is surely not the code says nothing. */
export const clipped = (value: number): number => Math.max(-2, Math.min(2, value)) + 1;

/** What the judge of surroundings says of a passage. */
export const contextMargin = ({ context }: Judges, { context: vector }: Features): number =>
  context ? margin(context, vector) : unknown;

/** Judges that learn: only the codes that were touched since are trained again. */
export interface Judging {
  /** Trains the codes that were touched, the most used first, until `isEnough`; answers how many were, and are left. */
  readonly learn: (coded: readonly Coded[], isEnough: () => boolean) => { trained: number; left: number };
  readonly known: () => Known;
}

/** Judges of the words of a codebook's entries; `judgesOfBook` trains them. */
export const judgesOfBook = (study: Study): Judge[] =>
  study.codes.map((_, code) => trainJudge(entryExamples(study, code), study.dictionary.size));

/** Judges that have learned nothing yet but the codebook. */
export function createJudging(study: Study, fromBook: readonly Judge[]): Judging {
  const { codes, dictionary } = study;
  const judges: Judges[] = fromBook.map((text) => ({ text, context: null, count: 0 }));
  const marks = codes.map(() => '');
  let codable: Judge | null = null;
  let codings = 0;
  let transcripts = 0;
  return {
    learn: (coded, isEnough) => {
      const now = codes.map((_, code) => ({ code, ...markOf(coded, code) }));
      codings = now.reduce((sum, { count }) => sum + count, 0);
      transcripts = coded.filter(({ given }) => given.some(({ size }) => size > 0)).length;
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
    known: () => ({ judges, fromBook, codable, codings, transcripts }),
  };
}

/** What a code was learned from, in short: where it is the same, the code need not be trained again. */
function markOf(coded: readonly Coded[], code: number): { text: string; count: number } {
  let count = 0;
  const parts = coded.map((one) => {
    const placesIn = (marks: readonly ReadonlySet<number>[]): number[] =>
      marks.flatMap((codes, at) => (codes.has(code) && isLearned(at, one) ? at : []));
    const places = placesIn(one.given);
    count += places.length;
    const edges = [one.within, one.without].map((stretch) =>
      stretch ? `${stretch.from}-${stretch.to}` : '',
    );
    return `${one.transcript}${one.finished ? 'f' : ''}${edges.join()}:${places.join()}-${placesIn(one.rejected).join()}`;
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
    coded.flatMap((one) =>
      (study.features[one.transcript] ?? []).flatMap((features, at): Example[] => {
        const { transcript, given, rejected, finished } = one;
        if (study.transcripts[transcript]?.[at]?.asks || !isLearned(at, one)) return [];
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
  return coded.flatMap((one) =>
    (study.features[one.transcript] ?? []).flatMap(({ context }, at): Example[] => {
      const { transcript, given, finished } = one;
      if (study.transcripts[transcript]?.[at]?.asks || !isLearned(at, one)) return [];
      const isCoded = (given[at]?.size ?? 0) > 0;
      return [{ vector: context, side: isCoded ? 1 : -1, cost: isCoded || finished ? 1 : untouched }];
    }),
  );
}
