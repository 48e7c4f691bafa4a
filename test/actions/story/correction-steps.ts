import { correctTurns, takeCorrectedText } from '../../../src/actions/correction/correct.ts';
import { renameSpeaker } from '../../../src/actions/correction/rename-speaker.ts';
import { movedByWord } from '../../../src/domain/boundary.ts';
import { compare } from '../../../src/domain/correction/compare.ts';
import { proposals, sortedOut, type CodingDecision } from '../../../src/domain/correction/touched.ts';
import { editOfTurns } from '../../../src/domain/correction/turn-edit.ts';
import {
  withTurnsSaid,
  type TurnChange,
  type TurnedText,
} from '../../../src/domain/correction/turn-parts.ts';
import { turnedText } from '../../../src/study/correction/corrected-text.ts';
import { spoken } from '../../support/project.ts';
import type { Deeds, Study } from './study.ts';

/** What a person may do to the words of a turn. */
const pens: readonly ((words: string) => string)[] = [
  (words) => words.replace(/e/, 'é'),
  (words) => words.replace(/\.|$/, '!'),
  (words) => words.split(' ').slice(1).join(' ') || 'Only this.',
  (words) => `${words} And then 😀 more.`,
  (words) => words.split(' ').reverse().join(' '),
  (words) =>
    words
      .slice(Math.floor(words.length / 2))
      .toWellFormed()
      .trim() || 'Half.',
  () => 'Something else was said.',
  (words) => `She said: ${words}`,
];

const pen = (words: string, choice: number): string => (pens[choice % pens.length] ?? String)(words);

/** One turn said anew, cut in two, joined with the next, given to somebody else, or taken out. */
function changeOf({ text, turns }: TurnedText, a: number, b: number, c: number): TurnChange {
  const from = a % turns.length;
  const turn = turns[from];
  const next = turns[from + 1];
  const words = text.slice(turn?.start, turn?.end);
  const speaker = turn?.speaker ?? null;
  const guest = `Guest ${c % 3}`;
  const space = words.indexOf(' ');
  const ways: Readonly<Record<number, TurnChange | undefined>> = {
    1:
      space > 0
        ? {
            from,
            to: from,
            parts: [
              { speaker, words: words.slice(0, space) },
              { speaker: c % 2 === 0 ? speaker : guest, words: words.slice(space) },
            ],
          }
        : undefined,
    2: next && {
      from,
      to: from + 1,
      parts: [{ speaker, words: `${words} ${text.slice(next.start, next.end)}` }],
    },
    3: { from, to: from, parts: [{ speaker: guest, words: pen(words, c) }] },
    4: turns.length > 1 ? { from, to: from, parts: [] } : undefined,
  };
  const plain = { from, to: from, parts: [{ speaker, words: pen(words, c) }] };
  return ways[b % 8] ?? plain;
}

/** What is proposed, but that every third coding is dropped, and every third has its end moved by a word. */
const decisionsOn = (
  lab: Study,
  sourceId: number,
  edit: ReturnType<typeof compare>,
  text: string,
): CodingDecision[] =>
  proposals(sortedOut(lab.project.codings.ofSource(sourceId), edit, text).touched).map((one, place) => {
    if (place % 3 === 2) return { ...one, place: null };
    return one.place && place % 3 === 1 ? { ...one, place: movedByWord(text, one.place, 'end', 1) } : one;
  });

/** What is done to the texts of sources that were coded. */
export const correctionSteps: Deeds = {
  'correct turns': ({ lab, a, b, c, by, sourceAt }) => {
    const sourceId = sourceAt(c % 3);
    const before = turnedText(lab.project, sourceId);
    const change = changeOf(before, a, b, c);
    const after = withTurnsSaid(before, change);
    const version = lab.project.texts.currentOf(sourceId)?.number ?? 0;
    const decisions = decisionsOn(lab, sourceId, editOfTurns(before, after, change), after.text);
    correctTurns(lab.project, by, sourceId, { version, change, decisions });
  },
  'correct turns of an older text': ({ lab, a, b, c, by, sourceAt }) => {
    const sourceId = sourceAt(c % 3);
    const change = changeOf(turnedText(lab.project, sourceId), a, b, c);
    correctTurns(lab.project, by, sourceId, { version: 77, change, decisions: [] });
  },
  'call a speaker otherwise': ({ lab, a, b, by, sourceAt }) => {
    const sourceId = sourceAt(a);
    const labels = lab.project.informants.speakersOf(sourceId).map(({ label }) => label);
    const label = labels[b % Math.max(1, labels.length)] ?? 'Nobody';
    const to = b % 3 === 0 ? (labels[(b + 1) % Math.max(1, labels.length)] ?? 'Zed') : `Zed ${b}`;
    const version = lab.project.texts.currentOf(sourceId)?.number ?? 0;
    renameSpeaker(lab.project, by, sourceId, { version, label, to });
  },
  'take corrected text': ({ lab, a, b, c, by, sourceAt }) => {
    const sourceId = sourceAt(a);
    const before = turnedText(lab.project, sourceId);
    const lines = before.turns.map((turn, place) => {
      const words = before.text.slice(turn.start, turn.end);
      return [turn.speaker, place % 3 === b % 3 ? pen(words, c + place) : words] as const;
    });
    const { text, turns } = spoken('again', c % 4 === 0 ? lines.toReversed() : lines);
    const after = { text, turns };
    const version = lab.project.texts.currentOf(sourceId)?.number ?? 0;
    const decisions = decisionsOn(lab, sourceId, compare(before.text, text), text);
    takeCorrectedText(lab.project, by, sourceId, { version, after, decisions });
  },
};
