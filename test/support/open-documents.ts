// OpenDocument files for tests.
import { storedZip } from '../../src/formats/texts/packed/zip.ts';

const names = ['office', 'text', 'table', 'style', 'draw'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

const file = (kind: 'text' | 'spreadsheet', body: string, styles: string): Uint8Array =>
  storedZip(
    new Map([
      ['mimetype', Buffer.from(`application/vnd.oasis.opendocument.${kind}`)],
      [
        'content.xml',
        Buffer.from(
          `<?xml version="1.0"?><office:document-content ${names.join(' ')} xmlns:fo="fo" xmlns:dc="dc"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
        ),
      ],
    ]),
  );

/** A text; the style `B` is bold. */
export const odt = (body: string): Uint8Array =>
  file(
    'text',
    body,
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>',
  );

/** A workbook of one sheet. */
export const ods = (rows: string): Uint8Array =>
  file('spreadsheet', `<table:table table:name="One">${rows}</table:table>`, '');

/** A cell of words, so many times. */
export const odsCell = (words: string, times = 1): string =>
  `<table:table-cell table:number-columns-repeated="${times}">${words && `<text:p>${words}</text:p>`}</table:table-cell>`;
