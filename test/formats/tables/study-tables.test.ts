import { expect, test } from 'vitest';
import { readCases } from '../../../src/formats/tables/cases.ts';
import { readCodings } from '../../../src/formats/tables/codings.ts';
import { readSourceCards } from '../../../src/formats/tables/source-cards.ts';

test('codings are read by quote or by offsets', () => {
  const codings = readCodings(
    'c.csv',
    'Source,Code,Quote,Start,End,Polarity\nA,Trust,we trusted,,,contradicts\nB,Time,,3,9,\n',
  );
  expect(codings).toMatchObject([
    { line: 2, source: 'A', code: 'Trust', quote: 'we trusted', span: null, polarity: 'contradicts' },
    { line: 3, source: 'B', span: { start: 3, end: 9 }, polarity: 'plain', origin: 'imported' },
  ]);
});

test.each([
  [
    'a missing column names those there are',
    'source,quote\nA,b\n',
    'c.csv has no column “code”. It has: source, quote.',
  ],
  [
    'a row without a place is named',
    'source,code\nA,Trust\n',
    'c.csv, row 2: give a quote, or a start and an end.',
  ],
  ['an offset that is no number is named', 'source,code,start,end\nA,T,x,9\n', 'c.csv, row 2: start is “x”'],
  [
    'a polarity that is not known is named',
    'source,code,quote,polarity\nA,T,q,maybe\n',
    'row 2: polarity is “maybe”',
  ],
])('%s', (_what, text, message) => {
  expect(() => readCodings('c.csv', text)).toThrow(message);
});

test('a table of cases keeps every other column as an attribute', () => {
  const { attributes, rows } = readCases('cases.csv', 'case;months;open\nHarbour;72;no\nRiver;;yes\n');
  expect(attributes).toEqual(['months', 'open']);
  expect(rows).toEqual([
    { name: 'Harbour', values: ['72', 'no'] },
    { name: 'River', values: ['', 'yes'] },
  ]);
  expect(() => readCases('cases.csv', 'case,months\n,72\n')).toThrow(
    'cases.csv, row 2: the case has no name.',
  );
});

test('a table of sources takes a row per speaker', () => {
  const cards = readSourceCards(
    's.csv',
    'source,kind,date,case,speaker,informant,informant type\nA,interview,2025-01-02,One; Two,Rosa,Rosa M.,partner\nA,,,,Int,,Interviewer\n',
  );
  expect(cards.get('A')).toEqual({
    kind: 'interview',
    date: '2025-01-02',
    cases: ['One', 'Two'],
    speakers: [
      { label: 'Rosa', isInterviewer: false, informant: 'Rosa M.', informantType: 'partner' },
      { label: 'Int', isInterviewer: true, informant: '', informantType: '' },
    ],
  });
});
