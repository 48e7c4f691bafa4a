import { expect, test } from 'vitest';
import { isTried } from './frame/bar.ts';
import { runBar } from './frame/lanes.ts';
import { kill } from './kill.ts';

test('what was acknowledged is there after the server is killed, and no import is there by half', async () => {
  const { seen } = await runBar(kill, 'short', null);
  if (!isTried(seen)) throw new Error(seen.notTried);
  expect(seen.faults).toEqual([]);
  // Every kind of round at least once; two hundred are the extent of `npm run test:reliability`.
  expect(seen.kills).toBe(8);
}, 300_000);

test.for(kill.sabotages)('that is seen of a program with $name', { timeout: 300_000 }, async (sabotage) => {
  const { wasSeen, seen } = await runBar(kill, 'short', sabotage);
  expect(wasSeen, JSON.stringify(seen)).toBe(true);
});
