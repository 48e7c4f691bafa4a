import { expect, test } from 'vitest';
import { differingTurns } from '../../../src/study/correction/differing-turns.ts';

test('each turn that differs is shown by itself, with its label and without the lines between', () => {
  const text = 'INT: How?\n\nRosa: Slowly. We trust.\n\nINT: And?\n\nRosa: Late.';
  const turns = ['How?', 'Slowly. We trust.', 'And?', 'Late.'].map((words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  });
  const other = 'INT: How?\n\nRosa: Slowly, we trust.\n\nINT: And?\n\nAnn: Late. Very.';
  const found = differingTurns(text, turns, other);
  expect(found.map(({ turn }) => turn)).toEqual([2, 4]);
  expect(found[0]?.parts[0]).toEqual({ kind: 'same', text: 'Rosa: Slowly' });
  const said = (kind: 'gone' | 'new'): string[] =>
    found.map(({ parts }) => parts.filter((one) => one.kind === 'same' || one.kind === kind).map((one) => one.text).join('')); // prettier-ignore
  expect(said('gone')).toEqual(['Rosa: Slowly. We trust.', 'Rosa: Late.']);
  expect(said('new')).toEqual(['Rosa: Slowly, we trust.', 'Ann: Late. Very.']);
  expect(differingTurns(text, turns, text)).toEqual([]);
});
