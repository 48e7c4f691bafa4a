// Workbooks for tests, made of the few parts that make one.
import { storedZip } from '../../src/formats/texts/packed/zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A cell of words. */
export const cell = (at: string, words: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** A row of a sheet, its cells as XML. */
export const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;

/** The rows of a codebook with one code: a header, and what `more` says. */
export const codeRows = (more = ''): string =>
  row(1, cell('A1', 'name') + cell('B1', 'definition')) +
  row(2, cell('A2', 'Trust') + cell('B2', 'Relying on each other')) +
  more;

/** The parts of a workbook whose one sheet has these rows, by name. */
export function workbookParts(
  rows: string,
  more: Readonly<Record<string, string>> = {},
): Map<string, Uint8Array> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Codes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]));
}

/** The bytes of such a workbook. */
export const workbook = (rows: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  storedZip(workbookParts(rows, more));
