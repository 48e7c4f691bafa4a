/** What became of a token that was tried. */
type Verdict = 'right' | 'wrong' | 'not looked at';

/** Tokens that are tried, slowed in total: it does not matter from how many sides at once. */
export interface Guesses {
  readonly judge: (isRight: () => boolean) => Promise<Verdict>;
}

const freeGuesses = 5;
const slowestMs = 5000;
const mostWaiting = 4;
const forgottenAfterMs = 10 * 60_000;

/**
 * A wrong token is answered when its turn comes, one after the other, each later than the last. Only so many wait; who comes
 * on top is sent away without being looked at, or trying many at once would be faster than one by one. A right token never
 * waits, and links and sessions, which nobody can guess, never come here. `onWrong` is told of the sixth wrong token, and
 * whenever they have doubled.
 */
export function createGuesses(onWrong: (count: number) => void): Guesses {
  let wrong = 0;
  let waiting = 0;
  let last = 0;
  let free = 0;

  function delay(now: number): number {
    wrong = now - last > forgottenAfterMs ? 1 : wrong + 1;
    last = now;
    if (wrong <= freeGuesses) return 0;
    if (Number.isInteger(Math.log2(wrong / (freeGuesses + 1)))) onWrong(wrong);
    free = Math.max(free, now) + Math.min(slowestMs, 2 ** (wrong - freeGuesses) * 50);
    return free - now;
  }

  return {
    judge: async (isRight) => {
      if (waiting >= mostWaiting) return 'not looked at';
      if (isRight()) return 'right';
      // The place is held until its time has come, whether or not somebody still waits for the answer.
      waiting++;
      await new Promise((resolve) => setTimeout(resolve, delay(performance.now())));
      waiting--;
      return 'wrong';
    },
  };
}
