// The JSON files of transcription programs: Whisper and its kin, aTrain, oTranscribe, and services that answer utterances.
import { z } from 'zod';
import { Refusal } from '../../../domain/refusal.ts';
import { HtmlPage } from '../documents/html.ts';
import type { Reading } from '../reading.ts';
import { readPieces, type Spoken } from '../subtitles/subtitles.ts';

const Speaker = z.union([z.string(), z.number()]).nullish();
const Time = z.union([z.number(), z.string()]).nullish();

const Segment = z.object({
  start: Time,
  end: Time,
  text: z.string(),
  speaker: Speaker,
});
/** Whisper, WhisperX, aTrain, noScribe: seconds. */
const Segments = z.object({ segments: z.array(Segment).min(1) });
/** whisper.cpp: milliseconds. */
const Offsets = z.object({
  transcription: z
    .array(
      z.object({
        offsets: z.object({ from: z.number(), to: z.number() }),
        text: z.string(),
        speaker: Speaker,
      }),
    )
    .min(1),
});
const OTranscribe = z.object({ text: z.string(), media: z.unknown().optional() });
/** What services for transcription answer: milliseconds where all are whole and large, else seconds. */
const Utterances = z.object({ utterances: z.array(Segment).min(1) });
const Results = z.object({ results: Utterances });

/** A JSON file as a transcript. Refuses one that no program for transcription writes. */
export function readJson(fileName: string, raw: string): Reading {
  const data = parsed(raw);
  const offsets = Offsets.safeParse(data);
  if (offsets.success)
    return readPieces('whisper.cpp (JSON)', fileName, offsets.data.transcription.map(ofOffsets));
  const segments = Segments.safeParse(data);
  if (segments.success) return readSegments('Whisper (JSON)', fileName, segments.data.segments, 1000);
  const listed = z.array(Segment).min(1).safeParse(data);
  if (listed.success) return readSegments('Utterances (JSON)', fileName, listed.data, unitOf(listed.data));
  const found = Utterances.safeParse(data);
  const said = found.success ? found.data : Results.safeParse(data).data?.results;
  if (said) return readSegments('Utterances (JSON)', fileName, said.utterances, unitOf(said.utterances));
  const other = OTranscribe.safeParse(data);
  if (other.success && /<[a-z]/i.test(other.data.text))
    return { type: 'oTranscribe', texts: [new HtmlPage().read(other.data.text).text(fileName)] };
  throw new Refusal(
    'invalid',
    'This JSON file is none of a program for transcription that is known (Whisper, WhisperX, whisper.cpp, aTrain, oTranscribe). Save the transcript as .docx, .vtt or .txt and try again.',
  );
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw new Refusal('invalid', 'This JSON file is damaged or cut off. Save it again and try again.');
  }
}

type Segment = z.output<typeof Segment>;

const ofOffsets = (one: z.output<typeof Offsets>['transcription'][number]): Spoken => ({
  speaker: nameOf(one.speaker),
  words: one.text.trim(),
  startMs: Math.round(one.offsets.from),
  endMs: Math.round(one.offsets.to),
});

function readSegments(type: string, fileName: string, segments: readonly Segment[], unit: number): Reading {
  const pieces = segments.map(({ start, end, text, speaker }) => ({
    speaker: nameOf(speaker),
    words: text.trim(),
    startMs: timeOf(start, unit),
    endMs: timeOf(end, unit),
  }));
  return readPieces(type, fileName, pieces);
}

function nameOf(speaker: string | number | null | undefined): string | null {
  if (typeof speaker === 'number') return `Speaker ${speaker}`;
  const name = speaker?.trim() ?? '';
  return name === '' || /^(?:unknown|undefined|null|none)$/i.test(name) ? null : name;
}

function timeOf(time: string | number | null | undefined, unit: number): number | null {
  if (time === null || time === undefined) return null;
  const ms = Math.round(Number(time) * unit);
  return Number.isSafeInteger(ms) && ms >= 0 ? ms : null;
}

const unitOf = (segments: readonly Segment[]): number =>
  segments.every(({ end }) => end == null || Number.isInteger(Number(end))) &&
  segments.some(({ end }) => Number(end) > 1000 * segments.length)
    ? 1
    : 1000;
