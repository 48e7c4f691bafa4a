import { expect, test } from 'vitest';
import { pastedCells } from '../../src/client/attributes/grid.ts';

test('cells of Excel are pasted as rows: line ends and quotation marks inside a cell stay in it', () => {
  expect(pastedCells('North\t4\r\nSouth\t\r\n')).toEqual([
    ['North', '4'],
    ['South', ''],
  ]);
  expect(pastedCells('"He said ""no""\nthen yes"\tx')).toEqual([['He said "no" then yes', 'x']]);
  expect(pastedCells('one')).toEqual([['one']]);
});
