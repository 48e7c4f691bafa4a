import { expect, test } from 'vitest';
import { ask } from '../../../src/client/kit/server.ts';

test('a file that is larger than may be sent is refused before it is sent anywhere', async () => {
  const before = performance.getEntriesByType('resource').length;
  const large = new Blob([new Uint8Array(50 * 1024 * 1024 + 1)]);
  await expect(ask('POST', '/nowhere', large)).rejects.toThrow('larger than may be sent at once (50 MB');
  expect(performance.getEntriesByType('resource').length).toBe(before);
});
