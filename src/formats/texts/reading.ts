// What a reader makes of a file, and the one way in which it becomes a text with a name and a kind.
import type { Particular, ReadText, Turn } from '../../domain/source.ts';
import { normalText } from '../../domain/text.ts';
import { kindOf } from './kind.ts';
import type { Paragraph } from './paragraphs.ts';
import { cutAtSentences } from './talk/long-speech.ts';
import { caseOf, dayOf } from './talk/particulars.ts';
import { talkOf } from './talk/speakers.ts';
import { voicesOf } from './talk/voices.ts';

/** What one reader made of one file. */
export interface Reading {
  /** What the file is, in a word or two. */
  readonly type: string;
  readonly texts: readonly ReadText[];
}

/** A file's name without folders and extension: what the text is called until the researcher says otherwise. */
export function titleOf(fileName: string): string {
  const last = normalText(fileName).split(/[\\/]/).at(-1) ?? '';
  return last.replace(/\.[^.\s]{1,12}$/, '').trim() || last.trim() || 'Untitled';
}

/** The day (YYYY-MM-DD) that words begin with or hold, null where they hold none that exists. */
export function dateIn(words: string): string | null {
  const found = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(words);
  if (!found) return null;
  const day = new Date(`${found[0]}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(found[0]) ? found[0] : null;
}

interface Parts {
  readonly text: string;
  /** Who speaks where, if the file says so itself; otherwise it is told from the words and how they are laid out. */
  readonly turns?: readonly Turn[];
  readonly paragraphs?: readonly Paragraph[];
  readonly caseName?: string | null;
  readonly date?: string | null;
  /** What the file itself says of the text. */
  readonly particulars?: readonly Particular[];
  readonly warnings?: readonly string[];
}

/** A whole file as one text, its kind guessed from its name and its voices. */
export function wholeText(fileName: string, { text, paragraphs, caseName, date, ...parts }: Parts): ReadText {
  const name = titleOf(fileName);
  const talk = parts.turns
    ? { turns: parts.turns, shape: null, particulars: [], warnings: [] }
    : talkOf(text, paragraphs);
  const turns = cutAtSentences(text, talk.turns);
  const aboutTalk = [
    ...talk.warnings,
    ...(talk.shape === null
      ? []
      : [`Who speaks was told by what recurs at the beginning of lines: “${talk.shape}”.`]),
    ...aboutVoices(text, turns),
  ];
  const particulars = [...(parts.particulars ?? []), ...talk.particulars];
  return {
    name,
    kind: kindOf(name, text, turns),
    text,
    turns,
    caseName: caseName ?? caseOf(particulars),
    date: date ?? dayOf(particulars) ?? dateIn(name),
    particulars,
    warnings: [...(parts.warnings ?? []), ...aboutTalk],
    ...(aboutTalk.length > 0 ? { aboutTalk } : {}),
  };
}

/** Paragraphs without a label go to the speaker before them, which is wrong where only the questions are labelled. */
export function aboutVoices(text: string, turns: readonly Turn[]): string[] {
  const [only, ...others] = voicesOf({ text, turns });
  if (!only || others.length || only.turns < 2) return [];
  return [`Only one speaker was found, "${only.label}"; whoever answers has no label.`];
}
