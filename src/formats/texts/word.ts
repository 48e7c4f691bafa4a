// Word documents: mammoth knows Word's ways; zip and XML are checked before it sees them.
import mammoth from 'mammoth';
import { Refusal } from '../../domain/refusal.ts';
import { composeParagraphs } from './compose.ts';
import { htmlBlocks } from './html-blocks.ts';
import { type Reading, wholeText } from './reading.ts';
import { turnsOf } from './speakers.ts';
import { refuseHarmfulXml } from './xml-guard.ts';
import { type Zip, openZip, storedZip } from './zip.ts';

/** A Word document as one text: its words, the rows of its tables as lines, its notes and comments at the end. */
export async function readWord(fileName: string, bytes: Uint8Array): Promise<Reading> {
  const zip = await openZip(bytes);
  refuseOtherZips(zip);
  const parts = await zip.read(isText);
  for (const [name, part] of parts) refuseHarmfulXml(name, part.toString('utf8'));
  const { value, messages } = await convert(storedZip(parts));
  const { blocks, images, notes, comments } = htmlBlocks(value);
  const { text, paragraphs } = composeParagraphs(blocks);
  const turns = turnsOf(text, paragraphs);
  const warnings = [
    ...kept(images, ['picture', 'pictures'], 'left out'),
    ...kept(notes, ['footnote or endnote', 'footnotes and endnotes'], 'kept at the end of the text'),
    ...kept(comments, ['comment', 'comments'], 'kept at the end of the text'),
    ...aboutParts(parts),
    ...aboutMessages(messages),
  ];
  return { type: 'Word', texts: [wholeText(fileName, { text, turns, warnings })] };
}

/** The parts with words, and what says how they belong together. Pictures, fonts and macros are not even unpacked. */
function isText(name: string): boolean {
  return name === '[Content_Types].xml' || /^(?:word\/[^/]+\.xml|(?:word\/)?_rels\/[^/]*\.rels)$/.test(name);
}

const others: readonly (readonly [RegExp, string])[] = [
  [/^xl\//, 'This is an Excel workbook. Save the sheet as .csv and try again.'],
  [/^ppt\//, 'This is a PowerPoint file. Copy its words into a document, save it as .docx and try again.'],
  [/^content\.xml$/, 'This is an OpenDocument file (.odt). Save it as .docx or .txt and try again.'],
  [/\.iwa$/, 'This is a Pages document. Export it as Word (.docx) and try again.'],
];

function refuseOtherZips({ names }: Zip): void {
  if (names.some((name) => /^word\/[^/]+\.xml$/.test(name))) return;
  const [, sentence] = others.find(([pattern]) => names.some((name) => pattern.test(name))) ?? [];
  throw new Refusal(
    'invalid',
    sentence ?? 'This is a zip file, not a Word document. Unpack it and add the files in it.',
  );
}

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  'comment-reference => sup',
];

async function convert(buffer: Buffer) {
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const options = { styleMap, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage };
  return mammoth.convertToHtml({ buffer }, options);
}

function kept(count: number, [one, many]: readonly [string, string], where: string): string[] {
  if (!count) return [];
  return [count === 1 ? `1 ${one} was ${where}.` : `${count} ${many} were ${where}.`];
}

function aboutParts(parts: ReadonlyMap<string, Buffer>): string[] {
  const body = parts.get('word/document.xml')?.toString('utf8') ?? '';
  const edges = [...parts].some(
    ([name, part]) => /^word\/(?:header|footer)\d*\.xml$/.test(name) && hasWords(part),
  );
  return [
    ...(/<w:(?:del|ins)\s/.test(body) ? ['Tracked changes were read as if all were accepted.'] : []),
    ...(edges ? ['The headers and footers of the pages were left out.'] : []),
  ];
}

const hasWords = (part: Buffer): boolean =>
  /<w:t(?:\s[^>]*)?>[^<]*[\p{L}][^<]*</u.test(part.toString('utf8'));

/** mammoth also reports every style it does not know, which changes no word. */
function aboutMessages(messages: readonly { readonly message: string }[]): string[] {
  const ignored = messages.flatMap(({ message }) => /element was ignored: (\S+)/.exec(message)?.[1] ?? []);
  const names = [...new Set(ignored)].slice(0, 5);
  return names.length
    ? [`Some parts of the document could not be read and were left out (${names.join(', ')}).`]
    : [];
}
