import type { Features } from './features.ts';
import { isLearned, type Coded, type Study } from './study.ts';
import { margin, rowsOf, trainJudge, type Judge, type Rows, type Sides } from './svm.ts';

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
  /** What they know now; later learning changes nothing in it. */
  readonly known: () => Known;
}

/** Judges of the words of a codebook's entries. */
export function judgesOfBook({ codes, entries, dictionary }: Study): Judge[] {
  const rows = rowsOf(entries);
  return codes.map((_, code) => trainJudge(rows, sidesOf(entrySides(entries.length, code)), dictionary.size));
}

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
      const now = marksOf(coded, codes.length).map((mark, code) => ({ code, ...mark }));
      codings = now.reduce((sum, { count }) => sum + count, 0);
      transcripts = coded.filter(({ given }) => given.some(({ size }) => size > 0)).length;
      const touched = now
        .filter(({ code, text }) => text !== marks[code])
        .sort((a, b) => b.count - a.count || a.code - b.code);
      let trained = 0;
      let lesson: Lesson | null = null;
      for (const { code, text, count } of touched) {
        if (isEnough()) break;
        lesson ??= lessonOf(study, coded);
        judges[code] = trainCode(study, lesson, { code, count });
        marks[code] = text;
        trained++;
      }
      const left = touched.length - trained;
      if (lesson && left === 0) codable = trainCodable(lesson, dictionary.size);
      return { trained, left };
    },
    known: () => ({ judges: [...judges], fromBook, codable, codings, transcripts }),
  };
}

/**
 * By code, what it was learned from, in short: where it is the same, the code need not be trained again. All codes in one
 * pass: passages have few codes, and there are many of both.
 */
function marksOf(coded: readonly Coded[], codes: number): { text: string; count: number }[] {
  const marks = Array.from({ length: codes }, () => ({ text: '', count: 0 }));
  for (const one of coded) {
    const own = marks.map(() => ({ given: [] as number[], rejected: [] as number[] }));
    for (const kind of ['given', 'rejected'] as const)
      one[kind].forEach((here, at) => {
        if (isLearned(at, one)) for (const code of here) own[code]?.[kind].push(at);
      });
    const edges = [one.within, one.without].map((stretch) =>
      stretch ? `${stretch.from}-${stretch.to}` : '',
    );
    const head = `${one.transcript}${one.finished ? 'f' : ''}${edges.join()}`;
    marks.forEach((mark, code) => {
      const { given = [], rejected = [] } = own[code] ?? {};
      mark.count += given.length;
      mark.text += `|${head}:${given.join()}-${rejected.join()}`;
    });
  }
  return marks;
}

/** A passage that is learned from, with what was done with it. */
interface Example {
  readonly given: ReadonlySet<number> | undefined;
  readonly rejected: ReadonlySet<number> | undefined;
  readonly finished: boolean;
}

/** What all codes are learned from: the informants' passages, and their vectors for every judge. */
interface Lesson {
  readonly passages: readonly Example[];
  /** The entries of the codebook come before the passages. */
  readonly text: Rows;
  readonly context: Rows;
}

function lessonOf(study: Study, coded: readonly Coded[]): Lesson {
  const places = coded.flatMap((one) =>
    (study.features[one.transcript] ?? []).flatMap((features, at) => {
      if (study.transcripts[one.transcript]?.[at]?.asks || !isLearned(at, one)) return [];
      return [{ features, given: one.given[at], rejected: one.rejected[at], finished: one.finished }];
    }),
  );
  return {
    passages: places,
    text: rowsOf([...study.entries, ...places.map(({ features }) => features.text)]),
    context: rowsOf(places.map(({ features }) => features.context)),
  };
}

/** On which side each row is, and at what cost. */
type Side = readonly [side: 1 | -1, cost: number];

const sidesOf = (all: readonly Side[]): Sides => ({
  sides: Int8Array.from(all, ([side]) => side),
  costs: Float64Array.from(all, ([, cost]) => cost),
});

const entrySides = (entries: number, code: number): Side[] =>
  Array.from({ length: entries }, (_, other) => (other === code ? [1, entryCost] : [-1, otherEntryCost]));

function trainCode(
  { entries, dictionary }: Study,
  { passages, text, context }: Lesson,
  { code, count }: { code: number; count: number },
): Judges {
  const sides = passages.map(({ given, rejected, finished }): Side => {
    if (given?.has(code) === true) return [1, 1];
    return [-1, finished || rejected?.has(code) === true ? 1 : untouched];
  });
  const { size } = dictionary;
  return {
    text: trainJudge(text, sidesOf([...entrySides(entries.length, code), ...sides]), size),
    context: count > 0 ? trainJudge(context, sidesOf(sides), size) : null,
    count,
  };
}

/** Whether a passage has any code at all. */
function trainCodable({ passages, context }: Lesson, size: number): Judge {
  const sides = passages.map(({ given, finished }): Side => {
    const isCoded = (given?.size ?? 0) > 0;
    return [isCoded ? 1 : -1, isCoded || finished ? 1 : untouched];
  });
  return trainJudge(context, sidesOf(sides), size);
}
