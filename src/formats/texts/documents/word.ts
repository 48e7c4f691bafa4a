// Word documents, read by ourselves: what stands in bold, in a table or under a comment tells who speaks and what was said of it.
import { Refusal } from '../../../domain/refusal.ts';
import { composeParagraphs } from '../compose.ts';
import type { Zip } from '../packed/zip.ts';
import { type Reading, wholeText } from '../reading.ts';
import { aboutParts, type Comment, commentBlocks, noteBlocks } from './notes.ts';
import { WordBody, type WordNote, type WordSeen } from './word-body.ts';
import { wordStyles } from './word-styles.ts';

/** What the words of a document may unpack to: two thousand pages take a tenth of it. */
const largest = 100_000_000;

/** A Word document as one text: its words, the rows of its tables as lines, its notes and comments at the end. */
export async function readWord(fileName: string, zip: Zip): Promise<Reading> {
  if (zip.size(isText) > largest) throw tooLarge();
  const parts = await zip.read(isText);
  const xml = (name: string): string | undefined => parts.get(name)?.toString('utf8');
  const body = mainPart(zip);
  const styles = wordStyles(xml('word/styles.xml'));
  const { paper, seen } = new WordBody(styles).read(body, xml(body) ?? '');
  const notesOf = (kind: string): WordNote[] => {
    const part = `word/${kind}s.xml`;
    const found = xml(part);
    return found === undefined ? [] : new WordBody(styles).read(part, found).notes;
  };
  const notes = calledNotes(seen, notesOf);
  const comments = commentsOf(seen, notesOf('comment'));
  const { text, paragraphs } = composeParagraphs([
    ...paper.blocks,
    ...noteBlocks(notes),
    ...commentBlocks(comments),
  ]);
  const warnings = [
    ...aboutParts(seen.images, notes.length, comments.length),
    ...aboutWords(seen),
    ...aboutEdges(parts),
  ];
  return { type: 'Word', texts: [wholeText(fileName, { text, paragraphs, warnings })] };
}

/** The parts with words, and what says how they look. Pictures, fonts and macros are not even unpacked. */
const isText = (name: string): boolean => /^word\/[^/]+\.xml$/.test(name);

/** Some programs number the part in which the words are. */
const mainPart = ({ names }: Zip): string =>
  names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? 'word/document.xml';

const tooLarge = (): Refusal =>
  new Refusal(
    'invalid',
    `The document unpacks to more than ${largest / 1_000_000} MB of words. Split it and try again.`,
  );

/** The notes in the order in which the words call them; one that nobody calls is no part of the document. */
function calledNotes({ calls }: WordSeen, notesOf: (kind: string) => WordNote[]): string[] {
  if (calls.length === 0) return [];
  const known = new Map(
    ['footnote', 'endnote'].flatMap((kind) =>
      notesOf(kind).map(({ id, words }) => [`${kind} ${id}`, words] as [string, string]),
    ),
  );
  return calls.map((call) => known.get(call) ?? '');
}

const commentsOf = ({ comments }: WordSeen, notes: readonly WordNote[]): Comment[] =>
  notes.map(({ id, initials, author, words }) => ({
    by: initials || author,
    on: comments.get(id)?.before ?? '',
    words,
  }));

const aboutWords = ({ tracked, hidden, foreign }: WordSeen): string[] => [
  ...(tracked ? ['Tracked changes were read as if all were accepted.'] : []),
  ...(hidden ? ['Hidden words were left out.'] : []),
  ...(foreign ? ['A part in another format was left out.'] : []),
];

function aboutEdges(parts: ReadonlyMap<string, Buffer>): string[] {
  const edges = [...parts].some(
    ([name, part]) => /^word\/(?:header|footer)\d*\.xml$/.test(name) && hasWords(part),
  );
  return edges ? ['The headers and footers of the pages were left out.'] : [];
}

const hasWords = (part: Buffer): boolean =>
  /<w:t(?:\s[^>]*)?>[^<]*[\p{L}][^<]*</u.test(part.toString('utf8'));
