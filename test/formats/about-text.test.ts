// What a text says about itself is shown and is nobody's words: headings, dates, places, and what stands before somebody speaks.
import { describe, expect, test } from 'vitest';
import type { ReadText } from '../../src/domain/source.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { understoodFile } from '../../src/formats/texts/understood.ts';
import { docx, paragraph, table } from './docx-builder.ts';
import { bytesOf, expectSound } from './invariants.ts';

async function read(words: string, name = 'a.txt'): Promise<ReadText> {
  return first(await readFile(name, bytesOf(words)));
}

function first(file: Awaited<ReturnType<typeof readFile>>): ReadText {
  expectSound(file);
  const [text] = file.texts;
  if (!text) throw new Error('no text');
  return text;
}

const matterIn = ({ text, turns }: ReadText): string[] =>
  turns.flatMap(({ matter, start, end }) => (matter ? `${matter}: ${text.slice(start, end)}` : []));
const saidIn = ({ text, turns }: ReadText): string[] =>
  turns.flatMap(({ matter, speaker, start, end }) =>
    matter ? [] : `${speaker ?? '–'}: ${text.slice(start, end)}`,
  );

const talk = `Interviewer: So tell me, how did it begin?
Participant: We met in the church hall, and there was anger.
Interviewer: And then?
Participant: Then we began to talk to each other.`;
const said = talk.split('\n');

const head = `Interview 3
Date: 2 May 2024
Place of interview: Kisumu, district office
Interviewer: Ellen Berg
Participant: Maria O.
Duration: 45 minutes`;

describe('before somebody speaks', () => {
  test('the head of a transcript is about it: a heading, who took part though their labels speak below, place and length', async () => {
    const text = await read(`${head}\n\n${talk}`);
    expect(matterIn(text)).toEqual([
      'heading: Interview 3',
      ...head
        .split('\n')
        .slice(1)
        .map((line) => `particulars: ${line}`),
    ]);
    expect(saidIn(text)).toEqual(said);
    expect(text.date).toBe('2024-05-02');
    expect(text.particulars).toContainEqual({ name: 'Place of interview', value: 'Kisumu, district office' });
    expect(text.particulars).toContainEqual({ name: 'Participant', value: 'Maria O.' });
  });

  test('it is neither among the turns and words that are shown, nor a voice', async () => {
    const [plain] = understoodFile(await readFile('a.txt', bytesOf(talk))).texts;
    const [headed] = understoodFile(await readFile('a.txt', bytesOf(`${head}\n\n${talk}`))).texts;
    expect(headed?.words).toBe(plain?.words);
    expect(headed?.voices).toEqual(plain?.voices);
  });

  test('short lines before the first label are about the text, whatever they say; a long one is words', async () => {
    const long = `We had come by bus, ${'and it took long '.repeat(15)}until we were there.`;
    const text = await read(
      `Transcript of the talk with Jonas\nThis was part of the study.\n\n${long}\n\n${talk}`,
    );
    expect(matterIn(text)).toEqual([
      'heading: Transcript of the talk with Jonas',
      'particulars: This was part of the study.',
    ]);
    expect(saidIn(text)).toEqual([`–: ${long}`, ...said]);
  });

  test('a greeting behind a label is said, also right below a date', async () => {
    const text = await read(`Date: 2 May 2024\nInterviewer: Hello\n${talk}`);
    expect(saidIn(text)[0]).toBe('Interviewer: Hello');
  });

  test('a table at the head of a Word file says who took part', async () => {
    const bytes = docx(
      table([
        ['Date', '12.03.2024'],
        ['Location', 'Nairobi'],
        ['Interviewer', 'Ellen Berg'],
      ]) +
        talk
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
    );
    const text = first(await readFile('a.docx', bytes));
    expect(text.date).toBe('2024-03-12');
    expect(matterIn(text)).toHaveLength(3);
    expect(saidIn(text)).toEqual(said);
  });

  test('a case that is named there is offered, as is what a Markdown file says of itself', async () => {
    expect((await read(`Case: Kitchen Table\n\n${talk}`)).caseName).toBe('Kitchen Table');
    const text = await read(
      `---\nplace: Nairobi\ncase: Second Home\n---\n\n${talk.replaceAll('\n', '\n\n')}`,
      'a.md',
    );
    expect(text.particulars).toContainEqual({ name: 'place', value: 'Nairobi' });
    expect(text.caseName).toBe('Second Home');
  });
});

describe('in texts without speakers', () => {
  const note = `Workshop in Kisumu
Nairobi, 12 March 2024
Participants: 12 women, 3 men

The women said that the money came late. Key place: the field, where they walked every day for many years and never once complained of it.

GROUP 1
Purpose: build trust between villages.

13 March 2024

On the second day nobody came.`;

  test('headings, a title above particulars and days are about the text; the rest is words', async () => {
    const text = await read(note);
    expect(matterIn(text)).toEqual([
      'heading: Workshop in Kisumu',
      'particulars: Nairobi, 12 March 2024',
      'particulars: Participants: 12 women, 3 men',
      'heading: GROUP 1',
      'particulars: 13 March 2024',
    ]);
    expect(text.date).toBe('2024-03-12');
    expect(text.particulars?.[0]).toEqual({ name: 'Place', value: 'Nairobi' });
    expect(saidIn(text)[1]).toBe('–: Purpose: build trust between villages.');
  });

  test('a text in capitals throughout has no headings for that, and one of headings alone is words', async () => {
    expect(
      matterIn(await read('WE MET IN THE HALL\nTHERE WAS A LOT OF ANGER\nTHEN WE BEGAN TO TALK')),
    ).toEqual([]);
    expect(saidIn(await read('# One\n\n## Two\n', 'a.md'))).toEqual(['–: One', '–: Two']);
  });

  test('a first line that nothing tells is no title', async () => {
    expect(matterIn(await read('We were late\n\nNobody had told us of it.'))).toEqual([]);
  });
});

describe('while people speak', () => {
  test('that the recording stops, an end in words, and a comment of the file are about the text', async () => {
    const text = await read(
      `${talk}\n[Recording paused]\nInterviewer: Back again.\nParticipant: Yes.\nEnd of interview`,
    );
    expect(matterIn(text)).toEqual(['particulars: [Recording paused]', 'particulars: End of interview']);
    expect(saidIn(text).at(-1)).toBe('Participant: Yes.');
  });

  test('what only mentions them is said', async () => {
    const text = await read(`${talk}\nParticipant: On 3 May 2021 the recording stopped.\nInterviewer: Date?`);
    expect(matterIn(text)).toEqual([]);
  });
});

describe('days', () => {
  const days: readonly (readonly [string, string | null])[] = [
    ['Date: 12 March 2025', '2025-03-12'],
    ['Date: March 12th, 2025', '2025-03-12'],
    ['Datum: 3. Februar 2025', '2025-02-03'],
    ['Date : 1er août 2024', '2024-08-01'],
    ['Fecha: 4 de mayo de 2023', '2023-05-04'],
    ['Date: 2024/11/30', '2024-11-30'],
    ['Date: 31/12/2024', '2024-12-31'],
    ['Date: 12/31/2024', '2024-12-31'],
    ['日期: 2024年5月2日', '2024-05-02'],
    // Nobody can say which day that is.
    ['Date: 03/04/2025', null],
    ['Date: 31 February 2025', null],
    ['Date: to be set', null],
  ];
  test.each(days)('%s', async (line, day) => {
    expect((await read(`${line}\n\n${talk}`)).date).toBe(day);
  });
});
