// Codebooks and tables that were made to do harm, or look so. Each is made when it is asked for: some have 50 MB.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docx, paragraph } from '../formats/docx-builder.ts';
import { cell, codeRows, row, workbook, workbookParts } from './workbooks.ts';
import { deflatedZip, locked, patched } from './zips.ts';

/** A file that must be refused in one sentence. */
export interface HostileFile {
  readonly what: string;
  /** As what it is sent. */
  readonly as: 'codebook' | 'codings' | 'cases';
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** What the sentence has to say. */
  readonly says: string;
}

const text =
  (words: () => string): HostileFile['bytes'] =>
  () =>
    Buffer.from(words());

const yaml = (facets: string): string =>
  `format: throughline-codebook/1\nname: Hostile\nfacets:\n  - name: One\n${facets}`;
const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const withoutSheet = (): Map<string, Uint8Array> => {
  const parts = workbookParts('');
  parts.delete('xl/worksheets/sheet1.xml');
  return parts;
};
const numbered = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('');
const qdc = (codes: string): string =>
  `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`;

const sheet = 'xl/worksheets/sheet1.xml';

const workbooks: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  {
    what: 'a value in the far corner, under no column',
    bytes: () => workbook(codeRows(row(1_048_576, cell('XFD1048576', 'x')))),
    says: 'as far as cell XFD1048576',
  },
  {
    what: 'a value in the last row there is, under a column',
    bytes: () => workbook(codeRows(row(1_048_576, cell('C1048576', 'x')))),
    says: 'as far as cell C1048576',
  },
  {
    what: 'a header in the last column there is',
    bytes: () => workbook(row(1, cell('A1', 'name') + cell('XFD1', 'x')) + row(2, cell('A2', 'Trust'))),
    says: 'as far as cell XFD1:',
  },
  {
    what: 'a far cell hidden from whoever looks for it',
    bytes: () => workbook(codeRows(row(1_048_576, cell('&#88;FD1048576', 'x')))),
    says: 'as far as row 1048576',
  },
  {
    what: 'a sheet that is a bomb',
    bytes: () => deflatedZip(withoutSheet(), sheet, Buffer.alloc(90_000_000, 32)),
    says: 'far more',
  },
  {
    what: 'words that unpack to more than they say',
    bytes: () =>
      deflatedZip(workbookParts(codeRows()), 'xl/sharedStrings.xml', Buffer.alloc(40_000_000, 32), 100),
    says: 'damaged',
  },
  {
    what: 'a sheet that unpacks to 39 MB and is no bomb',
    bytes: () =>
      deflatedZip(
        withoutSheet(),
        sheet,
        Buffer.from(
          codeRows(numbered(600_000, (at) => row(at + 3, `<c r="A${at + 3}"><v>${at * 7919}</v></c>`))),
        ),
      ),
    says: 'unpacks to more than 20 MB',
  },
  {
    what: 'two hundred thousand rows',
    bytes: () =>
      workbook(codeRows(numbered(200_000, (at) => row(at + 3, `<c r="A${at + 3}"><v>${at}</v></c>`)))),
    says: 'no more than 50000 rows',
  },
  {
    what: 'entities',
    bytes: () => workbook('', { [sheet]: `${laughs}<worksheet>&b;</worksheet>` }),
    says: 'entities',
  },
  {
    what: '20,000 elements inside each other',
    bytes: () => workbook(codeRows('<row>'.repeat(20_000))),
    says: 'nested',
  },
  { what: 'half a workbook', bytes: () => workbook(codeRows()).subarray(0, 900), says: 'damaged' },
  { what: 'a password', bytes: () => locked(workbook(codeRows())), says: 'password' },
  {
    what: 'parts that overlap',
    bytes: () => patched(workbook(codeRows()), (zip, at) => void zip.writeUInt32LE(0, at + 42)),
    says: 'overlap',
  },
  { what: 'a Word document', bytes: () => docx(paragraph('Trust')), says: 'not an Excel workbook' },
  { what: 'plain words', bytes: text(() => 'Trust'), says: 'damaged' },
  {
    what: 'a sheet outside the archive',
    bytes: () =>
      workbook(codeRows(), {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../etc/passwd"/></Relationships>',
      }),
    says: 'cannot be read as a workbook',
  },
  {
    what: 'words that are not among the words',
    bytes: () => workbook(row(1, '<c r="A1" t="s"><v>99999999</v></c>')),
    says: 'cannot be read as a workbook',
  },
];

const yamls: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  {
    what: 'aliases that multiply',
    bytes: text(() =>
      yaml(
        `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${numbered(9, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]\n`)}`,
      ),
    ),
    says: 'Write it out',
  },
  {
    what: 'a code inside itself',
    bytes: text(() => yaml('    codes: &all\n      - name: Two\n        codes: *all\n')),
    says: 'Write it out',
  },
  {
    what: '6 MB',
    bytes: text(() => yaml(numbered(250_000, (at) => `  - name: Code ${at}\n`))),
    says: 'no more than 2 MB',
  },
  {
    what: '5,000 levels',
    bytes: text(() => yaml(`    codes: ${'[{name: a, codes:\n      '.repeat(5000)}[]${'}]\n'.repeat(5000)}`)),
    says: 'nested too deep',
  },
  {
    what: '100 levels',
    bytes: text(() => yaml(`    codes: ${'[{name: a, codes: '.repeat(100)}[]${'}]'.repeat(100)}`)),
    says: 'levels deep',
  },
  {
    what: '200,000 brackets',
    bytes: text(() => yaml(numbered(200_000, (at) => (at % 1000 === 0 ? '\n    [' : '[')))),
    says: 'nested too deep',
  },
  {
    what: 'more codes than anybody keeps apart',
    bytes: text(() => yaml(numbered(2001, (at) => `  - name: Code ${at}\n`))),
    says: '2002 codes',
  },
  {
    what: 'a function to run',
    bytes: text(() => yaml('    definition: !!js/function "function () { throw 1 }"\n    codes: {}\n')),
    says: 'line',
  },
  {
    what: 'names that every object has',
    bytes: text(() => yaml('    __proto__: {polluted: 1}\n    constructor: x\n')),
    says: 'line',
  },
  {
    what: 'a million times the same name',
    bytes: text(() => `${'a: '.repeat(600_000)}b`),
    says: 'characters; no more than',
  },
];

const codes: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  { what: 'entities', bytes: text(() => laughs + qdc('<Code name="&b;"/>')), says: 'entities' },
  { what: '5,000 levels', bytes: text(() => qdc('<Code name="a">'.repeat(5000))), says: 'too deep' },
  {
    what: '100,000 codes',
    bytes: text(() => qdc(numbered(100_000, (at) => `<Code name="c${at}"/>`))),
    says: 'has more than 2000 codes',
  },
  {
    what: 'a page of the web',
    bytes: text(() => '<!doctype html><script>alert(1)</script>'),
    says: 'entities',
  },
  {
    what: '21 MB of one description',
    bytes: text(() => qdc(`<Code name="a"><Description>${'x'.repeat(21_000_000)}</Description></Code>`)),
    says: 'no more than 20 MB',
  },
];

const codeTables: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  {
    what: '5,000 levels in one path',
    bytes: text(() => `path\n${numbered(5000, (at) => `a${at} > `)}end\n`),
    says: '5001 levels',
  },
  {
    what: '400,000 rows',
    bytes: text(() => `name\n${numbered(400_000, (at) => `c${at}\n`)}`),
    says: '200000 rows',
  },
  { what: '20 million commas', bytes: text(() => ','.repeat(20_000_000)), says: '3000000 cells' },
  {
    what: 'a quotation mark that is never closed',
    bytes: text(() => `name,definition\nTrust,"${'words '.repeat(2_000_000)}`),
    says: 'never closed',
  },
  {
    what: 'noise',
    bytes: () => Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 32)),
    says: 'does not hold text',
  },
];

const codingTables: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  {
    what: '400,000 rows',
    bytes: text(() => `source,code,start,end\n${numbered(400_000, (at) => `A,B,${at},${at + 1}\n`)}`),
    says: '200000 rows',
  },
  {
    what: '150,000 codings',
    bytes: text(() => `source,code,start,end\n${numbered(150_000, (at) => `A,B,${at},${at + 1}\n`)}`),
    says: 'no more than 100000 can be added',
  },
  {
    what: '20 MB of quotation marks',
    bytes: text(() => `source,code,quote\nA,B,${'"'.repeat(19_999_001)}`),
    says: 'never closed',
  },
  {
    what: 'a workbook',
    bytes: () => workbook(codeRows(row(1_048_576, cell('XFD1048576', 'x')))),
    says: 'workbook',
  },
  {
    what: 'a place beyond all numbers',
    bytes: text(() => `source,code,start,end\nA,B,1,${'9'.repeat(400)}\n`),
    says: 'not a whole number',
  },
];

const caseTables: readonly Omit<HostileFile, 'as' | 'name'>[] = [
  {
    what: '120,000 cases',
    bytes: text(() => `case\n${numbered(120_000, (at) => `c${at}\n`)}`),
    says: 'no more than 3000',
  },
  {
    what: '100,000 attributes',
    bytes: text(() => `case,${numbered(100_000, (at) => `a${at},`)}z\nKitchen\n`),
    says: 'no more than 100',
  },
];

const named = (
  as: HostileFile['as'],
  name: string,
  files: readonly Omit<HostileFile, 'as' | 'name'>[],
): HostileFile[] => files.map((file) => ({ as, name, ...file }));

/** The files with which the release was brought down, as they were. */
const found: readonly HostileFile[] = [
  { what: 'aliases that multiply, as found', name: 'alias.yaml', says: 'Write it out' },
  { what: '5,000 levels, as found', name: 'deep_path.csv', says: '5000 levels' },
  { what: 'a value in the last row, as found', name: 'far_valued.xlsx', says: 'as far as cell C1048576' },
  { what: 'a value in the far corner, as found', name: 'farcell.xlsx', says: 'as far as cell XFD1048576' },
].map(({ name, ...file }) => ({
  ...file,
  name,
  as: 'codebook',
  bytes: () => readFileSync(join(import.meta.dirname, '..', 'formats', 'hostile', name)),
}));

/** Every one of them. */
export const hostileFiles: readonly HostileFile[] = [
  ...found,
  ...named('codebook', 'hostile.xlsx', workbooks),
  ...named('codebook', 'hostile.yaml', yamls),
  ...named('codebook', 'hostile.qdc', codes),
  ...named('codebook', 'hostile.csv', codeTables),
  ...named('codings', 'hostile.csv', codingTables),
  ...named('cases', 'hostile.csv', caseTables),
];
