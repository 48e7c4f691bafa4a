import { expect, test } from 'vitest';
import { countWords } from '../../src/domain/text.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { docx, paragraph } from './docx-builder.ts';

const turnsOf = async (name: string, bytes: Uint8Array) => {
  const { texts } = await readFile(name, bytes);
  const [text] = texts;
  if (!text) throw new Error('nothing was read');
  return text.turns.map(({ start, end, speaker }) => ({ speaker, words: text.text.slice(start, end) }));
};

const long = 'We met in the kitchen, all nine of us, e.g. on Mondays. It went on for a year. '
  .repeat(40)
  .trim();

test('speech of many hundred words is cut at sentences, every word in its place and by the same speaker', async () => {
  const spoken = [
    `Interviewer: How did it begin?`,
    `Rosa: ${long}`,
    `Interviewer: And then?`,
    `Rosa: It ended.`,
  ];
  const files: [string, Uint8Array][] = [
    ['a.txt', Buffer.from(spoken.join('\n'))],
    ['a.docx', docx(spoken.map((words) => paragraph(words)).join(''))],
  ];
  for (const [name, bytes] of files) {
    const turns = await turnsOf(name, bytes);
    const pieces = turns.slice(1, -2);
    expect(pieces.length, name).toBeGreaterThan(4);
    expect(
      pieces.every(({ speaker }) => speaker === 'Rosa'),
      name,
    ).toBe(true);
    expect(pieces.map(({ words }) => words).join(' '), name).toBe(long);
    for (const { words } of pieces) {
      expect(words, name).toMatch(/^[A-Z].*(?:Mondays|year)\.$/s);
      expect(countWords(words), name).toBeLessThan(160);
    }
  }
});

test('where nothing ends a sentence no word is cut in two, and a paragraph of usual length stays whole', async () => {
  const endless = 'and then we met '.repeat(150).trim();
  const turns = await turnsOf('a.txt', Buffer.from(endless));
  expect(turns.length).toBeGreaterThan(3);
  expect(turns.map(({ words }) => words).join(' ')).toBe(endless);
  const usual = 'We met in the kitchen. '.repeat(40).trim();
  expect(await turnsOf('b.txt', Buffer.from(usual))).toHaveLength(1);
});

test('a script without blanks is cut between its sentences too', async () => {
  const chinese = '我们在厨房里见面。每个月都有人来。'.repeat(60);
  const turns = await turnsOf('a.txt', Buffer.from(chinese));
  expect(turns.length).toBeGreaterThan(2);
  expect(turns.every(({ words }) => words.endsWith('。'))).toBe(true);
  expect(turns.map(({ words }) => words).join('')).toBe(chinese);
});
