import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOut, disjoint } from '../../src/domain/erasure/cuts.ts';
import { traceFinder, withdrawn, type Sought } from '../../src/domain/erasure/traces.ts';

const finder = (sought: Partial<Sought>): ((text: string) => string[]) => {
  const find = traceFinder({ names: [], texts: [], quotes: [], isElsewhere: () => false, ...sought });
  return (text) => find(text).map(({ start, end }) => text.slice(start, end));
};
const rosa = [{ name: 'Rosa', neutral: 'a withdrawn informant' }];

test('a name is found as it is written, with a genitive, and not inside another word', () => {
  const find = finder({ names: rosa });
  expect(find('Rosa, Rosas, Rosa’s and (Rosa) but not Rosalind, rosa or Marosa.')).toEqual([
    'Rosa',
    'Rosas',
    'Rosa’s',
    'Rosa',
  ]);
  const whole = finder({ names: [{ name: 'Ana  María', neutral: 'x' }] });
  expect(whole('ANA MARÍA and ana\nmari\u0301a and Ana')).toEqual(['ANA MARÍA', 'ana\nmari\u0301a']);
  expect(finder({ names: [{ name: 'P.1 (a+b)', neutral: 'x' }] })('P.1 (a+b) and Px1 (aab)')).toEqual([
    'P.1 (a+b)',
  ]);
});

test('any name at all is found as it stands, whatever signs it holds', () => {
  const name = fc
    .stringMatching(/^[A-Za-z0-9 .,;:!?(){}[\]\\/|^$*+=<>&%#@"'~_`-]{1,24}$/)
    .filter((one) => one.trim() !== '');
  fc.assert(
    fc.property(name, (one) => {
      const found = finder({ names: [{ name: one, neutral: 'x' }] })(`(${one})`);
      expect(found.join(' ').replace(/\s+/g, ' ')).toContain(one.trim().replace(/\s+/g, ' '));
    }),
  );
});

test('five words in a row of what goes are found, whatever stands between them, and fewer are not', () => {
  const find = finder({ texts: ['Slowly. We trusted her after a year, and then it went well.'] });
  expect(find('She said “we trusted her after a\nyear” to us.')).toEqual(['we trusted her after a\nyear']);
  expect(find('we trusted her after')).toEqual([]);
  expect(find('Nobody trusted her after a year or two.')).toEqual(['trusted her after a year']);
});

test('words that others say too are nobody’s in particular, but a long stretch is a quote', () => {
  const text = 'at the end of the day we sat down and spoke about money';
  const find = finder({ texts: [text], isElsewhere: () => true });
  expect(find('at the end of the day')).toEqual([]);
  expect(find(text)).toEqual([text]);
});

test('a short stretch that was coded is found whole', () => {
  const find = finder({ texts: ['Eggshells, all the time.'], quotes: ['Eggshells,', 'all the time'] });
  expect(find('The code “eggshells” and all the time.')).toEqual(['eggshells', 'all the time']);
});

const text = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', 'é'), { minLength: 1, maxLength: 30, size: 'max' })
  .map((all) => all.join(''));
const spanIn = (length: number) =>
  fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) }));

test('what is not cut stays, in its order, and every span that a cut does not touch has the same words', () => {
  const cases = text.chain((whole) =>
    fc.record({
      whole: fc.constant(whole),
      cuts: fc.array(
        fc.tuple(spanIn(whole.length), fc.constantFrom('', withdrawn)).map(([span, to]) => ({ ...span, to })),
      ),
      span: spanIn(whole.length),
    }),
  );
  fc.assert(
    fc.property(cases, ({ whole, cuts, span }) => {
      const apart = disjoint(cuts);
      const { text: left, moved } = cutOut(whole, cuts);
      expect(left.replaceAll(withdrawn, '')).toBe(
        Array.from(whole)
          .filter((_, at) => !apart.some((cut) => cut.start <= at && at < cut.end))
          .join(''),
      );
      const now = moved(span);
      expect(now.start).toBeLessThanOrEqual(now.end);
      expect(now.end).toBeLessThanOrEqual(left.length);
      const touching = apart.filter((cut) => cut.start < span.end && span.start < cut.end);
      const words = left.slice(now.start, now.end);
      if (touching.length === 0) expect(words).toBe(whole.slice(span.start, span.end));
      else for (const cut of touching) expect(words).toContain(cut.to);
    }),
    { numRuns: 2000 },
  );
});
