import { afterAll, describe, expect, test } from 'vitest';
import { storedZip } from '../../src/formats/texts/packed/zip.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { createReader } from '../../src/processes/reader.ts';
import { deflatedZip, locked, patched } from '../support/zips.ts';
import { docx, docxParts, paragraph } from './docx-builder.ts';
import { bytesOf, soundOrRefused } from './invariants.ts';

const reader = createReader({ workers: 1, timeoutMs: 4000, memoryMb: 256 });
afterAll(() => reader.close());

const plain = paragraph('Words');

const documentOf = (body: string): Buffer => Buffer.from(docxParts(body).get('word/document.xml') ?? []);

describe('a hostile zip is refused', () => {
  const parts = docxParts(plain);
  const rest = new Map([...parts].filter(([name]) => name !== 'word/document.xml'));
  const renamed = (name: string): Buffer => storedZip(new Map([...parts, [name, bytesOf('x')]]));
  test.each<[string, Buffer, string]>([
    ['a bomb', deflatedZip(rest, 'word/document.xml', Buffer.alloc(30_000_000, 32)), 'far more'],
    [
      'a bomb in a part that is not read',
      deflatedZip(parts, 'word/media/x.png', Buffer.alloc(90_000_000)),
      'far more',
    ],
    [
      'a header that lies about size',
      deflatedZip(rest, 'word/document.xml', documentOf(plain), 100),
      'damaged',
    ],
    ['a name that climbs out', renamed('../../etc/evil'), 'damaged'],
    ['an absolute name', renamed('/etc/evil'), 'damaged'],
    ['a drive', renamed('C:/evil'), 'damaged'],
    ['a backslash', renamed('word\\..\\..\\evil'), 'damaged'],
    [
      'two parts of one name',
      patched(renamed('word/document.xmm'), (zip) => void zip.write('l', zip.lastIndexOf('xmm') + 2)),
      'one name',
    ],
    ['a locked part', locked(docx(plain)), 'password'],
    ['overlapping parts', patched(docx(plain), (zip, at) => void zip.writeUInt32LE(0, at + 42)), 'overlap'],
    [
      'a changed part',
      patched(docx(plain), (zip) => void zip.write('Wards', zip.indexOf('Words'))),
      'changed',
    ],
    ['half a file', Buffer.from(docx(plain)).subarray(0, 700), 'damaged'],
    [
      '20,000 parts',
      storedZip(new Map(Array.from({ length: 20_000 }, (_, at) => [`word/${at}.bin`, bytesOf('')]))),
      '20000',
    ],
  ])('%s', async (_, bytes, sentence) => {
    expect(await soundOrRefused(readFile('x.docx', bytes))).toContain(sentence);
  });
});

describe('a hostile document is refused', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body/></w:document>`;
  const external = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>';
  const deep = '<w:tbl><w:tr><w:tc>'.repeat(20_000) + '</w:tc></w:tr></w:tbl>'.repeat(20_000);
  test.each([
    ['billion laughs', docx('', { 'word/document.xml': laughs }), 'entities'],
    ['a file it would fetch', docx('', { 'word/document.xml': external }), 'entities'],
    ['20,000 tables in one another', docx(deep), 'nested'],
    ['broken XML', docx('<w:p><w:r></w:p>'), 'could not be read as'],
    ['no document', storedZip(new Map([['a.bin', Buffer.alloc(90)]])), 'zip file'],
    ['a workbook that is none', storedZip(new Map([['xl/workbook.xml', bytesOf('x')]])), '.csv'],
    ['an OpenDocument text', storedZip(new Map([['content.xml', bytesOf('x')]])), 'no words'],
  ])('%s', async (_, bytes, sentence) => {
    expect(await soundOrRefused(readFile('x.docx', bytes))).toContain(sentence);
  });
});

test('two million paragraphs cost one process, not the program', { timeout: 240_000 }, async () => {
  const said = await soundOrRefused(reader.read('x.docx', docx(`${'<w:p/>'.repeat(2_000_000)}${plain}`)));
  if (typeof said === 'string') expect(said).toMatch(/too large or too involved|too long/);
  else expect(said.texts[0]?.text).toBe('Words');
  await expect(reader.read('x.txt', bytesOf('Still here.'))).resolves.toMatchObject({ type: 'Plain text' });
});

test(
  'running out of memory in a loop of the engine does not end the program',
  { timeout: 240_000 },
  async () => {
    // As many cells as are allowed, in a quarter of the memory.
    const small = createReader({ workers: 1, memoryMb: 64 });
    const rows = `${'hello,'.repeat(13)}you\n`.repeat(199_000);
    const header = Array.from({ length: 14 }, (_, at) => `column ${at}`).join(',');
    const said = await soundOrRefused(small.read('x.csv', bytesOf(`${header}\n${rows}`)));
    await small.close();
    expect(said).toMatch(/too large or too involved/);
  },
);

test('a table of more rows, or of more cells, than any study has is refused before it is taken apart', async () => {
  expect(
    await soundOrRefused(readFile('x.csv', bytesOf(`text\n${'hello you\n'.repeat(4_000_000)}`))),
  ).toContain('more than 200000 rows');
  expect(await soundOrRefused(readFile('x.csv', bytesOf(','.repeat(50_000_000))))).toContain('3000000 cells');
}, 240_000);

test('more paragraphs than any transcript has are refused', async () => {
  expect(await soundOrRefused(readFile('x.txt', bytesOf('a\n'.repeat(200_001))))).toContain(
    '200001 paragraphs',
  );
});

test('a link in a document is neither followed nor kept', async () => {
  const link =
    '<w:p><w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r><w:r><w:t>press</w:t></w:r></w:p>';
  const file = await readFile('x.docx', docx(link));
  expect(file.texts[0]?.text).toBe('press');
});

describe('what cannot be read is refused by what it is', () => {
  test.each([
    ['x.txt', '', 'empty'],
    ['x.txt', ' \n\t\uFEFF', 'no words'],
    ['x.txt', '\0\0\0\0\0\0', 'does not hold text'],
    ['x.txt', '%PDF-1.7', 'PDF'],
    ['x.txt', '{\\rtf1 }', 'no words'],
    ['x.txt', '<article/>', 'no words'],
    ['x.xml', '<?xml version="1.0"?><Project/>', 'an XML file (Project)'],
    ['x.json', '{"a": [1, 2]}', 'none of a program for transcription'],
    ['x.tex', '\\documentclass{article}', 'LaTeX'],
    ['x.docx', '\u00D0\u00CF\u0011\u00E0', '.doc'],
    ['x.txt', '\u0089PNG\r\n', 'picture'],
    ['x.vtt', 'WEBVTT', 'No words'],
    ['x.csv', 'speaker,text\n', 'no rows'],
    ['x.csv', '\n', 'no header'],
  ])('%s: %j', async (name, latin, sentence) => {
    const bytes = Buffer.from(latin, /[\uFEFF]/.test(latin) ? 'utf8' : 'latin1');
    expect(await soundOrRefused(readFile(name, bytes))).toContain(sentence);
  });

  test('more than 50 MB', async () => {
    await expect(readFile('x.txt', new Uint8Array(50_000_001))).rejects.toThrow('51 MB');
  });
});

describe('strange text is kept', () => {
  test.each([
    ['emoji', '😀'],
    ['a NUL among words', 'one\0 two and three and so on, a longer line'],
    ['a family joined by invisible characters', 'Ann: 👨‍👩‍👧\nBob: 👨‍👩‍👧\nAnn: é\nBob: é'],
    ['right to left', '\u202Eשלום: عالم\n\nשלום: عالم'],
    [
      'names like properties',
      'constructor: a\n__proto__: b\nConstructor: c\nToString: d\nConstructor: e\nToString: f',
    ],
    ['two million empty lines', `a${'\n'.repeat(2_000_000)}b`],
    ['one line of a million characters', 'word: '.repeat(170_000)],
  ])('%s', async (_, words) => {
    expect(await soundOrRefused(readFile('x.txt', bytesOf(words)))).toMatchObject({ type: 'Plain text' });
  });
});

test(
  'a damaged file never breaks a reader: a thousand bytes changed, one at a time',
  { timeout: 240_000 },
  async () => {
    const good = [
      docx(paragraph('Ann: Hello') + paragraph('Bob: Hi')),
      bytesOf('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello\n'),
      bytesOf('speaker,start,text\nAnn,0:01,"Hello, you"\nBob,0:02,Hi\n'),
      bytesOf('# Talk\n\n**Ann:** Hello\n\n| a | b |\n|--|--|\n| 1 | 2 |\n'),
    ];
    const names = ['x.docx', 'x.vtt', 'x.csv', 'x.md'];
    for (let round = 0; round < 250; round++) {
      for (const [at, bytes] of good.entries()) {
        const damaged = Uint8Array.from(bytes);
        damaged[(round * 7919) % bytes.length] = (round * 31 + at) % 256;
        await soundOrRefused(readFile(names[at] ?? '', damaged));
      }
    }
  },
);
