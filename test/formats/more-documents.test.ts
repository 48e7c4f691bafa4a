import { afterAll, describe, expect, test } from 'vitest';
import { storedZip } from '../../src/formats/texts/packed/zip.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { createReader } from '../../src/processes/reader.ts';
import { ods, odsCell, odt } from '../support/open-documents.ts';
import { pdf } from '../support/pdfs.ts';
import { cell, row, workbook } from '../support/workbooks.ts';
import { deflatedZip } from '../support/zips.ts';
import { docx, paragraph } from './docx-builder.ts';
import { bytesOf, expectSound, soundOrRefused } from './invariants.ts';

async function read(name: string, bytes: Uint8Array | string) {
  const file = await readFile(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  expectSound(file);
  const [text] = file.texts;
  if (!text) throw new Error('no text');
  const said = text.turns.map(({ start, end, speaker, startMs }) => ({
    speaker,
    startMs,
    words: text.text.slice(start, end),
  }));
  return { ...file, ...text, said };
}

describe('an OpenDocument text', () => {
  test('keeps its words, tables, notes and comments, and not what was taken away', async () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:h text:outline-level="1">Visit</text:h>
      <text:p>Ann:  How<text:s text:c="2"/>is<text:tab/>it<text:line-break/>now?<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body></text:note></text:p>
      <text:p>Bob: <office:annotation><dc:creator>Jo</dc:creator><text:p>Really?</text:p></office:annotation>So so.</text:p>
      <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>`;
    const { type, text, warnings } = await read('x.odt', odt(body));
    expect(type).toBe('OpenDocument text');
    expect(text).toBe(
      'Visit\n\nAnn: How  is\tit\nnow?[1]\n\nBob: So so.\n\na\tb c\n\n[1] In May.\n\nComment [Jo1] on “Bob:”: Really?',
    );
    expect(warnings).toEqual([
      '1 footnote or endnote was kept at the end of the text.',
      '1 comment was kept at the end of the text.',
      'Tracked changes were read as if all were accepted.',
    ]);
  });
});

describe('a rich text file', () => {
  test('keeps letters of code pages and of Unicode, and nothing of its marks', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}{\*\generator X;}{\info{\title no}}
\pard Ann: caf\'e9 \u8220\'93yes\u8221\'94\par Bob: {\f1\'ef\'f0\'e8} {\v hidden}\u55357?\u56832? {\field{\*\fldinst HYPERLINK "x"}{\fldrslt here}}\par
\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\pard after\par}`;
    const { type, text } = await read('x.rtf', rtf);
    expect(type).toBe('Rich text');
    expect(text).toBe('Ann: café “yes”\n\nBob: при 😀 here\n\na\tb\n\nafter');
  });

  test('is known by what is in it', async () => {
    expect((await read('x.txt', String.raw`{\rtf1 hello\par}`)).text).toBe('hello');
  });
});

describe('a PDF', () => {
  const lines = (page: number) => [
    { at: [72, 800] as const, words: 'Interview 4, Northern Farms' },
    {
      at: [72, 740] as const,
      words: `Interviewer: How did it all begin when you came to this ${['far', 'fine', 'fair'][page - 1] ?? ''} away`,
    },
    { at: [72, 724] as const, words: `place in year ${page}?` },
    {
      at: [72, 700] as const,
      words: `Rosa: Slowly. We did not trust any of ${['us', 'you', 'them'][page - 1] ?? ''} and the whole organi-`,
    },
    { at: [72, 684] as const, words: 'zation was new to every one of us who had lived there for long' },
    { at: [72, 668] as const, words: 'enough to know.' },
    { at: [290, 30] as const, words: `Page ${page}` },
  ];

  test('has paragraphs without running heads, page numbers and hyphens at line ends', async () => {
    const { type, text, said, warnings } = await read('x.pdf', pdf([1, 2, 3].map(lines)));
    expect(type).toBe('PDF');
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Interviewer: How did it all begin when you came to this far away place in year 1?',
      'Rosa: Slowly. We did not trust any of us and the whole organization was new to every one of us who had lived there for long enough to know.',
    ]);
    expect(said.map(({ speaker }) => speaker)).toEqual(Array(3).fill(['Interviewer', 'Rosa']).flat());
    expect(warnings.join()).toContain('“Interview 4, Northern Farms”, “Page 1”');
  });

  test('that is a scan is said to be one', async () => {
    expect(await soundOrRefused(readFile('x.pdf', pdf([[], []])))).toContain('pictures of pages (a scan)');
  });
});

test('a web page is its words, and whatever nobody sees is none of them', async () => {
  const page = `<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body><h1>Visit</h1>
    <p><b>Ann:</b> How is <a href="javascript:x">it</a>?</p><p>Bob: So &amp; so.<br>Yes.</p><script>no()</script><div hidden>no</div>
    <ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table></body></html>`;
  const { text } = await read('x.txt', page);
  expect(text).toBe('Visit\n\nAnn: How is it?\n\nBob: So & so.\nYes.\n\none\n\ntwo\n\na\tb');
});

test('noScribe’s page has its times and speakers; what it says of itself is nobody’s', async () => {
  const page = `<html><head><meta name="audio_source" content="a.mp3"></head><body><p>a.mp3</p><p>Transcribed with x</p>
    <p><a name="ts_1000_2000_S00">S00: How are you?</a> <a name="ts_2000_3000_S00">Well?</a></p><p><a name="ts_3000_4500_S01">S01: Fine.</a></p>
    <p><a name="ts_5000_6000_S00">S00: And?</a></p><p><a name="ts_7000_8000_S01">S01: Yes.</a></p></body></html>`;
  const { type, said } = await read('x.html', page);
  expect(type).toBe('noScribe (HTML)');
  expect(said.filter(({ speaker }) => speaker !== null).slice(0, 2)).toEqual([
    { speaker: 'S00', startMs: 1000, words: 'How are you? Well?' },
    { speaker: 'S01', startMs: 3000, words: 'Fine.' },
  ]);
});

test('a book is read in the order of its spine', async () => {
  const book = storedZip(
    new Map(
      Object.entries({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="o/c.opf"/></rootfiles></container>',
        'o/c.opf':
          '<package><manifest><item id="b" href="b%20x.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        'o/a.xhtml': '<html><body><p>First.</p></body></html>',
        'o/b x.xhtml': '<html><body><p>Second.</p></body></html>',
      }).map(([name, words]) => [name, bytesOf(words)]),
    ),
  );
  expect((await read('x.epub', book)).text).toBe('First.\n\nSecond.');
});

describe('files of programs for transcription', () => {
  const a = { speaker: 'SPEAKER_00', startMs: 500, words: 'How?' };
  const b = { speaker: 'SPEAKER_01', startMs: 2000, words: 'So.' };
  const segments = [
    { start: 0.5, end: 1, text: ' How?', speaker: 'SPEAKER_00' },
    { start: 2, end: 3, text: ' So.', speaker: 'SPEAKER_01', words: [{ word: 'So.', start: 2, end: 3 }] },
  ];
  test.each<[string, string, string]>([
    ['x.json', 'Whisper (JSON)', JSON.stringify({ segments, language: 'en' })],
    [
      'x.json',
      'whisper.cpp (JSON)',
      JSON.stringify({
        transcription: segments.map((one) => ({
          offsets: { from: one.start * 1000, to: one.end * 1000 },
          text: one.text,
          speaker: one.speaker,
        })),
      }),
    ],
    [
      'x.cha',
      'CHAT',
      '@UTF8\n@Begin\n@Participants:\tA B\n*SPEAKER_00:\tHow? \u0015500_1000\u0015\n%com:\tno\n*SPEAKER_01:\tSo.\n\t\u00152000_3000\u0015\n@End\n',
    ],
    [
      'x.eaf',
      'ELAN',
      `<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="1" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="2" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="3"/></TIME_ORDER>
      <TIER TIER_ID="b" PARTICIPANT="SPEAKER_01"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="2" TIME_SLOT_REF2="3"><ANNOTATION_VALUE>So.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
      <TIER TIER_ID="SPEAKER_00"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="1" TIME_SLOT_REF2="2"><ANNOTATION_VALUE>How?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
      <TIER TIER_ID="c" PARENT_REF="b"><ANNOTATION><REF_ANNOTATION><ANNOTATION_VALUE>again</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`,
    ],
    [
      'x.exb',
      'EXMARaLDA',
      `<?xml version="1.0"?><basic-transcription><head><speakertable><speaker id="S0"><abbreviation>SPEAKER_00</abbreviation></speaker><speaker id="S1"><abbreviation>SPEAKER_01</abbreviation></speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="0.5"/><tli id="T1" time="2"/><tli id="T2" time="3"/></common-timeline>
      <tier id="1" speaker="S0" category="v" type="t"><event start="T0" end="T1">How?</event></tier><tier id="2" speaker="S1" category="v" type="t"><event start="T1" end="T2">So.</event></tier><tier id="3" speaker="S1" category="sup" type="a"><event start="T1" end="T2">loud</event></tier></basic-body></basic-transcription>`,
    ],
  ])('%s: %s', async (name, type, words) => {
    const file = await read(name, words);
    expect(file.type).toBe(type);
    expect(file.said).toEqual([a, b]);
  });

  test('oTranscribe keeps its times apart from its words', async () => {
    const text = '<p><span class="timestamp" data-timestamp="4.2">00:04</span>Ann: How?</p><p>Bob: So.</p>';
    const { type, text: words, said } = await read('x.otr', JSON.stringify({ text, media: '' }));
    expect([type, words]).toEqual(['oTranscribe', 'Ann: How?\n\nBob: So.']);
    expect(said[0]?.startMs).toBe(4200);
  });

  test('somebody who speaks on is cut at sentences', async () => {
    const segments = Array.from({ length: 100 }, (_, at) => ({
      start: at * 3,
      end: at * 3 + 3,
      text: 'And so we went on and on, every single day.',
      speaker: 'A',
    }));
    const { said } = await read('x.json', JSON.stringify({ segments }));
    expect(said.length).toBeGreaterThan(5);
    expect(said[1]?.startMs).toBe(30_000);
  });
});

describe('a workbook of texts', () => {
  test('from Excel is read where the texts are', async () => {
    const rows =
      row(1, cell('A1', 'id') + cell('B1', 'answer')) + row(2, cell('A2', 'R1') + cell('B2', 'We met.'));
    expect((await read('x.xlsx', workbook(rows))).said).toEqual([
      { speaker: null, startMs: null, words: 'We met.' },
    ]);
  });

  test('from LibreOffice too', async () => {
    const line = (...cells: string[]): string =>
      `<table:table-row>${cells.map((words) => odsCell(words)).join('')}</table:table-row>`;
    const end = `<table:table-row table:number-rows-repeated="1048570">${odsCell('', 16_384)}</table:table-row>`;
    const { name, text } = await read('x.ods', ods(line('id', 'answer') + line('R1', 'We met.') + end));
    expect([name, text]).toEqual(['R1', 'We met.']);
  });
});

test('a packed folder is its files, and what cannot be read is said by its name', async () => {
  const files = new Map([
    ['in/2.txt', bytesOf('Two.')],
    ['in/1.docx', docx(paragraph('One.'))],
    ['in/3.png', Buffer.from('\u0089PNG\r\n', 'latin1')],
    ['in/.DS_Store', bytesOf('x')],
  ]);
  const { type, texts, warnings } = await read('x.zip', storedZip(files));
  expect(type).toBe('Zip of 3 files');
  expect(texts.map(({ name, text }) => [name, text])).toEqual([
    ['1', 'One.'],
    ['2', 'Two.'],
  ]);
  expect(warnings[0]).toContain('Left out: “in/3.png”. This is a picture');
});

describe('hostile files end in one sentence, and the next file is read', () => {
  const reader = createReader({ workers: 1, timeoutMs: 5000, memoryMb: 256 });
  afterAll(() => reader.close());
  const page = { at: [72, 700] as const, words: 'Words' };
  test.each<[string, string, () => Uint8Array, string]>([
    ['x.odt', 'elements 20,000 deep', () => odt('<text:p>'.repeat(20_000)), 'nested'],
    ['x.odt', 'an element that is never closed', () => odt('<text:p><text:span></text:p>'), 'never closed'],
    [
      'x.odt',
      'a bomb',
      () => deflatedZip(new Map(), 'content.xml', Buffer.alloc(90_000_000, 32)),
      'far more',
    ],
    [
      'x.fodt',
      'entities',
      () => bytesOf('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><office:document/>'),
      'entities',
    ],
    ['x.rtf', 'groups 100,000 deep', () => bytesOf(`{\\rtf1 ${'{'.repeat(100_000)}`), 'nested'],
    ['x.rtf', 'half of one', () => bytesOf('{\\rtf1\\bin2000000000 '), 'no words'],
    [
      'x.pdf',
      'a page that is its own parent',
      () => pdf([[page]], { 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
      '.',
    ],
    [
      'x.pdf',
      'a hundred thousand pages',
      () => pdf([[page]], { 2: '<< /Type /Pages /Kids [4 0 R] /Count 100000 >>' }),
      '',
    ],
    [
      'x.pdf',
      'garbage',
      () => Buffer.from(`%PDF-1.7\n${'\u0001\u00FF<<('.repeat(100_000)}`, 'latin1'),
      'damaged',
    ],
    [
      'x.ods',
      'a sheet of a thousand million cells',
      () =>
        ods(`<table:table-row table:number-rows-repeated="1000000">${odsCell('x', 1000)}</table:table-row>`),
      'rows',
    ],
    ['x.json', 'brackets 100,000 deep', () => bytesOf(`{"a":${'['.repeat(100_000)}`), 'damaged'],
    [
      'x.eaf',
      'entities',
      () => bytesOf('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><ANNOTATION_DOCUMENT/>'),
      'entities',
    ],
    [
      'x.epub',
      'no spine',
      () => storedZip(new Map([['META-INF/container.xml', bytesOf('<container/>')]])),
      'no words',
    ],
  ])(
    '%s: %s',
    async (name, _, bytes, sentence) => {
      const said = await soundOrRefused(reader.read(name, bytes()));
      // The library counts the pages that are there, whatever the file says.
      if (sentence !== '') expect(said).toEqual(expect.stringContaining(sentence));
      await expect(reader.read('x.txt', bytesOf('Still here.'))).resolves.toMatchObject({
        type: 'Plain text',
      });
    },
    60_000,
  );
});
