// Subtitles as turns: cues are cut for the screen, turns for reading.
import { Refusal } from '../../../domain/refusal.ts';
import { countWords, normalText } from '../../../domain/text.ts';
import { composeTurns, type Utterance } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';
import { acceptLabels, labelKey } from '../talk/accept-labels.ts';
import { readLineStart } from '../talk/labels.ts';
import { isSound, namesNobody } from '../talk/roles.ts';
import { type Cue, readCues } from './cues.ts';

/** A silence this long (ms) ends a turn even if the same person speaks on. */
const longSilence = 4000;
/** Where nobody is named, a turn ends with the sentence that passes this many words. */
const enoughWords = 60;
/** Where somebody speaks on, so many. */
const enoughOfOne = 100;
/** Where nothing ends a sentence (live captions), so many at most. */
const tooManyWords = 200;

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
  /** Whether somebody else begins here, though nobody says who (`>>`). */
  readonly another: boolean;
}

/** Who says what: the tag's voice, else a believed label before the words, which then holds until the next. */
function attribute(cues: readonly Cue[]): Piece[] {
  const tagged = cues.some(({ voice }) => voice !== null);
  const names = tagged ? new Map<string, string>() : labelsOf(cues);
  const dashed = !tagged && names.size === 0 && isDialogueOfDashes(cues);
  let speaker: string | null = null;
  return cues.flatMap(({ voice, lines, startMs, endMs }) =>
    lines.map((line, at) => {
      const start = labelIn(line);
      const named = start === null ? undefined : names.get(labelKey(start.name));
      if (tagged) speaker = voice;
      else if (named !== undefined) speaker = named;
      else if (dashed && dash.test(line)) speaker = `Speaker ${(at % 2) + 1}`;
      const bare = line.replace(dashed ? /^[-–—]\s*/ : /^>>+\s*/, '');
      const words = named === undefined ? bare : line.slice(start?.wordsAt);
      return { speaker, words, startMs, endMs, another: named === undefined && words !== line && !dashed };
    }),
  );
}

/** `Name:` as anywhere else, or `[Name]` before the words. */
function labelIn(line: string): { readonly name: string; readonly wordsAt: number } | null {
  const start = readLineStart(line);
  if (start?.name != null) return { name: start.name, wordsAt: start.wordsAt };
  const found = /^\s*[[({](?<name>\p{L}[^\])}]{0,40})[\])}]\s*/u.exec(line);
  const name = found?.groups?.['name'];
  return !found || name === undefined || isSound(name) ? null : { name, wordsAt: found[0].length };
}

/** Captions often name whoever speaks only where another begins: two names that come again are enough. */
function labelsOf(cues: readonly Cue[]): ReadonlyMap<string, string> {
  const lines = cues.flatMap((cue) => cue.lines);
  const accepted = acceptLabels(
    lines.flatMap((line) => readLineStart(line) ?? []),
    cues.length,
  );
  if (accepted.size > 0) return accepted;
  const found = lines.flatMap((line) => labelIn(line) ?? []);
  const counts = Map.groupBy(found, ({ name }) => labelKey(name));
  const recurring = [...counts].filter(([, same]) => same.length > 1);
  const all = recurring.reduce((sum, [, same]) => sum + same.length, 0);
  return recurring.length > 1 && all >= found.length * 0.6 && recurring.every(([key]) => !namesNobody(key))
    ? new Map(recurring.map(([key, [first]]) => [key, first?.name ?? key]))
    : new Map();
}

/** Two lines at a time, each with a dash: whoever speaks above and whoever answers below. */
const dash = /^[-–—]\s*\S/;
function isDialogueOfDashes(cues: readonly Cue[]): boolean {
  const two = cues.filter(({ lines }) => lines.length === 2 && lines.every((line) => dash.test(line)));
  return two.length >= 2 && two.length >= cues.length * 0.5;
}

/** What one speaker says at one time, where the file says so itself. */
export interface Spoken {
  readonly speaker: string | null;
  readonly words: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Stretches that a program for transcription tells apart, as one text of turns. */
export function readPieces(type: string, fileName: string, spoken: readonly Spoken[]): Reading {
  const pieces = spoken.map((one) => ({ ...one, another: false }));
  const utterances = join(pieces).map((one) => ({
    ...one,
    endMs: one.endMs !== null && one.startMs !== null && one.endMs < one.startMs ? null : one.endMs,
  }));
  if (utterances.length === 0) throw nothingShown(type, []);
  return { type, texts: [wholeText(fileName, composeTurns(utterances))] };
}

interface OpenTurn {
  readonly speaker: string | null;
  readonly words: string[];
  readonly startMs: number | null;
  endMs: number | null;
  count: number;
}

function join(pieces: readonly Piece[]): Utterance[] {
  const turns: OpenTurn[] = [];
  for (const piece of pieces) {
    if (!piece.words.trim()) continue;
    const last = turns.at(-1);
    const count = countWords(piece.words);
    if (last && goesOn(last, piece)) {
      last.words.push(piece.words);
      if (piece.endMs !== null) last.endMs = Math.max(last.endMs ?? 0, piece.endMs);
      last.count += count;
    } else {
      const { speaker, startMs, endMs } = piece;
      turns.push({ speaker, startMs, endMs, words: [piece.words], count });
    }
  }
  return turns.map(({ speaker, words, startMs, endMs }) => ({
    speaker,
    startMs,
    endMs,
    words: words.join(' '),
  }));
}

/** Long speech is cut at sentences, so that a turn can be read, coded and listened to. */
function goesOn(turn: OpenTurn, piece: Piece): boolean {
  if (piece.another || piece.speaker !== turn.speaker) return false;
  if (piece.startMs !== null && turn.endMs !== null && piece.startMs - turn.endMs > longSilence) return false;
  if (turn.count >= tooManyWords) return false;
  const enough = piece.speaker === null ? enoughWords : enoughOfOne;
  return !(turn.count >= enough && /[.?!…]["'”’)\]]*$/.test(turn.words.at(-1) ?? ''));
}
