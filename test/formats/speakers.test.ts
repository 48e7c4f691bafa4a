import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalText } from '../../src/domain/text.ts';
import { turnsOf } from '../../src/formats/texts/talk/speakers.ts';
import { likelyInterviewer, voicesOf } from '../../src/formats/texts/talk/voices.ts';
import { expectSoundTurns } from './invariants.ts';

const told = (text: string): (readonly [string | null, string, number | null])[] => {
  const turns = turnsOf(text);
  expectSoundTurns(text, turns);
  return turns.map(({ speaker, start, end, startMs }) => [speaker, text.slice(start, end), startMs] as const);
};

const speakersOf = (text: string): (string | null)[] => [...new Set(told(text).map(([speaker]) => speaker))];

/** Two people, each twice, under labels that one way of writing makes of a name and a minute. */
function talk(label: (name: string, minute: number) => string, names = ['Anna Berg', 'Tom Okafor']): string {
  const [one = '', two = ''] = names;
  const said = [
    [one, 'How did it begin?'],
    [two, 'With a letter.'],
    [one, 'And then?'],
    [two, 'Then we met.'],
  ];
  return said.map(([name = '', words = ''], at) => `${label(name, at + 1)}${words}`).join('\n\n');
}

describe('labels are found however they are written', () => {
  const ways: Record<string, (name: string, minute: number) => string> = {
    'Name: words': (name) => `${name}: `,
    'NAME: words': (name) => `${name.toUpperCase()}: `,
    '[00:12:34] Name: words': (name, minute) => `[00:0${minute}:00] ${name}: `,
    'Name [00:12:34]: words': (name, minute) => `${name} [00:0${minute}:00]: `,
    '(00:12) Name: words': (name, minute) => `(0${minute}:00) ${name}: `,
    '00:12:34 Name: words': (name, minute) => `00:0${minute}:00 ${name}: `,
    'Name (00:12:34) words': (name, minute) => `${name} (00:0${minute}:00) `,
    'Name   0:03 on its own line': (name, minute) => `${name}   ${minute}:00\n`,
    'Name 00:00:03 on its own line': (name, minute) => `${name} 00:0${minute}:00\n`,
    '[Name] (0:01 - 0:11) on its own line': (name, minute) => `[${name}] (${minute}:00 - ${minute}:30)\n`,
    '[Name] on its own line': (name) => `[${name}]\n`,
    'Name⇥words': (name) => `${name}\t`,
    'time⇥Name⇥words': (name, minute) => `00:0${minute}:00\t${name}\t`,
    '**Name:** words': (name) => `**${name}:** `,
    'Name : words, as in French': (name) => `${name} : `,
    'Name with a no-break space before the colon': (name) => `${name}\u00A0: `,
    'Name：words, full width': (name) => `${name}：`,
  };
  test.each(Object.entries(ways))('%s', (_, way) => {
    const text = talk(way);
    const timed = /\d:00/.test(way('A', 1));
    const one = way('', 1).includes('**') || way('Anna', 1).includes('ANNA') ? undefined : 'Anna Berg';
    const turns = told(text);
    expect(turns.map(([, words]) => words)).toEqual([
      'How did it begin?',
      'With a letter.',
      'And then?',
      'Then we met.',
    ]);
    expect(turns.map(([speaker]) => speaker?.toLowerCase())).toEqual([
      'anna berg',
      'tom okafor',
      'anna berg',
      'tom okafor',
    ]);
    if (one) expect(turns[0]?.[0]).toBe(one);
    expect(turns.map(([, , startMs]) => startMs)).toEqual(
      [1, 2, 3, 4].map((minute) => (timed ? minute * 60_000 : null)),
    );
  });

  const codes: [string, [string, string], (name: string) => string][] = [
    ['I: and R1:', ['I', 'R1'], (name) => `${name}: `],
    ['P1 - and P2 -', ['P1', 'P2'], (name) => `${name} - `],
    ['Q. and A.', ['Q', 'A'], (name) => `${name}. `],
    ['[I1] and [P3] before the words', ['I1', 'P3'], (name) => `[${name}] `],
    ['Speaker 1 and Speaker 2', ['Speaker 1', 'Speaker 2'], (name) => `${name}: `],
    ['labels without a blank', ['I', 'P'], (name) => `${name}:`],
    ['roles in small letters', ['interviewer', 'female participant 2'], (name) => `${name}: `],
    ['accents, apostrophes, brackets', ['Enquêtrice', "Renée d'Ormesson (P4)"], (name) => `${name} : `],
    ['other scripts', ['مريم', '王小明'], (name) => `${name}: `],
    ['particles', ['Ana de la Cruz', 'Jan van der Berg'], (name) => `${name}: `],
  ];
  test.each(codes)('%s', (_, names, way) => {
    expect(speakersOf(talk(way, names))).toEqual(names);
  });
});

describe('what only looks like a label', () => {
  test.each([
    'There are three things: money, time and trust.\n\nThere are three things: I said so.',
    'Note: this is rough.\n\nNote: so is this.\n\nNote: and this.',
    'See https://example.org/a for more.\n\nhttps://example.org/b: dead.\n\nhttps://example.org/b: dead.',
    'We met at 10:30 and left.\n\n10:30 was early for all of us.',
    'Smith (2019): a study.\n\nSmith (2019): again.\n\nSmith et al.: more.\n\nSmith et al.: less.',
    'Good question. We waited.\n\nGood question.\n\nGood question.\n\nAnd so on.',
    'A. First option\n\nB. Second option\n\nC. Third option\n\nA. Again',
    'The participant said: nothing.\n\nThe participant said: nothing.\n\nThe interviewer asked: why?',
    'Strengths: many.\n\nWeaknesses: few.\n\nStrengths: more.\n\nWeaknesses: fewer.',
    'He told me: go.\n\nShe told me: stay.\n\nHe told me: go.',
    'Region\tCount\tShare\n\nNorth\t1\t2\n\nNorth\t3\t4',
    'Genesis 3:16 is quoted.\n\nGenesis 3:16 again.',
    '[Laughter]\n\nYes.\n\n[Laughter]\n\nNo.',
    'Interviewer: a person who asks, says the dictionary.',
  ])('%s', (text) => {
    expect(speakersOf(text)).toEqual([null]);
  });
});

test('a paragraph without a label is a further turn of the speaker before it', () => {
  expect(told('Ann: One.\n\nTwo.\n\nBob: Three.\n\nAnn: Four.\n\nBob: Five.').slice(0, 3)).toEqual([
    ['Ann', 'One.', null],
    ['Ann', 'Two.', null],
    ['Bob', 'Three.', null],
  ]);
});

test('nobody speaks on past a heading', () => {
  const text = 'Ann: One.\nBob: Two.\n\nPART TWO\n\nSome lines.\n\nAnn: Three.\nBob: Four.';
  expect(told(text).map(([speaker]) => speaker)).toEqual(['Ann', 'Bob', null, null, 'Ann', 'Bob']);
});

test('somebody who speaks once is heard where nearly every paragraph has a label', () => {
  const text = 'Ann: One?\nBob: Two.\nAnn: Three?\nBob: Four.\nFatima: Five.\nAnn: Six?';
  expect(speakersOf(text)).toEqual(['Ann', 'Bob', 'Fatima']);
});

describe('transcripts as programs write them', () => {
  test('Otter and Teams: a name and a time on a line, also of somebody who speaks once', () => {
    const text =
      'Call-20240305\nMarch 5, 2024, 10:02AM\nAnna Smith   0:03\nHello.\nBob Li (Guest)   0:09\nHi: yes.\nAnna Smith   0:12\nGood.';
    expect(told(text).slice(2)).toEqual([
      ['Anna Smith', 'Hello.', 3000],
      ['Bob Li (Guest)', 'Hi: yes.', 9000],
      ['Anna Smith', 'Good.', 12_000],
    ]);
  });

  test('Zoom: a name in brackets and the time of day', () => {
    expect(
      speakersOf('[Anna Smith] 10:02:03\nHello.\n\n[Bob] 10:02:09\nHi.\n\n[Anna Smith] 10:02:12\nGood.'),
    ).toEqual(['Anna Smith', 'Bob']);
  });

  test('Rev: a name and a time in brackets before a colon', () => {
    expect(speakersOf('Speaker 1 (00:01):\nHello.\n\nSpeaker 2 (00:09):\nHi.')).toEqual([
      'Speaker 1',
      'Speaker 2',
    ]);
  });

  test('analysis programs: numbered lines', () => {
    expect(told('001  I: Hello.\n002  P: Hi.\n003  I: Well?').map(([, words]) => words)).toEqual([
      'Hello.',
      'Hi.',
      'Well?',
    ]);
  });
});

test('the head of a page that says who is who is not spoken', () => {
  const text = 'Interviewer: Dr Berg\nParticipant: P07\n\nI: How?\nP07: So.\nI: Why?\nP07: So.';
  expect(speakersOf(text)).toEqual([null, 'I', 'P07']);
});

test('in a focus group everybody counts', () => {
  const text =
    'Moderator: Welcome.\n\nP1 (f): Hi.\n\nP2 (m): Hello.\n\nAll: Ha.\n\nP3: Yes.\n\nP1 (f): Me too.\n\nModerator: Good.';
  expect(speakersOf(text)).toEqual(['Moderator', 'P1 (f)', 'P2 (m)', 'All', 'P3']);
});

test('one spelling stands for all of a label', () => {
  expect(speakersOf('Interviewer: A?\nINTERVIEWER: B?\nAmina: C.\nAMINA: D.')).toEqual([
    'Interviewer',
    'Amina',
  ]);
});

test('lines broken at a column are one paragraph, but a label always begins a turn', () => {
  const wrapped = 'we began with a very small budget and with no idea of what was to come of it\n'.repeat(3);
  expect(told(`${wrapped}\n${wrapped}`)).toHaveLength(2);
  expect(told(`Ann: ${wrapped}Bob: ${wrapped}Ann: ${wrapped}Bob: ${wrapped}`)).toHaveLength(4);
});

test('times before paragraphs without speakers become the starts of the turns', () => {
  expect(told('00:00:00 Hello.\n\n00:00:08 Welcome: here.\n\n00:01:00 Bye.')).toEqual([
    [null, 'Hello.', 0],
    [null, 'Welcome: here.', 8000],
    [null, 'Bye.', 60_000],
  ]);
});

test('a colon after a time is not yet a name', () => {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `00:00:${at + 10} ${at % 9 ? 'We went on' : 'Django'}: it was ${at}.`,
  );
  const once = '00:01:00 Python: yes.\n00:01:01 Flask: no.\n00:01:02 Eve: so.';
  expect(speakersOf(`${lines.join('\n').replaceAll('Django', 'We say')}\n${once}`)).toEqual([null]);
});

test('every word outside labels and times belongs to a turn, whatever the text', () => {
  const piece = fc.constantFrom(
    'Ann:',
    'Bob:',
    '[00:01:02]',
    'P1 -',
    'Q.',
    'A.',
    '[Ann]',
    '(0:03)',
    '\n',
    '\n\n',
    '\t',
    ' ',
    '# ',
    'PART TWO',
    '😀',
    'things: many',
    '٣:٠٠',
    '\u00A0',
    '**',
    'Interviewer',
    '0:03',
    ':',
    '：',
    '>>',
    '[',
    ']',
    'é',
    '\u200B',
    '\uFEFF',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 40 });
  fc.assert(
    fc.property(text, (pieces) => {
      const normal = normalText(pieces.join(''));
      const turns = turnsOf(normal);
      expectSoundTurns(normal, turns);
      let at = 0;
      const left: string[] = [];
      for (const { start, end } of turns) {
        left.push(normal.slice(at, start));
        at = end;
      }
      left.push(normal.slice(at));
      // What is left over is short and stands at the start of a line: labels and times.
      for (const line of left.join('\n').split('\n')) expect(line.trim().length).toBeLessThan(110);
    }),
    { numRuns: 1000 },
  );
});

/** The work of the processor, in ms, to read texts that are so many times as long. */
function workOn(times: number): number {
  const before = process.cpuUsage().user;
  for (const unit of ['a', ' ', '[', '1:', 'A ', ': ', '\t', '- ', '*', '( ', '00:00:00 '])
    turnsOf(unit.repeat(15_000 * times));
  turnsOf('A: b\n'.repeat(5000 * times));
  for (const tail of [': yes', '\tyes']) {
    const name = (at: number): string =>
      `Speaker N${at}${tail}\nN${at.toString(36)}${tail}\nN${at.toString(36)}${tail}\n`;
    turnsOf(Array.from({ length: 1000 * times }, (_, at) => name(at)).join(''));
  }
  return (process.cpuUsage().user - before) / 1000;
}

test('reading a line takes work in proportion to its length', () => {
  workOn(1);
  const [short, long] = [workOn(4), workOn(20)];
  // Five times as long: the square of it would be twenty-five times the work.
  expect(long).toBeLessThan(12 * short + 300);
});

test('voices are counted in order of appearance', () => {
  const text = 'Ann: Why so? And how?\nBob: It is so.\nAnn: Really?!\nBob: Yes.';
  expect(voicesOf({ text, turns: turnsOf(text) })).toEqual([
    { label: 'Ann', turns: 2, words: 5, questions: 3, examples: ['Why so? And how?', 'Really?!'] },
    { label: 'Bob', turns: 2, words: 4, questions: 0, examples: ['It is so.', 'Yes.'] },
  ]);
});

describe('the likely interviewer', () => {
  const voice = (label: string, words: number, questions: number) => ({
    label,
    turns: 10,
    words,
    questions,
    examples: [],
  });
  test.each([
    ['by role', [voice('P1', 10, 9), voice('Moderator', 900, 0)], 'Moderator'],
    [
      'in French, not the interviewee',
      [voice('Interviewé', 10, 9), voice('Chercheuse', 900, 0)],
      'Chercheuse',
    ],
    ['in German', [voice('B1', 900, 0), voice('Interviewerin', 10, 9)], 'Interviewerin'],
    ['in Spanish', [voice('Entrevistada', 900, 0), voice('Entrevistadora', 10, 9)], 'Entrevistadora'],
    ['by letter', [voice('R', 900, 0), voice('I', 10, 9)], 'I'],
    ['by questions', [voice('DB', 200, 40), voice('RA', 900, 5)], 'DB'],
    ['not by questions of who talks the most', [voice('DB', 2000, 40), voice('RA', 900, 5)], null],
    ['nobody where all ask alike', [voice('DB', 200, 6), voice('RA', 900, 5)], null],
    ['nobody in a monologue', [voice('Interviewer', 200, 6)], null],
  ])('%s', (_, voices, expected) => {
    expect(likelyInterviewer(voices)).toBe(expected);
  });
});
