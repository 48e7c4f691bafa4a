import { SqliteError } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answeredBy } from '../../src/processes/conversation.ts';

test.each([
  [new SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC'), 'busy', /The disk reported an error/],
  [new SqliteError('database or disk is full', 'SQLITE_FULL'), 'full', /The disk is full/],
  [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), 'full', /The disk is full/],
] as const)(
  'what a disk does to a process beside the program is said in words: %s',
  async (error, kind, words) => {
    const answered = await answeredBy(1, () => {
      throw error;
    });
    expect(answered).toMatchObject({ id: 1, refused: { kind } });
    expect(JSON.stringify(answered)).toMatch(words);
  },
);

test('what nobody expected is passed on as it is', async () => {
  const answered = await answeredBy(1, () => {
    throw new TypeError('a bug');
  });
  expect(JSON.stringify(answered)).toContain('TypeError: a bug');
});
