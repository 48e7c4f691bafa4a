import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { docx, footnotes, paragraph, table } from './docx-builder.ts';
import { bytesOf, expectSound } from './invariants.ts';

async function read(name: string, bytes: Uint8Array | string) {
  const file = await readFile(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  expectSound(file);
  const [text] = file.texts;
  if (!text) throw new Error('no text');
  return { ...file, ...text, words: text.turns.map(({ start, end }) => text.text.slice(start, end)) };
}

test('a plain text keeps every character', async () => {
  const { type, encoding, text, name } = await read('folder/Interview 3.txt', '  Hello \r\n\r\n\tworld \n');
  expect([type, encoding, name]).toEqual(['Plain text', 'UTF-8', 'Interview 3']);
  expect(text).toBe('  Hello \n\n\tworld \n');
});

test('Markdown becomes words without marks', async () => {
  const { text, words, caseName, date, warnings } = await read(
    'x.md',
    '---\ncase: North\ndate: 2024-02-03\n---\n# Talk *one*\n\n**Ann:** How is [it](http://x.y)?\n**Bob:** `So` so &amp; <b>so</b>.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](q.png)\n\n**Ann:** Good?\n\n**Bob:** Yes.\n',
  );
  expect(text).toBe(
    'Talk one\n\nAnn: How is it?\nBob: So so & <b>so</b>.\n\none\n\ntwo\n\na\tb\n\n1\t2\n\nAnn: Good?\n\nBob: Yes.',
  );
  expect(words).toContain('How is it?');
  expect([caseName, date]).toEqual(['North', '2024-02-03']);
  expect(warnings).toEqual([
    '1 picture was left out.',
    'The front matter (case, date) is not part of the text.',
  ]);
});

describe('a Word document', () => {
  test('becomes paragraphs, its speakers found', async () => {
    const body = [
      paragraph('Entretien 4', 'Heading1'),
      paragraph('Enquêtrice : Comment ça va ?'),
      paragraph('Léa : Bien & <vous> ?'),
      paragraph('Et puis.'),
      paragraph(''),
      paragraph('Enquêtrice : Bien.'),
      paragraph('Léa : Alors.'),
    ];
    const { type, encoding, text, turns, kind } = await read('Entretien 4.docx', docx(body.join('')));
    expect([type, encoding, kind]).toEqual(['Word', null, 'interview']);
    expect(text).toBe(
      'Entretien 4\n\nEnquêtrice : Comment ça va ?\n\nLéa : Bien & <vous> ?\n\nEt puis.\n\nEnquêtrice : Bien.\n\nLéa : Alors.',
    );
    expect(turns.map(({ speaker }) => speaker)).toEqual([
      null,
      'Enquêtrice',
      'Léa',
      'Léa',
      'Enquêtrice',
      'Léa',
    ]);
  });

  test('keeps the cells of a row on one line', async () => {
    const inner = `<w:tbl><w:tr><w:tc>${paragraph('in')}</w:tc><w:tc>${paragraph('ner')}</w:tc></w:tr></w:tbl>`;
    const nested = `<w:tbl><w:tr><w:tc>${inner}${paragraph('x')}</w:tc><w:tc>${paragraph('y')}</w:tc></w:tr></w:tbl>`;
    const { text } = await read(
      'x.docx',
      docx(
        table([
          ['a', 'b'],
          ['', 'd'],
        ]) +
          paragraph('After') +
          nested,
      ),
    );
    expect(text.split('\n\n')).toEqual(['a\tb', 'd', 'After', 'in ner x\ty']);
  });

  test('keeps a two-column transcript as turns', async () => {
    const rows = [
      ['Ann', 'How?'],
      ['Bob', 'So.'],
      ['Ann', 'Why?'],
      ['Bob', 'Because.'],
    ];
    const { turns, words } = await read('x.docx', docx(table(rows)));
    expect(turns.map(({ speaker }, at) => [speaker, words[at]])).toEqual(rows);
  });

  test('keeps its footnotes at the end and says so', async () => {
    const call = '<w:p><w:r><w:t>Word</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    const { text, warnings } = await read(
      'x.docx',
      docx(call, { 'word/footnotes.xml': footnotes(['A note.']) }),
    );
    expect(text).toBe('Word[1]\n\n[1] A note.');
    expect(warnings).toEqual(['1 footnote or endnote was kept at the end of the text.']);
  });

  test('keeps comments at the end with the words they are on, not among the words', async () => {
    const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const comments = `<w:comments ${main}><w:comment w:id="0" w:author="Jo B" w:initials="JB">${paragraph('Really?')}</w:comment></w:comments>`;
    const call =
      '<w:p><w:r><w:t>It was free</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>.</w:t></w:r></w:p>';
    const { text, warnings } = await read('x.docx', docx(call, { 'word/comments.xml': comments }));
    expect(text).toBe('It was free.\n\nComment [JB1] on “It was free”: Really?');
    expect(warnings).toEqual(['1 comment was kept at the end of the text.']);
  });

  test('says that tracked changes, headers and pictures were seen', async () => {
    const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const tracked =
      '<w:p><w:r><w:t>Kept</w:t></w:r><w:del w:id="1"><w:r><w:delText> gone</w:delText></w:r></w:del></w:p>';
    const header = `<w:hdr ${main}>${paragraph('Confidential')}</w:hdr>`;
    const { text, warnings } = await read('x.docx', docx(tracked, { 'word/header1.xml': header }));
    expect(text).toBe('Kept');
    expect(warnings).toEqual([
      'Tracked changes were read as if all were accepted.',
      'The headers and footers of the pages were left out.',
    ]);
  });
});

describe('the kind of a text is guessed', () => {
  const two = 'Ann: Why?\nBob: So.\nAnn: How?\nBob: So.\nAnn: When?\nBob: So.\n';
  const five = `${two}Eve: Yes.\nEve: No.\nJoe: Yes.\nJoe: No.\nZoe: Yes, and then we all went.\nZoe: No.\n`;
  test.each([
    ['FGD_2.txt', two, 'focus group'],
    ['Grupo focal.txt', two, 'focus group'],
    ['Workshop Leeds.txt', two, 'workshop note'],
    ['étude de cas.txt', 'Words', 'case note'],
    ['Umfrage.txt', 'Words', 'survey answer'],
    ['Interview.txt', 'Words', 'interview'],
    ['x.txt', two, 'interview'],
    ['x.txt', five, 'focus group'],
    ['x.txt', 'Words', 'other'],
  ])('%s', async (name, words, kind) => {
    expect((await read(name, words)).kind).toBe(kind);
  });
});

test('a date in the name of a file is the date of its text, if there is such a day', async () => {
  expect((await read('2024-02-29 Interview.txt', 'Words')).date).toBe('2024-02-29');
  expect((await read('2023-02-29 Interview.txt', 'Words')).date).toBeNull();
});
