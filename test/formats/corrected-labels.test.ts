import { expect, test } from 'vitest';
import { asRead, type LabelRule, nameOffered, signsOf } from '../../src/domain/label-rule.ts';
import { wordsSaid } from '../../src/domain/source.ts';
import { readFile } from '../../src/formats/texts/read-file.ts';
import { understoodBy } from '../../src/formats/texts/understood.ts';

const read = async (text: string, name = 'a.txt') => {
  const { texts } = await readFile(name, Buffer.from(text));
  const [first] = texts;
  if (!first) throw new Error('nothing was read');
  return first;
};
const said = async (text: string, rule: Partial<LabelRule>, name?: string) => {
  const by = understoodBy(await read(text, name), { ...asRead, ...rule });
  return by.turns.map(({ speaker, start, end }) => `${speaker ?? '-'}: ${by.text.slice(start, end)}`);
};

const withHeading = `Interviewer: How did it begin?
Rosa: Slowly.
Kitchen: we wanted to learn.
Interviewer: And then?
Rosa: We met.
Kitchen: the same again.
`;

test('a label that is no speaker is words of whoever spoke before, and nothing else changes', async () => {
  expect(await said(withHeading, {})).toContain('Kitchen: we wanted to learn.');
  expect(await said(withHeading, { notSpeakers: ['kitchen'] })).toEqual([
    'Interviewer: How did it begin?',
    'Rosa: Slowly.',
    'Rosa: Kitchen: we wanted to learn.',
    'Interviewer: And then?',
    'Rosa: We met.',
    'Rosa: Kitchen: the same again.',
  ]);
});

test('a label on a line of its own and a time before it are given back as words without the time', async () => {
  const text =
    '[00:00:01] Rosa: One.\n[00:00:05] Ben: Two.\n[00:00:09] Rosa: Three.\n[00:00:12] Ben: Four.\n';
  expect(await said(text, { notSpeakers: ['Ben'] })).toEqual([
    'Rosa: One.',
    'Rosa: Ben: Two.',
    'Rosa: Three.',
    'Rosa: Ben: Four.',
  ]);
  const own = 'Interviewer\nHow?\n\nRosa\nSlowly.\n\nInterviewer\nWhy?\n\nRosa\nSo.\n';
  const lines = await said(own, { notSpeakers: ['Rosa'] });
  expect(lines.join(' ')).toContain('Rosa\nSlowly.');
});

const unknown = `Well ~ this is a text nobody understood.
/m/ How did it begin?
/r/ Slowly, it took a year.
We met in the kitchen.
/m/ And then?
/r/ We went on.
/k/ May I add something?
`;

test('one line she points at shows how labels look: the same signs are labels everywhere, paragraphs without one go on', async () => {
  const line = '/m/ How did it begin?';
  expect(signsOf(line, 'm')).toEqual({ before: '/', after: '/' });
  const rule = { signs: [{ before: '/', after: '/' }], speakers: ['m'] };
  expect(await said(unknown, rule)).toEqual([
    '-: Well ~ this is a text nobody understood.',
    'm: How did it begin?',
    'r: Slowly, it took a year.',
    'r: We met in the kitchen.',
    'm: And then?',
    'r: We went on.',
    // A name met once counts only where she says so.
    'r: /k/ May I add something?',
  ]);
  const both = await said(unknown, { signs: rule.signs, speakers: ['m', 'k'] });
  expect(both.at(-1)).toBe('k: May I add something?');
});

test('another pattern is taken in place of what was understood, and paragraphs without a label can be the other’s', async () => {
  const text = 'Rosa: [A] One.\nRosa: [B] Two.\nRosa: [A] Three.\nRosa: [B] Four.\n';
  const signs = [{ before: 'Rosa: [', after: ']' }];
  expect(await said(text, { instead: true, signs })).toEqual(['A: One.', 'B: Two.', 'A: Three.', 'B: Four.']);
  const half = 'Rosa: Yes.\n\nHow?\n\nRosa: Slowly.\n\nWhy?\n\nRosa: So.\n';
  expect(await said(half, { instead: true, signs: [{ before: '', after: ':' }], others: 'Ellen' })).toEqual([
    'Rosa: Yes.',
    'Ellen: How?',
    'Rosa: Slowly.',
    'Ellen: Why?',
    'Rosa: So.',
  ]);
  expect(await said(withHeading, { instead: true })).toHaveLength(6);
  expect((await said(withHeading, { instead: true })).every((one) => one.startsWith('-: '))).toBe(true);
});

test('times of subtitles stay with their words when a speaker is refused, and a rule that says nothing gives back what was read', async () => {
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rosa>Hello.\n\n00:03.000 --> 00:04.000\n<v Note>Aside.\n';
  const before = await read(vtt, 'a.vtt');
  const by = understoodBy(before, { ...asRead, notSpeakers: ['Note'] });
  expect(by.turns.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([
    ['Rosa', 1000],
    ['Rosa', 3000],
  ]);
  const back = understoodBy(by, asRead);
  expect(back.turns).toEqual(before.turns);
  expect(back.corrected).toBeUndefined();
  expect(back.words).toBe(wordsSaid(before.text, before.turns));
});

test('the name that a line seems to begin with is offered, whatever its signs', () => {
  const offered = [
    'maria: I came',
    '[id1] well',
    '<Name> text',
    'Name – text',
    '{B} yes',
    '00:05 Rosa',
    '[00:01:05] Ellen: So',
  ];
  expect(offered.map(nameOffered)).toEqual(['maria', 'id1', 'Name', 'Name', 'B', 'Rosa', 'Ellen']);
  expect(signsOf('[00:01:05] Ellen: So', 'Ellen')).toEqual({ before: '', after: ':' });
  expect(signsOf('Rosa', 'Rosa')).toEqual({ before: '', after: '' });
  expect(signsOf('We met Rosa then', 'Rosa')).toBeNull();
});
