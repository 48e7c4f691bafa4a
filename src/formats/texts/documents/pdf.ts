// PDF: signs at places on pages, made into lines and lines into paragraphs again. pdf.js reads them (by way of unpdf, which brings it
// without anything that draws).
import { getDocumentProxy } from 'unpdf';
import { counted } from '../../../domain/counted.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { composeParagraphs } from '../compose.ts';
import { type Reading, wholeText } from '../reading.ts';
import { linesOfPage, type PdfLine } from './pdf-lines.ts';
import { pdfBlocks } from './pdf-paragraphs.ts';
import { withoutRunningHeads } from './pdf-running-heads.ts';

const mostPages = 5000;

/** A PDF as one text: lines joined to paragraphs, words broken at a line end made whole, running heads and page numbers left out. */
export async function readPdf(fileName: string, bytes: Uint8Array): Promise<Reading> {
  const pdf = await opened(bytes);
  if (pdf.numPages > mostPages) throw tooLong(pdf.numPages);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(linesOfPage(items.filter((one) => 'str' in one)));
    page.cleanup();
  }
  const empty = pages.filter((lines) => lines.length === 0).length;
  if (empty === pages.length) throw scanned();
  const { body, left } = withoutRunningHeads(pages);
  const { text, paragraphs } = composeParagraphs(pdfBlocks(body));
  const warnings = [...aboutHeads(left), ...aboutEmpty(empty, pages.length)];
  return { type: 'PDF', texts: [wholeText(fileName, { text, paragraphs, warnings })] };
}

async function opened(bytes: Uint8Array) {
  try {
    // pdf.js takes the bytes for itself; whoever hands them over may need them still.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? locked() : damaged();
  }
}

const locked = (): Refusal =>
  new Refusal(
    'invalid',
    'This PDF is locked with a password. Open it, save or print it as a PDF without one and try again.',
  );
const damaged = (): Refusal =>
  new Refusal(
    'invalid',
    'This PDF is damaged and cannot be read. Open it in the program that made it, save it again and try again.',
  );
const tooLong = (pages: number): Refusal =>
  new Refusal('invalid', `This PDF has ${pages} pages; no more than ${mostPages} can be read. Split it.`);
const scanned = (): Refusal =>
  new Refusal(
    'invalid',
    'This PDF holds pictures of pages (a scan) and no text. Have its text recognised (OCR) and saved as PDF, .docx or .txt, and try again.',
  );

function aboutHeads(left: ReadonlyMap<string, number>): string[] {
  if (left.size === 0) return [];
  const shown = [...left.keys()].slice(0, 3).map((words) => `“${words.slice(0, 60).toWellFormed()}”`);
  const more = left.size > shown.length ? ` and ${left.size - shown.length} more` : '';
  return [`Running heads and page numbers were left out: ${shown.join(', ')}${more}.`];
}

const aboutEmpty = (empty: number, all: number): string[] =>
  empty === 0 ? [] : [`${counted(empty, 'page')} of ${all} held no text (a picture, or blank).`];
