import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createGuesses, type Guesses } from '../../../../src/web/http/session/guesses.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** How many wrong tokens are looked at within a minute in which so many are tried every tenth of a second. */
async function lookedAt(guesses: Guesses, atOnce: number): Promise<number> {
  let looked = 0;
  const isRight = (): boolean => {
    looked++;
    return false;
  };
  for (let step = 0; step < 600; step++) {
    for (let tried = 0; tried < atOnce; tried++) void guesses.judge(isRight);
    await vi.advanceTimersByTimeAsync(100);
  }
  return looked;
}

test('a thousand tokens tried at once are looked at no faster than four', async () => {
  const few = await lookedAt(
    createGuesses(() => undefined),
    4,
  );
  const many = await lookedAt(
    createGuesses(() => undefined),
    1000,
  );
  // Five that are free, 0.1 to 3.2 seconds for six, 5 seconds for each of the others, and four that wait at the end.
  expect(many).toBeLessThanOrEqual(5 + 6 + 11 + 4);
  expect(many).toBeLessThanOrEqual(few + 4);
});

test('a right token never waits, unless so many wrong ones do that none is looked at', async () => {
  const guesses = createGuesses(() => undefined);
  for (let tried = 0; tried < 8; tried++) {
    const wrong = guesses.judge(() => false);
    expect(await guesses.judge(() => true)).toBe('right');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await wrong).toBe('wrong');
  }
  for (let tried = 0; tried < 4; tried++) void guesses.judge(() => false);
  expect(await guesses.judge(() => true)).toBe('not looked at');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await guesses.judge(() => true)).toBe('right');
});

test('wrong tokens are told of the sixth time and whenever they have doubled, and forgotten after ten quiet minutes', async () => {
  const told: number[] = [];
  const guesses = createGuesses((count) => told.push(count));
  for (let tried = 0; tried < 30; tried++) {
    void guesses.judge(() => false);
    await vi.advanceTimersByTimeAsync(6000);
  }
  expect(told).toEqual([6, 12, 24]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const before = performance.now();
  const wrong = guesses.judge(() => false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await wrong).toBe('wrong');
  expect(performance.now() - before).toBe(1);
});
