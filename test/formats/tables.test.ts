import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/formats/tables/csv.ts';
import { guarded, unguarded } from '../../src/formats/tables/formula-guard.ts';
import { toCsv } from '../../src/formats/tables/write-csv.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { bytesOf, expectSound } from './invariants.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }).map((words) => words.toWellFormed()),
  fc
    .array(
      fc.constantFrom(
        "'",
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ' ',
        '\u00A0',
        '＝',
        '＠',
        '"',
        ',',
        ';',
        'a',
        '1',
      ),
    )
    .map((parts) => parts.join('')),
);

test('the formula guard comes off exactly as it went on, for every string', () => {
  fc.assert(
    fc.property(cell, (words) => unguarded(guarded(words)) === words),
    { numRuns: 5000 },
  );
});

test.each([
  '=1',
  '+1',
  '-1',
  '@a',
  '\ta',
  '\ra',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  ' =1',
  '\u00A0=1',
  '\n=1',
  "'=1",
])('no spreadsheet runs %j', (words) => {
  expect(guarded(words)).toBe(`'${words}`);
});

test.each(["it's", "'quoted'", 'a=b', '', ' '])('%j needs no guard', (words) => {
  expect(guarded(words)).toBe(words);
});

test('a table comes back from its CSV cell by cell', () => {
  const row = fc
    .array(cell, { minLength: 3, maxLength: 3 })
    .filter((cells) => cells.some((words) => words.trim()));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      expect(readCsv([...toCsv(['a', '=b', '__proto__'], rows)].join(''))).toEqual({
        header: ['a', '=b', '__proto__'],
        rows,
        rowNumbers: rows.map((_, at) => at + 2),
      });
    }),
    { numRuns: 1000 },
  );
});

test('a CSV begins with a byte order mark, ends lines with CRLF, quotes words and leaves numbers bare', () => {
  expect(
    [
      ...toCsv(
        ['a', 'b'],
        [
          ['x', -1.5],
          [null, 0],
        ],
      ),
    ].join(''),
  ).toBe('\uFEFF"a","b"\r\n"x",-1.5\r\n,0\r\n');
});

test('a large table is written in chunks, none of them large', () => {
  const chunks = [
    ...toCsv(
      ['n'],
      Array.from({ length: 500 }, (_, at) => [at]),
    ),
  ];
  expect(chunks.map((chunk) => chunk.split('\r\n').length - 1)).toEqual([
    1,
    ...Array.from({ length: 50 }, () => 10),
  ]);
});

describe('a table is read whatever saved it', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons, words with commas', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['bars', 'a|b\r1|2\r'],
    ["Excel's line about the delimiter", 'sep=;\r\na;b\r\n1;2\r\n'],
    ['spare columns and rows', 'a,b,,\n1,2,,\n,,,\n'],
    ['mixed line ends', 'a,b\r\n"1",2\n'],
  ])('%s', (_, text) => {
    const { header, rows } = readCsv(text);
    expect({ header, rows }).toEqual({ header: ['a', 'b'], rows: [['1', '2']] });
  });

  test('line ends inside quotation marks are words, and rows keep their numbers', () => {
    const { rows, rowNumbers } = readCsv('a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n');
    expect(rows).toEqual([
      ['x\r\ny', '1'],
      ['z', '2'],
    ]);
    expect(rowNumbers).toEqual([2, 4]);
  });
});

test.each([
  ['a,A\n1,2', 'Two columns are called "A"'],
  ['a,b\n1,"2\n3,4', 'Row 2 opens a quotation mark'],
  ['a,b\n1,2\n1,2,3', 'Row 3 has 3 cells'],
  [',\n1,2', 'no header'],
])('%j is refused in words', (text, sentence) => {
  expect(() => readCsv(text)).toThrow(sentence);
});

async function read(name: string, words: string) {
  const file = await readFile(name, bytesOf(words));
  expectSound(file);
  return file;
}

test('a turn table holds several transcripts, with cases, dates, kinds and times', async () => {
  const { type, texts } = await read(
    'all.csv',
    'Source,Case,Date,Kind,Turn,Speaker,Start,End, Text \nA,North,2024-03-05,focus group,1,Ann:,0:01,0:02,How?\nA,,,,2,Tom,62.5,,"So,\nso."\nB,South,,,1,Eve,[1:00:00],,Yes.\nA,,,,3,,,,And so.\n',
  );
  expect(type).toBe('Turn table (CSV)');
  expect(texts.map(({ name, kind, caseName, date }) => [name, kind, caseName, date])).toEqual([
    ['A', 'focus group', 'North', '2024-03-05'],
    ['B', 'other', 'South', null],
  ]);
  expect(texts[0]?.text).toBe('Ann: How?\n\nTom: So,\nso.\n\nTom: And so.');
  expect(texts[0]?.turns.map(({ speaker, startMs, endMs }) => [speaker, startMs, endMs])).toEqual([
    ['Ann', 1000, 2000],
    ['Tom', 62_500, null],
    ['Tom', null, null],
  ]);
  expect(texts[0]?.warnings).toEqual(['1 row names no speaker and went to the speaker above.']);
  expect(texts[1]?.turns[0]?.startMs).toBe(3_600_000);
});

test('a sorted turn table is put back in order', async () => {
  const { texts } = await read('a.csv', 'turn,speaker,text\n2,B,Two\n10,C,Three\n1,A,One\n');
  expect(texts[0]?.text).toBe('A: One\n\nB: Two\n\nC: Three');
});

test('a table of answers is one text a row', async () => {
  const { type, texts } = await read(
    'Survey 2024.csv',
    'ID;Response;Case\nr1;Good: yes.;North\nr1;Fine;\nr3;;South\n',
  );
  expect(type).toBe('Notes or answers (table)');
  expect(texts.map(({ name, kind, text, caseName }) => [name, kind, text, caseName])).toEqual([
    ['r1', 'survey answer', 'Good: yes.', 'North'],
    ['r1 (2)', 'survey answer', 'Fine', null],
  ]);
  expect(texts[0]?.warnings).toEqual(['1 row without words was left out.']);
});

test('a table of case notes says so by its name or its rows', async () => {
  expect((await read('case notes.csv', 'note\nOne\n')).texts[0]?.kind).toBe('case note');
  expect((await read('x.csv', 'note,kind\nOne,workshop note\n')).texts[0]?.kind).toBe('workshop note');
});

test('a table without texts is refused with the columns it has and those it needs', async () => {
  await expect(read('x.csv', 'region,count\nN,1\n')).rejects.toThrow(/"region", "count".*"text"/);
  await expect(read('x.csv', 'speaker,text\n')).rejects.toThrow('no rows');
});

test('a column called __proto__ is a column', async () => {
  const { texts } = await read('x.csv', '__proto__,text,constructor\npolluted,Words,x\n');
  expect(texts[0]?.text).toBe('Words');
  expect(Object.keys({})).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined(); // a plain object, looked at for pollution
});
