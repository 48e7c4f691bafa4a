// Subtitles as turns: cues are cut for the screen, turns for reading.
import { Refusal } from '../../domain/refusal.ts';
import { countWords, normalText } from '../../domain/text.ts';
import { acceptLabels, labelKey } from './accept-labels.ts';
import { composeTurns, type Utterance } from './compose.ts';
import { type Cue, readCues } from './cues.ts';
import { readLineStart } from './labels.ts';
import { type Reading, wholeText } from './reading.ts';

/** A silence this long (ms) ends a turn even if the same person speaks on. */
const longSilence = 4000;
/** Where nobody is named, a turn ends with the sentence that passes this many words. */
const enoughWords = 60;

/** A subtitle file as one text of turns. */
export function readSubtitles(type: string): (fileName: string, raw: string) => Reading {
  return (fileName, raw) => {
    const normal = normalText(raw);
    const { cues, warnings } = readCues(normal);
    if (!cues.length) throw nothingShown(type, warnings);
    const rolling = /<\d\d:\d\d:\d\d\.\d{3}>\s*<c/.test(normal);
    const once = rolling ? withoutRepeats(cues) : cues;
    const utterances = join(attribute(once));
    const repeated = linesIn(cues) - linesIn(once);
    const notes = repeated
      ? [...warnings, `${repeated} lines that scroll up and show twice were read once.`]
      : warnings;
    return { type, texts: [wholeText(fileName, { ...composeTurns(utterances), warnings: notes })] };
  };
}

function nothingShown(type: string, [first]: readonly string[]): Refusal {
  const why = first === undefined ? '' : ` ${first}`;
  return new Refusal('invalid', `No words with times were found in this file, as ${type} need.${why}`);
}

const linesIn = (cues: readonly Cue[]): number => cues.reduce((sum, { lines }) => sum + lines.length, 0);

/** Live captions scroll: each cue repeats the line before its own. */
function withoutRepeats(cues: readonly Cue[]): Cue[] {
  let last: string | undefined;
  return cues.map((cue) => {
    const lines = cue.lines.filter((line, at) => at > 0 || line !== last);
    last = cue.lines.at(-1);
    return { ...cue, lines };
  });
}

interface Piece extends Utterance {
  readonly startMs: number;
  readonly endMs: number;
  /** Whether somebody else begins here, though nobody says who (`>>`). */
  readonly another: boolean;
}

/** Who says what: the tag's voice, else a believed `Name:` before the words, which then holds until the next. */
function attribute(cues: readonly Cue[]): Piece[] {
  const tagged = cues.some(({ voice }) => voice !== null);
  const starts = cues.flatMap(({ lines }) => lines.flatMap((line) => readLineStart(line) ?? []));
  const names = acceptLabels(tagged ? [] : starts, cues.length);
  let speaker: string | null = null;
  return cues.flatMap(({ voice, lines, startMs, endMs }) =>
    lines.map((line) => {
      const start = readLineStart(line);
      const named = start?.name == null ? undefined : names.get(labelKey(start.name));
      if (tagged) speaker = voice;
      else if (named !== undefined) speaker = named;
      const words = named === undefined ? line.replace(/^>>+\s*/, '') : line.slice(start?.wordsAt);
      return { speaker, words, startMs, endMs, another: named === undefined && words !== line };
    }),
  );
}

function join(pieces: readonly Piece[]): Utterance[] {
  const turns: { speaker: string | null; words: string[]; startMs: number; endMs: number; count: number }[] =
    [];
  for (const piece of pieces) {
    if (!piece.words.trim()) continue;
    const last = turns.at(-1);
    const count = countWords(piece.words);
    if (last && goesOn(last, piece)) {
      last.words.push(piece.words);
      last.endMs = Math.max(last.endMs, piece.endMs);
      last.count += count;
    } else turns.push({ ...piece, words: [piece.words], count });
  }
  return turns.map(({ speaker, words, startMs, endMs }) => ({
    speaker,
    startMs,
    endMs,
    words: words.join(' '),
  }));
}

function goesOn(
  turn: { speaker: string | null; words: readonly string[]; endMs: number; count: number },
  piece: Piece,
): boolean {
  if (piece.another || piece.speaker !== turn.speaker) return false;
  if (piece.startMs - turn.endMs > longSilence) return false;
  const full = turn.count >= enoughWords && /[.?!…]["'”’)\]]*$/.test(turn.words.at(-1) ?? '');
  return piece.speaker !== null || !full;
}
