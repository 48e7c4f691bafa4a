// Word documents for tests, made of the few parts that make one.
import { storedZip } from '../../src/formats/texts/packed/zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph of plain words; `style` such as "Heading1". */
export function paragraph(words: string, style = ''): string {
  const properties = style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`;
}

/** A table of plain words. */
export function table(rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  return `<w:tbl>${rows.map(row).join('')}</w:tbl>`;
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The parts of a document with `body`, by name. */
export function docxParts(
  body: string,
  more: Readonly<Record<string, string>> = {},
): Map<string, Uint8Array> {
  const links = Object.keys(more).map(
    (name, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${/word\/([a-z]+)/.exec(name)?.[1] ?? ''}" Target="${name.slice(5)}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${relations}">${links.join('')}</Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]));
}

/** The bytes of a document with `body` and further parts such as `word/footnotes.xml`. */
export function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return storedZip(docxParts(body, more));
}

/** A further part: `footnotes` with one footnote of each sentence, numbered from 1. */
export function footnotes(sentences: readonly string[]): string {
  const notes = sentences.map((words, at) => `<w:footnote w:id="${at + 1}">${paragraph(words)}</w:footnote>`);
  return `${head}<w:footnotes xmlns:w="${main}">${notes.join('')}</w:footnotes>`;
}
