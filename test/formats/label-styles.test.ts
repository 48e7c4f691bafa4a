// Each way in which a transcript says who speaks, on one conversation: what recurs at the beginning of lines is a label, whatever its signs.
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { understoodFile } from '../../src/formats/texts/understood.ts';
import { docx, paragraph, table } from './docx-builder.ts';
import { bytesOf } from './invariants.ts';

const said = [
  'How did you come to work with them?',
  'It started when they asked us to join, slowly.',
  'And what happened then?',
  'We met every month, mostly.',
  'Who decided what was measured?',
  'They did. We waited.',
];
const clock = (at: number): string => `00:0${at}:05`;

type Style = (at: number, name: string, words: string) => string;

async function understood(name: string, bytes: Uint8Array) {
  const [text] = understoodFile(await readFile(name, bytes)).texts;
  if (!text) throw new Error('no text');
  const spoken = text.turns.filter(({ speaker }) => speaker !== null);
  return { ...text, spoken: spoken.map(({ start, end, speaker }) => [speaker, text.text.slice(start, end)]) };
}

const styles: Readonly<Record<string, Style>> = {
  'Name [t]text': (at, name, words) => `${name} [${clock(at)}]${words}`,
  't⏎Name⏎text': (at, name, words) => `0:${at}:5.100\n${name}\n${words}`,
  'tt:tt:tt⏎Name⏎text': (at, name, words) => `${clock(at)}\n${name}\n${words}`,
  'frames⏎Name⏎text': (at, name, words) => `${clock(at)}:12 - ${clock(at)}:20\n${name}\n${words}`,
  'Name⏎t⏎text': (at, name, words) => `${name}\n0:0${at}\n${words}`,
  '[t] - Name⏎text': (at, name, words) => `[${clock(at)}.120] - ${name}\n${words}`,
  'Name | t⏎text': (at, name, words) => `${name} | ${clock(at)}\n${words}`,
  'Name: [t] text': (at, name, words) => `${name}: [${clock(at)}] ${words}`,
  'Name: text #t#': (at, name, words) => `${name}: ${words} #${clock(at)}-4#`,
  't without blank': (at, name, words) => `${clock(at)}.5${name}: ${words}`,
  'Name –': (_, name, words) => `${name} – ${words}`,
  'Name —': (_, name, words) => `${name} — ${words}`,
  '<Name>': (_, name, words) => `<${name}> ${words}`,
  '[Name]': (_, name, words) => `[${name}] ${words}`,
  '(Name)': (_, name, words) => `(${name}) ${words}`,
  '{Name}': (_, name, words) => `{${name}} ${words}`,
  '{Name}:': (_, name, words) => `{${name}}: ${words}`,
  '"Name":': (_, name, words) => `"${name}": ${words}`,
  'Name;': (_, name, words) => `${name}; ${words}`,
  'Name,': (_, name, words) => `${name}, ${words}`,
  'Name.': (_, name, words) => `${name}. ${words}`,
  'Name|': (_, name, words) => `${name}| ${words}`,
  'Name>': (_, name, words) => `${name}> ${words}`,
  'Name::': (_, name, words) => `${name}:: ${words}`,
  '@Name:': (_, name, words) => `@${name}: ${words}`,
  'name on its own line': (_, name, words) => `${name}\n${words}`,
  'form feed before it': (at, name, words) => `${at % 2 ? '\f' : ''}${name}: ${words}`,
};

describe('a label in any style', () => {
  test.each(Object.entries(styles))('%s', async (_, style) => {
    const lines = said.map((words, at) => style(at + 1, at % 2 ? 'Ben' : 'Ana', words));
    const { spoken, interviewers } = await understood('x.txt', bytesOf(lines.join('\n\n')));
    expect(spoken).toEqual(said.map((words, at) => [at % 2 ? 'Ben' : 'Ana', words]));
    expect(interviewers).toEqual(['Ana']);
  });

  test.each([
    ['ana', 'ben'],
    ['1', '2'],
    ['p1', 'm'],
    ['Interviewer', 'Head of Learning and Evaluation at the Northern River Assembly'],
    ['Interviewer', 'Representative of the Regional Health Authority (North)'],
    ['采访者', '受访者'],
  ])('%s and %s', async (one, other) => {
    const lines = said.map((words, at) => `${at % 2 ? other : one}: ${words}`);
    const { spoken } = await understood('x.txt', bytesOf(lines.join('\n\n')));
    expect(spoken).toEqual(said.map((words, at) => [at % 2 ? other : one, words]));
  });

  test('columns of a plain text', async () => {
    const lines = said.map((words, at) => `${clock(at)}\t${words}\t${at % 2 ? 'Ben' : 'Ana'}`);
    const { spoken, turns } = await understood('x.txt', bytesOf(lines.join('\n')));
    expect(spoken).toEqual(said.map((words, at) => [at % 2 ? 'Ben' : 'Ana', words]));
    expect(turns[1]?.startMs).toBe(65_000);
  });
});

const bold = (words: string, rest: string): string =>
  `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r><w:r><w:t xml:space="preserve">${rest}</w:t></w:r></w:p>`;
const names = said.map((_, at) => (at % 2 ? 'Ben Okoro' : 'Ana Lopez'));
const document = (body: Style): Uint8Array =>
  docx(said.map((words, at) => body(at, names[at] ?? '', words)).join(''));
const styled = {
  'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`,
};

describe('in a Word document', () => {
  test.each<[string, Uint8Array]>([
    ['a name in bold', document((_, name, words) => bold(`${name} `, words))],
    ['a name in bold on a line of its own', document((_, name, words) => bold(name, '') + paragraph(words))],
    [
      'a table of time, words, speaker',
      docx(
        table([
          ['Timespan', 'Content', 'Speaker'],
          ...said.map((words, at) => [clock(at), words, names[at] ?? '']),
        ]),
      ),
    ],
    [
      'a table without a header',
      docx(table(said.map((words, at) => [String(at + 1), names[at] ?? '', words]))),
    ],
    [
      'a column for each person',
      docx(
        table([['Ana Lopez', 'Ben Okoro'], ...said.map((words, at) => (at % 2 ? ['', words] : [words, '']))]),
      ),
    ],
    [
      'a heading that is a name',
      docx(
        said.map((words, at) => paragraph(names[at] ?? '', 'Heading2') + paragraph(words)).join(''),
        styled,
      ),
    ],
  ])('%s', async (_, bytes) => {
    expect((await understood('x.docx', bytes)).spoken).toEqual(said.map((words, at) => [names[at], words]));
  });

  test('questions in bold are the interviewer’s, and that is said', async () => {
    const { spoken, warnings } = await understood(
      'x.docx',
      document((at, _, words) => (at % 2 ? paragraph(words) : bold(words, ''))),
    );
    expect(spoken).toEqual(said.map((words, at) => [at % 2 ? 'Interviewee' : 'Interviewer', words]));
    expect(warnings.join()).toContain('Nobody is named');
  });
});

test('where only the answers have a label, the questions are the interviewer’s, and that is said', async () => {
  const lines = said.map((words, at) => (at % 2 ? `J: ${words}` : words));
  const { spoken, warnings } = await understood('x.txt', bytesOf(lines.join('\n\n')));
  expect(spoken).toEqual(said.map((words, at) => [at % 2 ? 'J' : 'Interviewer', words]));
  expect(warnings.join()).toContain('Only “J” has a label');
});

test('dashes are two people', async () => {
  const { spoken } = await understood('x.txt', bytesOf(said.map((words) => `— ${words}`).join('\n\n')));
  expect(spoken).toEqual(said.map((words, at) => [`Speaker ${(at % 2) + 1}`, words]));
});

describe('no speaker is made up', () => {
  test.each([
    ['prose', said.map((words) => `${words} More of it, and again.`)],
    [
      'headings with a role',
      ['Participant Background:', said[1] ?? '', 'Interviewer Notes:', said[3] ?? '', said[5] ?? ''],
    ],
    ['times alone', said.map((words, at) => `[00:0${at}.000 --> 00:0${at}.900]  ${words}`)],
    ['a list of days', ['Monday: soup', 'Tuesday: rice', 'Wednesday: soup', 'Thursday: rice']],
    [
      'lines that begin alike',
      said.flatMap((words) => [`And then, ${words}`, `Well, ${words} and so on`, `But ${words}`]),
    ],
  ])('%s', async (_, lines) => {
    expect((await understood('x.txt', bytesOf(lines.join('\n\n')))).voices).toEqual([]);
  });
});

describe('who asks', () => {
  test('several may', async () => {
    const lines = said.map(
      (words, at) => `${at % 2 ? 'Interviewee' : `Interviewer ${at === 2 ? 2 : 1}`}: ${words}`,
    );
    expect((await understood('x.txt', bytesOf(lines.join('\n\n')))).interviewers).toEqual([
      'Interviewer 1',
      'Interviewer 2',
    ]);
  });

  test('is known where the front of the text says it, though she tells more than she asks', async () => {
    const talk = Array.from(
      { length: 4 },
      () => 'Ellen: I see, and so I told her that.\n\nRosa: Did you? Really?\n\n',
    );
    const { interviewers } = await understood(
      'x.txt',
      bytesOf(`Date\t2 May\nInterviewer\tEllen\n\n${talk.join('')}`),
    );
    expect(interviewers).toEqual(['Ellen']);
  });
});
