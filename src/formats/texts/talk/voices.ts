// The voices of a text, and which of them ask.
import type { ReadText, Voice } from '../../../domain/source.ts';
import { countWords } from '../../../domain/text.ts';
import { labelKey } from './accept-labels.ts';
import { roleOf } from './roles.ts';

/** So many turns of each voice are shown, and so much of each. */
const shownTurns = 3;
const shownLength = 200;

interface OpenVoice extends Voice {
  turns: number;
  words: number;
  questions: number;
  readonly examples: string[];
}

/** The voices of a text in order of appearance, with how much each says and asks. */
export function voicesOf({ text, turns }: Pick<ReadText, 'text' | 'turns'>): Voice[] {
  const voices = new Map<string, OpenVoice>();
  for (const { speaker, start, end } of turns) {
    if (speaker === null) continue;
    const words = text.slice(start, end);
    const voice = voices.get(speaker) ?? { label: speaker, turns: 0, words: 0, questions: 0, examples: [] };
    voice.turns++;
    voice.words += countWords(words);
    if (voice.examples.length < shownTurns) voice.examples.push(words.slice(0, shownLength).toWellFormed());
    voice.questions += words.match(/[?？؟]+/g)?.length ?? 0;
    voices.set(speaker, voice);
  }
  return [...voices.values()];
}

/** So much of a text may say what it is before somebody speaks. */
const frontLength = 3000;
const asker =
  /^[^\S\n]*(?:interviewer(?:in)?|interviewed by|interviewed? von|moderator(?:in)?|facilitator|enquêt(?:eur|rice)|entrevistador(?:a)?|intervistat(?:ore|rice)|befrager(?:in)?)\b[^\S\n]*[:：|\t–-]+[^\S\n]*(?<name>[^\n\t|]{1,80})$/gimu;

/**
 * The labels of the voices that ask: those whose label says so (there may be several), those whom the front of the text names as its
 * interviewer, else the one likeliest to.
 */
export function likelyInterviewers(text: string, voices: readonly Voice[]): string[] {
  const named = voices.filter(({ label }) => roleOf(label) === 'asks').map(({ label }) => label);
  const inFront = [...text.slice(0, frontLength).matchAll(asker)].flatMap(({ groups }) =>
    (groups?.['name'] ?? '').split(/\s*(?:[,;&]|\band\b|\bund\b|\bet\b|\by\b)\s*/u).map(labelKey),
  );
  const ofFront = voices
    .filter(({ label }) =>
      inFront.some((name) => name === labelKey(label) || name.startsWith(`${labelKey(label)} `)),
    )
    .map(({ label }) => label);
  const all = voices
    .map(({ label }) => label)
    .filter((label) => named.includes(label) || ofFront.includes(label));
  if (all.length > 0 && all.length < voices.length) return all;
  const likely = likelyInterviewer(voices);
  return likely === null ? [] : [likely];
}

/**
 * The label of the voice that seems to be the interviewer's: one whose label says so, else one that asks by far the
 * most and does not talk the most; null where neither can be told.
 */
export function likelyInterviewer(voices: readonly Voice[]): string | null {
  if (voices.length < 2) return null;
  const [named] = voices.filter(({ label }) => roleOf(label) === 'asks').sort((a, b) => b.turns - a.turns);
  if (named) return named.label;
  const [most, second] = [...voices].sort((a, b) => b.questions - a.questions);
  if (!most || !second) return null;
  const all = voices.reduce((sum, { questions }) => sum + questions, 0);
  const talksMost = voices.every((one) => one === most || one.words < most.words);
  const clear = most.questions >= 3 && most.questions >= all * 0.6 && most.questions >= second.questions * 2;
  return clear && !talksMost ? most.label : null;
}
