import type { Block } from '../compose.ts';

/** Something that was said of a text in its file: by whom, about which words. */
export interface Comment {
  readonly by: string;
  readonly on: string;
  readonly words: string;
}

const oneBlankLineLess = (words: string): string => words.trim().replace(/\n{2,}/g, '\n');

/** Notes as paragraphs at the end of a text, numbered as they are called in it. */
export const noteBlocks = (notes: readonly string[]): Block[] =>
  notes.map((words, at) => ({
    text: `[${at + 1}] ${oneBlankLineLess(words)}`,
    heading: true,
    aside: 'note',
  }));

/** Comments as paragraphs at the end of a text, each with the words it is on. */
export const commentBlocks = (comments: readonly Comment[]): Block[] =>
  comments.map(({ by, on, words }, at) => ({
    text: `Comment [${by}${at + 1}] on “${on}”: ${oneBlankLineLess(words)}`,
    heading: true,
    aside: 'comment',
  }));

/** A sentence on what was found so many times and where it is now; none where there was none. */
function kept(count: number, [one, many]: readonly [string, string], where: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one} was ${where}.` : `${count} ${many} were ${where}.`];
}

/** What is said of pictures, notes and comments of a document. */
export const aboutParts = (images: number, notes: number, comments: number): string[] => [
  ...kept(images, ['picture', 'pictures'], 'left out'),
  ...kept(notes, ['footnote or endnote', 'footnotes and endnotes'], 'kept at the end of the text'),
  ...kept(comments, ['comment', 'comments'], 'kept at the end of the text'),
];
