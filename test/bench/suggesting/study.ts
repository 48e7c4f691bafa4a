// A study that somebody coded, as the bench sees it.
import type { CodebookCode } from '../../../src/domain/codebook.ts';
import type { WordedCode } from '../../../src/language/keywords.ts';
import type { Passage } from '../../../src/language/learning/passages.ts';

/** Transcripts, a codebook, and which codes a researcher gave to which passage. */
export interface CodedStudy {
  /** Each code's id is its place in this list. */
  readonly codes: readonly WordedCode[];
  readonly transcripts: readonly (readonly Passage[])[];
  /** Parallel to the passages: the places of the codes that they were given. */
  readonly given: readonly (readonly ReadonlySet<number>[])[];
}

/** What a codebook says of a code, at its place among the codes; a code that it does not hold has its name alone. */
export const codeAt = (
  id: number,
  name: string,
  entry?: Pick<CodebookCode, 'definition' | 'useWhen' | 'example' | 'keywords' | 'exclusions'>,
): WordedCode => ({
  id,
  name,
  definition: entry?.definition ?? '',
  useWhen: entry?.useWhen ?? '',
  example: entry?.example ?? '',
  keywords: entry?.keywords ?? [],
  exclusions: entry?.exclusions ?? [],
  ignored: [],
});

/** A passage that an informant speaks, and what it was given. The interviewer's are read, but neither learned nor measured. */
export interface Spoken {
  readonly at: number;
  readonly text: string;
  readonly truth: ReadonlySet<number>;
}

/** The informants' passages of one transcript. */
export const spokenIn = ({ transcripts, given }: CodedStudy, transcript: number): Spoken[] =>
  (transcripts[transcript] ?? []).flatMap(({ text, asks }, at) =>
    asks ? [] : { at, text, truth: given[transcript]?.[at] ?? new Set<number>() },
  );
