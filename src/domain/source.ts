import type { LabelRule } from './label-rule.ts';
import type { Matter } from './matter.ts';
import { countWords, type Span } from './text.ts';

/** What a text is, as the researcher would say it. */
export const sourceKinds = [
  'interview',
  'focus group',
  'workshop note',
  'case note',
  'survey answer',
  'workshop answer',
  'other',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/**
 * A stretch of a text by one speaker, or a paragraph where nobody is named. Its span holds the spoken words alone,
 * without the speaker's label; times are milliseconds from the start of the recording.
 */
export interface Turn extends Span {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** What kind of matter about the text it is; left out where somebody says it. */
  readonly matter?: Matter | null;
}

/** How many words are said in a text: matter about it is not counted. */
export const wordsSaid = (text: string, turns: readonly (Span & Pick<Turn, 'matter'>)[]): number =>
  turns.reduce((sum, { start, end, matter }) => (matter ? sum : sum + countWords(text.slice(start, end))), 0);

/** What a text tells of itself: `Place`, `Nairobi`. */
export interface Particular {
  readonly name: string;
  readonly value: string;
}

/** A text as it was read from a file, before anything is stored. */
export interface ReadText {
  readonly name: string;
  readonly kind: SourceKind;
  /** Normal text (see domain/text.ts) into which the turns point. */
  readonly text: string;
  readonly turns: readonly Turn[];
  /** A case and a date (YYYY-MM-DD) where the file itself names them. */
  readonly caseName: string | null;
  readonly date: string | null;
  /** What else it tells of itself, at its head or as its front matter. */
  readonly particulars?: readonly Particular[];
  /** What the researcher should know, as sentences. */
  readonly warnings: readonly string[];
  /** What she said of its labels, where she did, and how they and the turns were read before. */
  readonly corrected?: Corrected;
  /** Which of the warnings are about who speaks, and are told anew when that is. */
  readonly aboutTalk?: readonly string[];
}

interface Corrected {
  readonly rule: LabelRule;
  readonly pattern: string;
  readonly turns: readonly Turn[];
}

/** A file as it was understood. */
export interface ReadFile {
  /** What it is, in a word or two: "Word", "Subtitles (WebVTT)", "Turn table (CSV)". */
  readonly type: string;
  /** The character encoding it was read in; null where the format carries its own. */
  readonly encoding: string | null;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  readonly texts: readonly ReadText[];
}

/** One voice of a text: how often and how much it speaks, and how often it asks. */
export interface Voice {
  readonly label: string;
  readonly turns: number;
  readonly words: number;
  readonly questions: number;
  /** The beginnings of its first turns. */
  readonly examples: readonly string[];
}
