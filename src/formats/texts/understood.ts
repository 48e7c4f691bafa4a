// What she is shown of a text before she stores it. To count the words of a long one takes seconds, so it is done where
// files are read, and not by the program that everybody waits for.
import { type LabelRule, saysNothing } from '../../domain/label-rule.ts';
import { wordsSaid, type ReadFile, type ReadText, type Voice } from '../../domain/source.ts';
import { aboutVoices } from './reading.ts';
import { correctedTurns } from './talk/corrected.ts';
import { cutAtSentences } from './talk/long-speech.ts';
import { patternOf } from './talk/pattern.ts';
import { likelyInterviewers, voicesOf } from './talk/voices.ts';

/** A text with what was understood of it. */
export interface UnderstoodText extends ReadText {
  readonly words: number;
  /** How its labels look; empty where nobody is named. */
  readonly pattern: string;
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
    pattern: patternOf(text.text, text.turns),
    hasTimes: text.turns.some(({ startMs }) => startMs !== null),
    voices,
    interviewers: likelyInterviewers(text.text, voices),
  };
}

/** A text as it was read, understood anew by what she says of its labels; as it was read where she says nothing. */
export function understoodBy({ corrected, ...text }: ReadText, rule: LabelRule): UnderstoodText {
  const turns = corrected?.turns ?? text.turns;
  const read = { ...text, turns };
  if (saysNothing(rule)) return understoodText(read);
  const pattern = corrected?.pattern ?? patternOf(text.text, turns);
  const now = cutAtSentences(text.text, correctedTurns(text.text, turns, rule));
  const kept = text.warnings.filter((one) => !(text.aboutTalk ?? []).includes(one));
  const warnings = [...kept, ...aboutVoices(text.text, now)];
  return understoodText({ ...read, turns: now, warnings, corrected: { rule, pattern, turns } });
}
