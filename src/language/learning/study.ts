import type { LanguageCode } from '../../domain/language.ts';
import type { WordedCode } from '../keywords.ts';
import { codebookEvidence, type CodebookEvidence } from './codebook-evidence.ts';
import { dictionaryOf, featuresOf, textVector, type Dictionary, type Features } from './features.ts';
import { stemsOf, worded, type Passage, type Worded } from './passages.ts';
import type { Sparse } from './sparse.ts';

/** What one coder has done with a transcript: parallel to its passages, the places of the codes she gave and rejected. */
export interface Coded {
  readonly transcript: number;
  readonly given: readonly ReadonlySet<number>[];
  readonly rejected: readonly ReadonlySet<number>[];
  /** Whether she has read it to its end: only then does silence mean that no code fits. */
  readonly finished: boolean;
  /** Where alone it is learned from, and where it is not: what is held out is judged by what is learned from the rest. */
  readonly within?: Stretch;
  readonly without?: Stretch;
}

/** Passages of a transcript beside one another: from one place up to, and not including, another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const isWithin = (at: number, { from, to }: Stretch): boolean => at >= from && at < to;

/** Whether a passage of a coded transcript is learned from. */
export const isLearned = (at: number, { within, without }: Pick<Coded, 'within' | 'without'>): boolean =>
  (!within || isWithin(at, within)) && !(without && isWithin(at, without));

/** The words of a study, made ready once; they change only when a text or the codebook does. */
export interface Study {
  readonly codes: readonly WordedCode[];
  readonly transcripts: readonly (readonly Worded[])[];
  readonly dictionary: Dictionary;
  readonly features: readonly (readonly Features[])[];
  readonly codebook: CodebookEvidence;
  readonly entries: readonly Sparse[];
  /** The languages of its texts. */
  readonly languages: readonly LanguageCode[];
}

/** Reads the words of a study: those of the texts that are learned from. */
export function readStudy(codes: readonly WordedCode[], transcripts: readonly (readonly Passage[])[]): Study {
  const words = transcripts.map((passages) => passages.map(worded));
  const dictionary = dictionaryOf(words);
  const spoken = [...new Set(words.flat().map(({ language }) => language))];
  const languages: readonly LanguageCode[] = spoken.length > 0 ? spoken : ['en'];
  const stemsIn = (text: string): string[] => languages.flatMap((language) => stemsOf(text, language));
  return {
    codes,
    transcripts: words,
    dictionary,
    features: words.map((passages) => featuresOf(dictionary, passages)),
    codebook: codebookEvidence(codes, words.flat(), languages),
    entries: codes.map(({ name, definition, useWhen, example, keywords }) =>
      textVector(dictionary, {
        stems: stemsIn([name, definition, useWhen, ...keywords, example].join('. ')),
      }),
    ),
    languages,
  };
}
