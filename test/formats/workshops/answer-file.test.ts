import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../src/domain/refusal.ts';
import { readAnswerFile } from '../../../src/formats/workshops/answer-file.ts';

const workshop = '11111111-1111-4111-8111-111111111111';
const card = '22222222-2222-4222-8222-222222222222';
const sheet = '33333333-3333-4333-8333-333333333333';
const good = {
  format: 'throughline-answers/1',
  workshop,
  sheet,
  name: ' Ana  B. ',
  answers: [{ card, answer: 'contest', reason: 'Not\nso.' }],
};
const read = (content: unknown, name = 'a.json') =>
  readAnswerFile(name, typeof content === 'string' ? content : JSON.stringify(content), workshop);

test('what a participant saved is read, with blanks made plain', () => {
  expect(read(good)).toEqual({
    guid: sheet,
    name: 'Ana B.',
    answers: [{ card, answer: 'contest', reason: 'Not so.' }],
  });
});

const hostile: Record<string, [unknown, RegExp]> = {
  'no JSON': ['hello', /it is no file of answers/],
  nothing: ['', /it is no file of answers/],
  null: ['null', /it is no file of answers/],
  'a list': [[good], /no file of answers|input|does not say/i],
  'another format': [{ ...good, format: 'x' }, /does not say that it holds answers/],
  'another workshop': [{ ...good, workshop: sheet }, /it answers another workshop/],
  'no list': [{ ...good, answers: 'all' }, /it holds no list of answers/],
  'no answers': [{ ...good, answers: [] }, /it holds no answers/],
  'an answer there is not': [{ ...good, answers: [{ card, answer: 'love', reason: '' }] }, /none of agree, qualify, contest/],
  'one card twice': [{ ...good, answers: [...good.answers, ...good.answers] }, /it answers a card twice/],
  'a reason without end': [{ ...good, answers: [{ card, answer: 'agree', reason: 'x'.repeat(4001) }] }, /more than 4,000 characters/],
  'a name without end': [{ ...good, name: 'x'.repeat(121) }, /more than 120 characters/],
  'parts nobody writes': [{ ...good, script: '<script>' }, /it holds “script”, which no pack writes/],
  'a prototype': [`{"__proto__": {"polluted": 1}, ${JSON.stringify(good).slice(1)}`, /“__proto__”/],
  'too large': [`${JSON.stringify(good)}${' '.repeat(500_000)}`, /larger than any file of answers/],
  'too deep': ['['.repeat(5000) + ']'.repeat(5000), /nested too deep|no file of answers/],
  'too many answers': [{ ...good, answers: Array.from({ length: 501 }, () => good.answers[0]) }, /more than 500 answers/],
}; // prettier-ignore

test.each(Object.entries(hostile))('a file with %s is refused with a sentence', (_, [content, says]) => {
  expect(() => read(content)).toThrow(Refusal);
  expect(() => read(content)).toThrow(says);
});

test('whatever a file holds, it is read or refused, and never stumbled over', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.object().map((one) => JSON.stringify({ ...good, ...one }))), (content) => {
      try {
        read(content);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  ); // prettier-ignore
});
