import { expect, test } from 'vitest';
import { latelyRead } from '../../src/storage/lately-read.ts';

function shelf(room: { entries: number; size: number }) {
  const state = { isStale: false };
  const asked: number[] = [];
  const read = latelyRead(
    (id) => {
      asked.push(id);
      return id > 0 ? 'x'.repeat(id) : undefined;
    },
    { isStale: () => state.isStale, sizeOf: ({ length }) => length, room },
  );
  return { state, asked, read };
}

test('what was asked for lately is not read again until something of it may have changed', () => {
  const { state, asked, read } = shelf({ entries: 10, size: 100 });
  expect([read(3), read(3), read(0), read(0)]).toEqual(['xxx', 'xxx', undefined, undefined]);
  expect(asked).toEqual([3, 0, 0]);
  state.isStale = true;
  expect(read(3)).toBe('xxx');
  state.isStale = false;
  expect(read(3)).toBe('xxx');
  expect(asked).toEqual([3, 0, 0, 3]);
});

test('no more is kept than there is room for; what was asked for longest ago goes first', () => {
  const few = shelf({ entries: 2, size: 100 });
  for (const id of [1, 2, 1, 3, 1, 2]) few.read(id);
  expect(few.asked).toEqual([1, 2, 3, 2]);
  const small = shelf({ entries: 10, size: 5 });
  for (const id of [2, 3, 2, 3, 4, 4, 2, 9, 9, 2]) small.read(id);
  expect(small.asked).toEqual([2, 3, 4, 2, 9, 9, 2]);
});
