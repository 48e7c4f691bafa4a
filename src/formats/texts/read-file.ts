// What a file is and how it is read. A new format is one line in one of the tables below and one file beside this one.
import { createHash } from 'node:crypto';
import type { Encoding } from '../../domain/encoding.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ReadFile, ReadText } from '../../domain/source.ts';
import { guarded } from '../guarded.ts';
import { readHtml } from './documents/html.ts';
import { readMarkdown } from './documents/markdown.ts';
import { readOpenDocument } from './documents/open-document.ts';
import { readPdf } from './documents/pdf.ts';
import { readRichText } from './documents/rtf.ts';
import { decode } from './encoding.ts';
import { readArchive } from './packed/archive.ts';
import { readPlainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import { readSubtitles } from './subtitles/subtitles.ts';
import { isTabbedTable, readTextTable } from './tables/table.ts';
import { readChat } from './tools/chat.ts';
import { readJson } from './tools/json.ts';
import { readTiers } from './tools/tiers.ts';

const largest = 50_000_000;
/** Ten times the longest study anyone has coded; beyond it a file is no transcript. */
const mostTurns = 200_000;
/** Each becomes a source of its own: the answers of the largest survey anyone has read by hand. */
const mostTexts = 20_000;

interface TextFormat {
  readonly type: string;
  readonly extensions: readonly string[];
  /** What its words begin with, whatever the file is called. */
  readonly opening?: RegExp;
  readonly read: (fileName: string, text: string) => Reading;
}

const vtt = 'Subtitles (WebVTT)';
const srt = 'Subtitles (SubRip)';
const sbv = 'Subtitles (SBV)';
const numbered = /^\s*(?:\d+\s*\n)?\s*\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?\s*-->\s*\d/;

/** A page, or a piece of one. */
const page =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|p|div|cite|h[1-6]|article|section|table)\b/i;

const tableFormat: TextFormat = {
  type: 'Table (CSV)',
  extensions: ['csv', 'tsv', 'tab'],
  read: readTextTable,
};

/** Files of words. Content is asked first, the extension second; what nobody claims is plain text. */
const textFormats: readonly TextFormat[] = [
  { type: vtt, extensions: ['vtt'], opening: /^WEBVTT(?:\s|$)/, read: readSubtitles(vtt) },
  { type: srt, extensions: ['srt'], opening: numbered, read: readSubtitles(srt) },
  { type: sbv, extensions: ['sbv'], read: readSubtitles(sbv) },
  { type: 'web page', extensions: ['html', 'htm', 'xhtml'], opening: page, read: readHtml },
  { type: 'JSON', extensions: ['json', 'otr'], opening: /^\s*(?:\{\s*"|\[\s*\{\s*")/, read: readJson },
  {
    type: 'CHAT',
    extensions: ['cha'],
    opening: /^(?:@UTF8\s*\n)?@(?:Begin|PID|Window|Font)\b/,
    read: readChat,
  },
  { type: 'OpenDocument text', extensions: ['fodt'], opening: /<office:document\b/, read: readOpenDocument },
  { type: 'XML', extensions: ['xml', 'eaf', 'exb', 'tei', 'qde'], opening: /^\s*<\?xml\b/, read: readTiers },
  { type: 'LaTeX', extensions: ['tex'], opening: /^(?:%[^\n]*\n|\s)*\\documentclass\b/, read: refuseLatex },
  tableFormat,
  { type: 'Markdown', extensions: ['md', 'markdown', 'mdown'], read: readMarkdown },
  { type: 'Plain text', extensions: ['txt', 'text', ''], read: readPlainText },
];

function refuseLatex(): never {
  throw new Refusal(
    'invalid',
    'This is a LaTeX file, whose commands are no words. Make a PDF or a .txt of it and try again.',
  );
}

interface BinaryFormat {
  readonly type: string;
  readonly opening: readonly number[];
  readonly read: (fileName: string, bytes: Uint8Array) => Promise<Reading> | Reading;
}

const zipOpening = [0x50, 0x4b, 0x03, 0x04];

/** Files told by their first bytes. */
const binaryFormats: readonly BinaryFormat[] = [
  { type: 'an archive', opening: zipOpening, read: readArchive(readInside) },
  { type: 'PDF', opening: [0x25, 0x50, 0x44, 0x46, 0x2d], read: readPdf },
  { type: 'rich text', opening: [0x7b, 0x5c, 0x72, 0x74, 0x66], read: readRichText },
];

/* eslint-disable no-control-regex -- the first bytes of a file, as Latin-1 */
/** What we know and cannot read, by what it begins with. */
const unreadable: readonly (readonly [RegExp, string])[] = [
  [/^\xD0\xCF\x11\xE0/, 'an old Office file (.doc, .xls or .ppt) or one with a password'],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8|^BM.{4}\0\0\0\0|^(?:II\*\0|MM\0\*)|^RIFF[^]{4}WEBP/, 'a picture'],
  [
    /^ID3|^\xFF[\xFB\xF3\xF2]|^RIFF|^OggS|^fLaC|^[^]{4}ftyp|^\x1A\x45\xDF\xA3/,
    'a recording, a film or a picture',
  ],
  [/^PK\x05\x06|^\x1F\x8B|^7z\xBC\xAF|^Rar!/, 'a compressed archive'],
  [/^SQLite format 3/, 'a database'],
];

/* eslint-enable no-control-regex */

/** Reads a file of whatever kind; refuses in a sentence what it cannot read. */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  chosen: Encoding | null = null,
): Promise<ReadFile> {
  const { type, texts, encoding } = await readAs(name, bytes, chosen);
  if (texts.length > mostTexts)
    throw new Refusal(
      'invalid',
      `The file has ${texts.length} texts; no more than ${mostTexts} can be read at once. Split it.`,
    );
  refuseCount(texts.reduce((sum, { turns }) => sum + turns.length, 0));
  return { type, encoding, hash: createHash('sha256').update(bytes).digest('hex'), texts };
}

/** A file of a packed folder. */
async function readInside(name: string, bytes: Uint8Array): Promise<Reading> {
  if (isOpenedBy(zipOpening, bytes) && /\.zip$/i.test(name))
    throw new Refusal('invalid', 'A zip inside a zip is not opened. Unpack it and add the files in it.');
  return readAs(name, bytes);
}

const isOpenedBy = (opening: readonly number[], bytes: Uint8Array): boolean =>
  opening.every((byte, at) => bytes[at] === byte);

function refuseCount(turns: number): void {
  if (!turns) throw new Refusal('invalid', 'The file holds no words.');
  if (turns <= mostTurns) return;
  throw new Refusal(
    'invalid',
    `The file has ${turns} paragraphs; no more than ${mostTurns} can be read. Split it.`,
  );
}

const tooLarge = (size: number): Refusal =>
  new Refusal(
    'invalid',
    `The file has ${Math.ceil(size / 1_000_000)} MB; no more than ${largest / 1_000_000} MB can be read. Split it, or take the pictures out.`,
  );

function refuseUnreadable(bytes: Uint8Array): void {
  const opening = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const [, what] = unreadable.find(([pattern]) => pattern.test(opening)) ?? [];
  if (what === undefined) return;
  throw new Refusal(
    'invalid',
    `This is ${what}, which cannot be read. Save it as .docx or .txt and try again.`,
  );
}

type Understood = Reading & { readonly encoding: string | null };

async function readAs(name: string, bytes: Uint8Array, chosen: Encoding | null = null): Promise<Understood> {
  if (!bytes.length) throw new Refusal('invalid', 'The file is empty.');
  if (bytes.length > largest) throw tooLarge(bytes.length);
  refuseUnreadable(bytes);
  const binary = binaryFormats.find(({ opening }) => isOpenedBy(opening, bytes));
  if (binary)
    return { ...(await guarded(unread(binary.type), () => binary.read(name, bytes))), encoding: null };
  if (/\.docx$/i.test(name)) {
    throw new Refusal(
      'invalid',
      'This is called .docx but is not a Word file. Open it in Word and save it again.',
    );
  }
  const { text, encoding, warnings } = decode(bytes, chosen);
  const format = textFormat(name, text);
  const reading = await guarded(unread(format.type), () => format.read(name, text));
  return { ...reading, texts: warned(reading.texts, warnings), encoding };
}

/** A broken file can break a reader anywhere; to the researcher that is a file that cannot be read. */
const unread = (type: string): string => `This file could not be read as ${type}`;

function textFormat(name: string, text: string): TextFormat {
  const extension = /\.([^.\\/]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const opening = text.slice(0, 1000).replace(/\r\n?/g, '\n');
  const byContent = textFormats.find((format) => format.opening?.test(opening));
  const byName = textFormats.find(({ extensions }) => extensions.includes(extension));
  const byTabs = byName?.read === readPlainText && isTabbedTable(text) ? tableFormat : undefined;
  const format = byContent ?? byTabs ?? byName ?? textFormats.at(-1);
  if (!format) throw new Error('There is no format to fall back on.');
  return format;
}

/** What was noticed of the file is said with its first text. */
function warned(texts: readonly ReadText[], warnings: readonly string[]): readonly ReadText[] {
  return texts.map((text, at) => (at ? text : { ...text, warnings: [...warnings, ...text.warnings] }));
}
