// What begins like a zip: the files of office programs, and folders that were packed.
import { Refusal } from '../../../domain/refusal.ts';
import { odsSheets } from '../../tables/ods.ts';
import { xlsxSheets } from '../../tables/xlsx.ts';
import { readEpub } from '../documents/epub.ts';
import { readOpenDocument } from '../documents/open-document.ts';
import { readWord } from '../documents/word.ts';
import type { Reading } from '../reading.ts';
import { readSheets } from '../tables/table.ts';
import { readZipOfFiles } from './zip-of-files.ts';
import { openZip, type Zip } from './zip.ts';

interface Kind {
  readonly holds: RegExp;
  readonly read: (fileName: string, zip: Zip, bytes: Uint8Array) => Promise<Reading>;
}

const kinds: readonly Kind[] = [
  { holds: /^word\/[^/]+\.xml$/, read: readWord },
  {
    holds: /^xl\/workbook\.xml$/,
    read: async (fileName, _zip, bytes) => readSheets(fileName, await xlsxSheets(fileName, bytes)),
  },
  { holds: /^META-INF\/container\.xml$/, read: readEpub },
  { holds: /^content\.xml$/, read: readOpenDocumentFile },
];

const others: readonly (readonly [RegExp, string])[] = [
  [/^ppt\//, 'This is a PowerPoint file. Copy its words into a document, save it as .docx and try again.'],
  [/\.iwa$/, 'This is a Pages document. Export it as Word (.docx) and try again.'],
];

/** Reads files as they are in an archive: what `readFile` does with a single one. */
export type ReadPart = (fileName: string, bytes: Uint8Array) => Promise<Reading>;

/** A reader of what is in an archive; refuses in a sentence what cannot be read. */
export const readArchive =
  (readPart: ReadPart) =>
  async (fileName: string, bytes: Uint8Array): Promise<Reading> => {
    const zip = await openZip(bytes);
    const kind = kinds.find(({ holds }) => zip.names.some((name) => holds.test(name)));
    if (kind) return kind.read(fileName, zip, bytes);
    const [, sentence] = others.find(([pattern]) => zip.names.some((name) => pattern.test(name))) ?? [];
    if (sentence !== undefined) throw new Refusal('invalid', sentence);
    return readZipOfFiles(zip, readPart);
  };

async function readOpenDocumentFile(fileName: string, zip: Zip): Promise<Reading> {
  const parts = await zip.read((name) => name === 'content.xml' || name === 'mimetype');
  const xml = parts.get('content.xml')?.toString('utf8') ?? '';
  if (!/<office:spreadsheet\b/.test(xml)) return readOpenDocument(fileName, xml);
  return readSheets(fileName, odsSheets(xml));
}
