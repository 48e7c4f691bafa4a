import { expect, test } from 'vitest';
import { addressOf, ask } from '../../../src/client/kit/server.ts';
import { onThePage } from '../page.ts';

const inProject = (): HTMLElement =>
  onThePage('<footer class="foot" data-api="/api/v1/projects/Study%201"></footer>');

test('a file that is larger than may be sent is refused before it is sent anywhere', async () => {
  const before = performance.getEntriesByType('resource').length;
  const large = new Blob([new Uint8Array(50 * 1024 * 1024 + 1)]);
  await expect(ask('POST files', { query: { name: 'large.txt' }, body: large })).rejects.toThrow(
    'larger than may be sent at once (50 MB',
  );
  expect(performance.getEntriesByType('resource').length).toBe(before);
});

test('an operation is asked at its path in the project, its parameters in the place of the braces', () => {
  inProject();
  expect(addressOf('POST codings/joined')).toBe('/api/v1/projects/Study%201/codings/joined');
  expect(addressOf('PUT summaries/{case}/{code}', { case: 3, code: 'a/b?c' })).toBe(
    '/api/v1/projects/Study%201/summaries/3/a%2Fb%3Fc',
  );
});

test('a query says each of a list, leaves out what is not given, and keeps any sign that was typed', () => {
  inProject();
  const query = { keyword: 'trust & “care”', exclusion: ['a+b', 'c=d'], other: undefined };
  const { searchParams } = new URL(addressOf('GET keyword-hits', { query }), location.href);
  expect([...searchParams]).toEqual([
    ['keyword', 'trust & “care”'],
    ['exclusion', 'a+b'],
    ['exclusion', 'c=d'],
  ]);
});

test('what no operation is called, takes or answers does not compile', () => {
  // Never called: the compiler reads it.
  const never = async (): Promise<void> => {
    // @ts-expect-error: there is no such operation
    await ask('POST codings/invented', { body: {} });
    // @ts-expect-error: a source is needed
    await ask('PUT sources/{source}/reading', { body: { read: true } });
    // @ts-expect-error: a reading is yes or no
    await ask('PUT sources/{source}/reading', { source: 1, body: { read: 'yes' } });
    // @ts-expect-error: what is joined must be said
    await ask('POST codings/joined');
    const { undo } = await ask('PUT sources/{source}/reading', { source: 1, body: { read: true } });
    // @ts-expect-error: it says a sentence, or nothing
    undo satisfies number;
  };
  expect(never).toBeTypeOf('function');
});
