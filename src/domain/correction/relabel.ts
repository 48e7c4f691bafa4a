import { cutOut, type Cut, type CutText } from '../erasure/cuts.ts';
import type { Edit } from './edit.ts';
import type { TurnedText } from './turn-parts.ts';

/** A text in which a speaker is called otherwise. */
export interface Relabelled {
  readonly after: TurnedText;
  readonly edit: Edit;
  /** Where a stretch of the text stands now; of one that holds a part of a label, with the whole of the new one. */
  readonly moved: CutText['moved'];
}

/** Puts another label before every turn of a speaker. Where a text has no labels before turns, only whose they are changes. */
export function relabelledText(before: TurnedText, from: string, to: string): Relabelled {
  const { text, turns } = before;
  const cuts = turns.flatMap(({ start, speaker }, place): Cut[] => {
    const gapStart = turns[place - 1]?.end ?? 0;
    const at = speaker === from ? text.slice(gapStart, start).lastIndexOf(from) : -1;
    return at < 0 ? [] : [{ start: gapStart + at, end: gapStart + at + from.length, to }];
  });
  const { text: now, moved } = cutOut(text, cuts);
  return {
    after: {
      text: now,
      turns: turns.map((turn) => ({
        ...turn,
        ...moved(turn),
        speaker: turn.speaker === from ? to : turn.speaker,
      })),
    },
    edit: cuts.map(({ start, end }) => ({ start, end, length: to.length })),
    moved,
  };
}
