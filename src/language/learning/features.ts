import type { Worded } from './passages.ts';
import { sparseOf, type Sparse } from './sparse.ts';

/** What a passage looks like to the judges: its own words, and these with what stands around it. */
export interface Features {
  readonly text: Sparse;
  readonly context: Sparse;
}

/** Names of features and the weight that their rarity gives them. */
export interface Dictionary {
  readonly size: number;
  /** Its place, and ln((1+N)/(1+df))+1; undefined for what is too rare to learn from. */
  readonly find: (name: string) => { readonly place: number; readonly rarity: number } | undefined;
  /** The name of a place, to explain by. */
  readonly nameOf: (place: number) => string;
}

const speakerPart = 0.3;
const beforePart = 0.5;
const afterPart = 0.4;
const questionPart = 0.4;
const positionPart = 0.3;
const besidePosition = 0.15;
const questionReach = 12;
const questionWords = 8;

/** The words and pairs of words of every passage that more than one has, and the features that surround them. */
export function dictionaryOf(transcripts: readonly (readonly Worded[])[]): Dictionary {
  const passages = transcripts.flat();
  const seen = new Map<string, number>();
  for (const passage of passages)
    for (const name of new Set(namesOf(passage))) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names: string[] = [];
  const entries = new Map<string, { place: number; rarity: number }>();
  const add = (name: string, rarity: number): void => {
    entries.set(name, { place: names.push(name) - 1, rarity });
  };
  for (const [name, count] of seen)
    if (count >= 2) add(name, Math.log((1 + passages.length) / (1 + count)) + 1);
  // What stands around is told apart by where it stands.
  for (const [name, { rarity }] of [...entries]) {
    if (name.includes(' ')) continue;
    for (const where of ['before', 'after', 'asked'] as const) add(`${where}:${name}`, rarity);
  }
  for (let tenth = 0; tenth < 10; tenth++) add(`position:${tenth}`, 1);
  for (const speaker of new Set(passages.map((passage) => passage.speaker))) add(`speaker:${speaker}`, 1);
  return { size: names.length, find: (name) => entries.get(name), nameOf: (place) => names[place] ?? '' };
}

/** Stems and pairs of stems that stand beside each other. */
function namesOf({ stems }: Pick<Worded, 'stems'>): string[] {
  const pairs = stems.slice(1).map((next, at) => `${stems[at] ?? ''} ${next}`);
  return [...stems, ...pairs];
}

/** A block of features of length `norm`. */
function block(
  dictionary: Dictionary,
  counts: ReadonlyMap<string, number>,
  norm: number,
): Map<number, number> {
  const parts = new Map<number, number>();
  let squares = 0;
  for (const [name, count] of counts) {
    const entry = dictionary.find(name);
    if (!entry) continue;
    const value = (1 + Math.log(Math.max(count, 1e-3))) * entry.rarity;
    const kept = count < 1 ? count * entry.rarity : value;
    parts.set(entry.place, kept);
    squares += kept * kept;
  }
  const factor = squares > 0 ? norm / Math.sqrt(squares) : 0;
  for (const [place, value] of parts) parts.set(place, value * factor);
  return parts;
}

const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** The vector of a text alone: tf-idf of stems and pairs, of length 1. */
export const textVector = (dictionary: Dictionary, passage: Pick<Worded, 'stems'>): Sparse =>
  sparseOf(block(dictionary, counted(namesOf(passage)), 1));

/** The features of every passage of a transcript. */
export function featuresOf(dictionary: Dictionary, transcript: readonly Worded[]): Features[] {
  return transcript.map((passage, at) => {
    const text = block(dictionary, counted(namesOf(passage)), 1);
    const speaker = dictionary.find(`speaker:${passage.speaker}`);
    if (speaker) text.set(speaker.place, speakerPart);
    const context = new Map(text);
    for (const part of surroundings(dictionary, transcript, at))
      for (const [place, value] of part) context.set(place, (context.get(place) ?? 0) + value);
    return { text: sparseOf(text), context: sparseOf(context) };
  });
}

/** What was said just before and after, what was asked, and where in the transcript it is. */
function surroundings(
  dictionary: Dictionary,
  transcript: readonly Worded[],
  at: number,
): Map<number, number>[] {
  const around = (where: string, steps: readonly number[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const step of steps) {
      for (const word of new Set(transcript[at + step]?.stems ?? []))
        counts.set(`${where}:${word}`, (counts.get(`${where}:${word}`) ?? 0) + 1 / Math.abs(step));
    }
    return counts;
  };
  return [
    block(dictionary, around('before', [-1, -2, -3]), beforePart),
    block(dictionary, around('after', [1, 2]), afterPart),
    block(dictionary, counted(questionBefore(transcript, at).map((word) => `asked:${word}`)), questionPart),
    position(dictionary, at / Math.max(1, transcript.length)),
  ];
}

/** The stems of the last turn by another speaker that says enough to be a question. */
function questionBefore(transcript: readonly Worded[], at: number): readonly string[] {
  const own = transcript[at]?.speaker;
  for (let back = 1; back <= questionReach; back++) {
    const turn = transcript[at - back];
    if (turn && turn.speaker !== own && turn.stems.length >= questionWords) return turn.stems;
  }
  return [];
}

function position(dictionary: Dictionary, share: number): Map<number, number> {
  const tenth = Math.min(9, Math.floor(share * 10));
  const parts = new Map<number, number>();
  for (const [near, value] of [
    [tenth - 1, besidePosition],
    [tenth, positionPart],
    [tenth + 1, besidePosition],
  ] as const) {
    const entry = dictionary.find(`position:${near}`);
    if (entry) parts.set(entry.place, value);
  }
  return parts;
}
