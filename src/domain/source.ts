import type { Span } from './text.ts';

/** What a text is, as the researcher would say it. */
export const sourceKinds = [
  'interview',
  'focus group',
  'workshop note',
  'case note',
  'survey answer',
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
  /** What the researcher should know, as sentences. */
  readonly warnings: readonly string[];
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
