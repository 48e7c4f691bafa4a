// Long speech without a break is cut at sentences, so that a turn can be read, coded and found again.
import { sentencesOf } from '../../../domain/sentences.ts';
import type { Turn } from '../../../domain/source.ts';
import { countWords, type Span, words } from '../../../domain/text.ts';

/** A paragraph of so many words is left as its writer made it. */
const most = 300;
/** A piece ends with the sentence that passes so many words. */
const enough = 100;
/** What is left at the end is no piece of its own below so many. */
const least = 40;
/** Where nothing ends a sentence, a piece ends after so many. */
const tooMany = 200;

/** Fewer characters are never so many words, whatever the script. */
const surelyShort = most;

/** The turns of a text, those that are long in pieces. The time of a turn is that of its first piece; matter stays whole. */
export function cutAtSentences(text: string, turns: readonly Turn[]): Turn[] {
  return turns.flatMap((turn) => (turn.matter || !isLong(text, turn) ? [turn] : piecesOf(text, turn)));
}

const isLong = (text: string, { start, end }: Span): boolean =>
  end - start > surelyShort && countWords(text.slice(start, end)) > most;

function piecesOf(text: string, turn: Turn): Turn[] {
  const spans = gathered(text, turn);
  return spans.map(({ start, end }, at) => ({
    start,
    end,
    speaker: turn.speaker,
    startMs: at === 0 ? turn.startMs : null,
    endMs: spans.length === 1 ? turn.endMs : null,
  }));
}

/** Sentences together until they are enough. */
function gathered(text: string, turn: Span): Span[] {
  const pieces: { start: number; end: number; count: number }[] = [];
  for (const sentence of sentencesOf(text, turn).flatMap((one) => withinBounds(text, one))) {
    const count = countWords(text.slice(sentence.start, sentence.end));
    const open = pieces.at(-1);
    if (open && open.count < enough) {
      open.end = sentence.end;
      open.count += count;
    } else pieces.push({ start: sentence.start, end: sentence.end, count });
  }
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (last && before && last.count < least) {
    before.end = last.end;
    pieces.pop();
  }
  return pieces;
}

/** A sentence in pieces that begin with a word where it is longer than a piece may be. */
function withinBounds(text: string, sentence: Span): Span[] {
  if (sentence.end - sentence.start <= tooMany) return [sentence];
  const all = words(text.slice(sentence.start, sentence.end));
  if (all.length <= tooMany) return [sentence];
  const starts = all.filter((_, at) => at % enough === 0).map(({ start }) => sentence.start + start);
  return starts.map((start, at) => {
    const next = starts[at + 1] ?? sentence.end;
    const end =
      at + 1 < starts.length ? next - (/\s*$/.exec(text.slice(start, next))?.[0].length ?? 0) : next;
    return { start: at === 0 ? sentence.start : start, end };
  });
}
