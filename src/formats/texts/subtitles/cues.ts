// Subtitles as cues: WebVTT, SubRip and YouTube's SBV differ in headers and commas, and real files mix them.
import { milliseconds } from '../clock.ts';
import { decodeEntities } from '../entities.ts';

/** Words shown at one time. `voice` is named by a tag (`<v Name>`), not by a prefix. */
export interface Cue {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly voice: string | null;
  readonly lines: readonly string[];
}

interface OpenCue {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly lines: string[];
}

/** The cues of a file in its order, and what could not be read, by line. */
export interface Cues {
  readonly cues: readonly Cue[];
  readonly warnings: readonly string[];
}

interface Reader {
  readonly cues: OpenCue[];
  readonly warnings: string[];
  faults: number;
  open: OpenCue | null;
}

/** SBV puts a comma between its two times; a damaged time is still meant as one. */
const apart = /^(\s*\d{1,3}:[\d:.a-z]{2,12})\s*,\s*(\d{1,3}:[\d:.a-z]{2,12}\s*)$/i;
const aside = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/;

/** Reads normal text as subtitles. */
export function readCues(text: string): Cues {
  const reader: Reader = { cues: [], warnings: [], faults: 0, open: null };
  const lines = text.split('\n').map((line) => line.replace(apart, '$1 --> $2'));
  let skipping = false;
  for (const [at, line] of lines.entries()) {
    const starts = at === 0 || !lines[at - 1]?.trim();
    if (!line.trim()) skipping = close(reader);
    else if (isTimeLine(line)) skipping = !openCue(reader, line, at);
    else if (starts && aside.test(line)) skipping = true;
    else if (skipping || isIdentifier(lines, at, starts)) continue;
    else addLine(reader, line, at);
  }
  close(reader);
  const more = reader.faults - reader.warnings.length;
  const warnings = more > 0 ? [...reader.warnings, `${more} more lines had such faults.`] : reader.warnings;
  return { cues: reader.cues.flatMap(byVoice), warnings };
}

/** An arrow is a time line when something like a time stands on either side; in speech it is an arrow. */
function isTimeLine(line: string): boolean {
  const [left = '', right] = line.split('-->', 2);
  return right !== undefined && /^\s*\d|\d\s*$/.test(left) && left.trim().length < 20;
}

/** A line right above a time is its name or number, whatever it says. */
function isIdentifier(lines: readonly string[], at: number, starts: boolean): boolean {
  if (!isTimeLine(lines[at + 1] ?? '')) return /^\d+$/.test(lines[at]?.trim() ?? '') && starts;
  return starts || /^\d+$/.test(lines[at]?.trim() ?? '');
}

function close(reader: Reader): false {
  if (reader.open?.lines.length) reader.cues.push(reader.open);
  reader.open = null;
  return false;
}

function openCue(reader: Reader, line: string, at: number): boolean {
  close(reader);
  const [left = '', right = ''] = line.split('-->', 2);
  const startMs = milliseconds(left);
  const endMs = milliseconds(right.trim().split(/\s/)[0] ?? '');
  if (startMs === null || endMs === null) {
    warn(
      reader,
      `Line ${at + 1} has a time that cannot be read ("${cut(line)}"); the words under it were kept without one.`,
    );
    reader.open = { startMs, endMs: startMs === null ? null : endMs, lines: [] };
    return true;
  }
  if (endMs < startMs) warn(reader, `Line ${at + 1} ends before it starts; only its start was kept.`);
  reader.open = { startMs, endMs: Math.max(startMs, endMs), lines: [] };
  return true;
}

/** A damaged file would otherwise say the same thing a thousand times. */
function warn(reader: Reader, sentence: string): void {
  reader.faults++;
  if (reader.warnings.length < 20) reader.warnings.push(sentence);
}

function addLine(reader: Reader, line: string, at: number): void {
  const last = reader.cues.at(-1);
  if (reader.open) reader.open.lines.push(line);
  else if (last) {
    last.lines.push(line);
    warn(reader, `Line ${at + 1} has no time of its own; its words were kept with the subtitle before it.`);
  } else warn(reader, `Line ${at + 1} ("${cut(line)}") comes before any time and was left out.`);
}

const cut = (line: string): string =>
  (line.length > 60 ? `${line.slice(0, 57)}…` : line).trim().toWellFormed();

/** One cue for each voice that a cue's tags name, without its tags. */
function byVoice(cue: OpenCue): Cue[] {
  const parts = cue.lines.join('\n').split(/<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>/);
  return parts.flatMap((part, at) => {
    const lines = part.split('\n').map(plain).filter(Boolean);
    const voice =
      at % 2
        ? null
        : at
          ? decodeEntities(parts[at - 1] ?? '')
              .trim()
              .replace(/\s+/g, ' ') || null
          : null;
    return at % 2 || !lines.length ? [] : [{ ...cue, voice, lines }];
  });
}

/** What is shown: no tags, no positions (`{\an8}`), entities as characters. */
function plain(line: string): string {
  const bare = line.replace(
    /<\/?(?:c|i|b|u|v|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}/gi,
    '',
  );
  return decodeEntities(bare).replace(/\s+/g, ' ').trim();
}
