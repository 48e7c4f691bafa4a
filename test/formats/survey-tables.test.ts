// Tables as survey services and people make them.
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { cell, row, workbook } from '../support/workbooks.ts';
import { bytesOf, expectSound } from './invariants.ts';

async function read(name: string, bytes: Uint8Array | string) {
  const file = await readFile(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  expectSound(file);
  const texts = file.texts.map(({ name: called, text, turns }) => ({
    called,
    said: turns.map(({ start, end, speaker }) => [speaker, text.slice(start, end)]),
  }));
  return { ...file, texts, warnings: file.texts.flatMap(({ warnings }) => warnings).join('\n') };
}

const alone = (called: string, words: string) => ({ called, said: [[null, words]] });

test('questions as headers: a respondent is one text, each answer under its question, which is nobody’s evidence', async () => {
  const { texts, warnings } = await read(
    'x.csv',
    'Respondent ID,Age,Region,Why did you join the partnership?,What would you change?,Satisfied?\nR1,34,North,My neighbour asked me to.,More time for us.,yes\nR2,51,South,We needed seed.,,no\nR3,28,North,"Because, in the end, they were ours.",The forms.,yes\n',
  );
  expect(texts.slice(0, 2)).toEqual([
    {
      called: 'R1',
      said: [
        ['Question', 'Why did you join the partnership?'],
        ['R1', 'My neighbour asked me to.'],
        ['Question', 'What would you change?'],
        ['R1', 'More time for us.'],
      ],
    },
    {
      called: 'R2',
      said: [
        ['Question', 'Why did you join the partnership?'],
        ['R2', 'We needed seed.'],
      ],
    },
  ]);
  expect(warnings).toContain('Not read: “Age”, “Region”, “Satisfied?”.');
});

describe('one column of answers is found', () => {
  const two = [alone('R1', 'We met, talked, and left.'), alone('R2', 'It was too far away')];
  test.each<[string, string, string | Uint8Array]>([
    [
      'a header of three rows',
      'x.csv',
      'StartDate,ResponseId,Q1,Q3\nStart Date,Response ID,Why did you leave?,How old are you?\n"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}","{""ImportId"":""d""}"\n2026-01-02,R1,"We met, talked, and left.",34\n2026-01-03,R2,It was too far away,51\n',
    ],
    [
      'a title above',
      'x.csv',
      'Survey 2026,,\nid,answer,age\nR1,"We met, talked, and left.",34\nR2,It was too far away,5\n',
    ],
    [
      'semicolons, with commas in the header',
      'x.csv',
      'respondent;answer;Age, in years, rounded\nR1;We met, talked, and left.;34\nR2;It was too far away;40\n',
    ],
    [
      'an answer without its quotation marks',
      'x.csv',
      'id,answer,age\nR1,We met, talked, and left.,34\nR2,It was too far away,40\n',
    ],
    [
      'two columns of one name',
      'x.csv',
      'id,answer,Age,age\nR1,"We met, talked, and left.",1,2\nR2,It was too far away,1,2\n',
    ],
    [
      'codes and notes beside it',
      'x.csv',
      'id,experience,human_codes,notes\nR1,"We met, talked, and left.",a calm and quiet one,\nR2,It was too far away,lost,latent meaning of it\n',
    ],
    [
      'tabs and UTF-16, as Excel saves them',
      'x.txt',
      Buffer.from(
        '\uFEFFid\tanswer\tage\r\nR1\tWe met, talked, and left.\t34\r\nR2\tIt was too far away\t40\r\n',
        'utf16le',
      ),
    ],
    [
      'a workbook',
      'x.xlsx',
      workbook(
        ['id,answer', 'R1,We met; talked; and left.', 'R2,It was too far away']
          .map((line, at) =>
            row(
              at + 1,
              line
                .split(',')
                .map((words, column) => cell(`${'AB'.charAt(column)}${at + 1}`, words.replaceAll(';', ',')))
                .join(''),
            ),
          )
          .join(''),
      ),
    ],
  ])('%s', async (_, name, bytes) => {
    expect((await read(name, bytes)).texts).toEqual(two);
  });
});

test('a delimiter within an answer stays the sign it was', async () => {
  const { texts } = await read('x.csv', 'id;answer;age\nR1;We met; then left.;34\nR2;Far;40\n');
  expect(texts[0]).toEqual(alone('R1', 'We met; then left.'));
});

test('a turn table by other names', async () => {
  const { texts } = await read(
    'x.csv',
    'transcript_id,interlocutor,timestamp,utterance_text\n7,therapist,00:00:13,How are you?\n7,client,00:00:20,Fine.\n',
  );
  expect(texts).toEqual([
    {
      called: '7',
      said: [
        ['therapist', 'How are you?'],
        ['client', 'Fine.'],
      ],
    },
  ]);
});

test('a table of cases is none of texts, and it is said where it goes', async () => {
  await expect(read('x.csv', 'case,years,type\nFarm 1,9,Primary\nFarm 2,10,Secondary\n')).rejects.toThrow(
    'Cases and attributes',
  );
});
