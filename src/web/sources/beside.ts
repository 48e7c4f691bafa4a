import { nameOffered } from '../../domain/label-rule.ts';
import type { ReadText, Turn } from '../../domain/source.ts';

const linesAtOnce = 60;
const longest = 600;

interface LineBeside {
  number: number;
  words: string;
  offered: string;
  understood: {
    speaker: string | null;
    matter: (Turn['matter'] & string) | null;
    words: string;
    goesOn: boolean;
  }[];
}

/** Some lines of a text from one on, those that hold words, each beside what was understood of it. */
export function linesBeside(
  { text, turns }: Pick<ReadText, 'text' | 'turns'>,
  from: number,
): { lines: LineBeside[]; next: number | null } {
  const lines: LineBeside[] = [];
  let turn = 0;
  for (let [at, number] = [0, 1]; at < text.length; number++) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (number >= from && text.slice(at, end).trim() !== '') {
      if (lines.length === linesAtOnce) return { lines, next: number };
      while ((turns[turn]?.end ?? Infinity) <= at) turn++;
      lines.push(lineBeside(text, turns.slice(turn, turn + 200), { number, start: at, end }));
    }
    at = end + 1;
  }
  return { lines, next: null };
}

interface Place {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

function lineBeside(text: string, turns: readonly Turn[], { number, start, end }: Place): LineBeside {
  const words = text.slice(start, Math.min(end, start + longest)).toWellFormed();
  const understood = turns
    .filter((turn) => turn.start < end && turn.end > start)
    .map((turn) => ({
      speaker: turn.speaker,
      matter: turn.matter ?? null,
      words: text.slice(Math.max(start, turn.start), Math.min(end, turn.end, start + longest)).toWellFormed(),
      goesOn: turn.start < start,
    }));
  return { number, words, offered: nameOffered(words), understood };
}
