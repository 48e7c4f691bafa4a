// What she is shown of a text before she stores it. To count the words of a long one takes seconds, so it is done where
// files are read, and not by the program that everybody waits for.
import { wordsSaid, type ReadFile, type ReadText, type Voice } from '../../domain/source.ts';
import { likelyInterviewers, voicesOf } from './talk/voices.ts';

/** A text with what was understood of it. */
export interface UnderstoodText extends ReadText {
  readonly words: number;
  readonly hasTimes: boolean;
  readonly voices: readonly Voice[];
  /** The speakers who probably ask the questions. */
  readonly interviewers: readonly string[];
}

/** A file, each of its texts with what was understood of it. */
export interface UnderstoodFile extends ReadFile {
  readonly texts: readonly UnderstoodText[];
}

/** The same file with what was understood of its texts. */
export const understoodFile = (file: ReadFile): UnderstoodFile => ({
  ...file,
  texts: file.texts.map(understoodText),
});

function understoodText(text: ReadText): UnderstoodText {
  const voices = voicesOf(text);
  return {
    ...text,
    words: wordsSaid(text.text, text.turns),
    hasTimes: text.turns.some(({ startMs }) => startMs !== null),
    voices,
    interviewers: likelyInterviewers(text.text, voices),
  };
}
