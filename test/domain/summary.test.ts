import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  basisOf,
  changesSince,
  citationsIn,
  citedParts,
  isStale,
  sayChanges,
  uncitedSentences,
  type Ground,
} from '../../src/domain/summary.ts';

const ground = (guid: string, change: Partial<Ground> = {}): Ground => ({
  guid,
  codeId: 1,
  start: 0,
  end: 9,
  polarity: 'plain',
  ...change,
});

test('evidence that came, went or changed makes a summary stale, and it says what happened', () => {
  const basis = basisOf([ground('a'), ground('b'), ground('c')]);
  const now = [
    ground('a'),
    ground('b', { polarity: 'contradicts' }),
    ground('d'),
    ground('e', { codeId: 2 }),
  ];
  const changes = changesSince(basis, now);
  expect(changes).toEqual({ added: ['d', 'e'], removed: ['c'], changed: ['b'] });
  expect(isStale(changes)).toBe(true);
  expect(sayChanges(changes)).toMatch(/^2 excerpts came, 1 was taken away, 1 .*changed/);
  expect(isStale(changesSince(basis, [ground('c'), ground('a'), ground('b')]))).toBe(false);
  expect(sayChanges({ added: [], removed: [], changed: [] })).toBe('');
});

test('a moved boundary or another code is a change', () => {
  for (const change of [{ start: 1 }, { end: 8 }, { codeId: 3 }, { polarity: 'qualifies' }])
    expect(changesSince(basisOf([ground('a')]), [ground('a', change)]).changed).toEqual(['a']);
});

test('what a text cites is found in order, each once; what is no number is not a citation', () => {
  expect(citationsIn('They met. [2] Often [1], [2]. [x] [] [1234]')).toEqual([2, 1]);
  expect(citedParts('A [1] b[2]')).toEqual(['A ', 1, ' b', 2]);
});

test('sentences without a citation are pointed out; one behind the full stop belongs to the sentence before', () => {
  const uncited = (text: string): string[] =>
    uncitedSentences(text).map(({ start, end }) => text.slice(start, end));
  expect(uncited('They met weekly. [2] Then it stopped.')).toEqual(['Then it stopped.']);
  expect(uncited('They met weekly [2]. Then it stopped. [3]')).toEqual([]);
  expect(uncited('First line without\nSecond with [1]\n\n[2] Third without')).toEqual([
    'First line without',
    'Third without',
  ]);
  expect(uncited('[1] [2]')).toEqual([]);
  expect(uncited('')).toEqual([]);
});

test('the parts of any text put together are the text, and every uncited sentence lies within it and cites nothing', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', '.', ' ', '[1]', '[22]', '\n', '[', ']', '?', '😀'),
  });
  fc.assert(
    fc.property(text, (typed) => {
      const whole = citedParts(typed).map((part) => (typeof part === 'number' ? `[${part}]` : part));
      expect(whole.join('')).toBe(typed);
      for (const { start, end } of uncitedSentences(typed)) {
        expect(start >= 0 && start < end && end <= typed.length).toBe(true);
        expect(citationsIn(typed.slice(start, end))).toEqual([]);
      }
    }),
  );
});
