import { expect, test } from 'vitest';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { bytesOf, expectSound } from './invariants.ts';

async function read(name: string, words: string) {
  const file = await readFile(name, bytesOf(words));
  expectSound(file);
  const [text] = file.texts;
  if (!text) throw new Error('no text');
  const turns = text.turns.map(
    ({ speaker, start, end, startMs, endMs }) =>
      [speaker, text.text.slice(start, end), startMs, endMs] as const,
  );
  return { type: file.type, text: text.text, turns, warnings: text.warnings };
}

test('cues of one voice in a row are one turn, and the label stands before it in the text', async () => {
  const { type, text, turns } = await read(
    'talk.vtt',
    `\uFEFFWEBVTT - A talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a remark\nof two lines\n\nfirst\n00:01.000 --> 00:02.000 align:start\n<v Ann Berg>It was <i>good</i> &amp;\nquick.</v>\n\n00:02.500 --> 00:04,000\n<v.loud Ann Berg>Very <c.red>good</c>.\n\n1:00:00.000 --> 1:00:05.000\n<v Tom>Was it?\n`,
  );
  expect(type).toBe('Subtitles (WebVTT)');
  expect(turns).toEqual([
    ['Ann Berg', 'It was good & quick. Very good.', 1000, 4000],
    ['Tom', 'Was it?', 3_600_000, 3_605_000],
  ]);
  expect(text).toBe('Ann Berg: It was good & quick. Very good.\n\nTom: Was it?');
});

test('SubRip with prefixes, commas, Windows line ends and no blank line between cues', async () => {
  const { type, turns } = await read(
    'talk.srt',
    '1\r\n00:00:01,000 --> 00:00:02,000\r\nAnn: How?\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}Tom: Like\r\nthis.\r\n\r\n3\r\n00:00:03,500 --> 00:00:04,000\r\nAnd that.\r\n\r\n4\r\n00:00:09,000 --> 00:00:10,000\r\nAfter a silence.\r\n\r\n5\r\n00:00:10,000 --> 00:00:11,000\r\nAnn: Oh.\r\nTom: Yes.\r\n',
  );
  expect(type).toBe('Subtitles (SubRip)');
  expect(turns).toEqual([
    ['Ann', 'How?', 1000, 2000],
    ['Tom', 'Like this. And that.', 2000, 4000],
    ['Tom', 'After a silence.', 9000, 10_000],
    ['Ann', 'Oh.', 10_000, 11_000],
    ['Tom', 'Yes.', 10_000, 11_000],
  ]);
});

test('where nobody is named a turn ends with a sentence after about sixty words', async () => {
  const cue = (at: number): string =>
    `00:${String(at).padStart(2, '0')}.000 --> 00:${String(at).padStart(2, '0')}.900\none two three four five six seven eight nine ten${at % 2 ? '.' : ''}\n`;
  const { turns } = await read(
    'x.vtt',
    `WEBVTT\n\n${Array.from({ length: 20 }, (_, at) => cue(at)).join('\n')}`,
  );
  expect(turns.map(([, words]) => words.split(' ').length)).toEqual([60, 60, 60, 20]);
  expect(turns.every(([speaker, words]) => speaker === null && words.endsWith('.'))).toBe(true);
});

test('a cue whose time cannot be read keeps its words, and its line is named', async () => {
  const { turns, warnings } = await read(
    'x.vtt',
    'WEBVTT\n\n00:01.000 --> 00:0x.000\nLost.\n\n00:03.000 --> 00:04.000\nKept.',
  );
  expect(turns).toEqual([[null, 'Lost. Kept.', 1000, 4000]]);
  expect(warnings).toEqual([expect.stringContaining('Line 3')]);
});

test('words without a time stay with the subtitle before them, and that is said', async () => {
  const { turns, warnings } = await read('x.srt', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n');
  expect(turns).toEqual([[null, 'One. Two.', 1000, 2000]]);
  expect(warnings).toEqual([expect.stringContaining('Line 5')]);
});

test('lines of scrolling captions are read once', async () => {
  const { turns } = await read(
    'x.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\none<00:00:01.500><c> two</c>\n\n00:02.000 --> 00:03.000\none two\nthree<00:00:02.500><c> four</c>\n',
  );
  expect(turns.map(([, words]) => words)).toEqual(['one two three four']);
});

test('a change of an unnamed speaker ends a turn', async () => {
  const { turns } = await read(
    'x.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; Hello.\n\n00:02.000 --> 00:03.000\n&gt;&gt; Hi.\n',
  );
  expect(turns.map(([, words]) => words)).toEqual(['Hello.', 'Hi.']);
});

test('entities that mean no character stay as they are', async () => {
  const { text } = await read(
    'x.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n&#0; &#x110000; &#xD800; &bogus; 1 &lt; 2 < 3 > 2\n',
  );
  expect(text).toBe('&#0; &#x110000; \uFFFD &bogus; 1 < 2 < 3 > 2');
});

test('a file without subtitles is refused', async () => {
  await expect(readFile('x.vtt', bytesOf('WEBVTT\n\nNOTE nothing'))).rejects.toThrow('No words with times');
});
