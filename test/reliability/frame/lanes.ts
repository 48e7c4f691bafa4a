// Bars side by side where they do not measure time, and one after the other where they do.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isTried, type Bar, type NotTried, type Sabotage, type Seen, type Trial } from './bar.ts';
import { environmentOf, noPlace } from './sabotage.ts';

/** How a bar ended: what was seen, how long it took, and whether a planted fault was noticed. */
export interface Measured {
  readonly seen: Seen | NotTried;
  readonly seconds: number;
  readonly wasSeen: boolean;
}

const lanes = 2;
/** On a busy machine a bar takes longer; one that hangs is ended all the same. */
const longestMs = 25 * 60_000;

/** Does something for each: two at a time, and by itself for what must be alone. */
export async function inLanes<T extends { readonly isAlone?: boolean }>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = all.filter(({ isAlone }) => isAlone !== true);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const one of all) if (one.isAlone === true) await work(one);
}

/** Measures a bar in a process of its own; one that does not end is ended. */
export async function runBar(
  bar: Bar,
  extent: Trial['extent'],
  sabotage: Sabotage | null,
): Promise<Measured> {
  const begun = performance.now();
  const inside = bar.isInside === true ? environmentOf(sabotage?.breaks ?? []) : {};
  const child = fork(
    join(import.meta.dirname, 'one.ts'),
    [bar.number, extent, ...(sabotage ? [sabotage.name] : [])],
    { env: { ...process.env, ...inside }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (said += part));
  const guard = setTimeout(() => child.kill('SIGKILL'), longestMs);
  let told: Seen | NotTried | undefined;
  child.on('message', (message) => {
    // `one.ts` sends nothing else.
    told = message as Seen | NotTried;
  });
  await once(child, 'close');
  clearTimeout(guard);
  const seen = told ?? unmeasured(said === '' ? 'It did not end in time.' : said.slice(-2000));
  return {
    seen,
    seconds: (performance.now() - begun) / 1000,
    wasSeen: isTried(seen) && seen.faults.length > 0 && !isMisplaced(seen, said),
  };
}

const unmeasured = (fault: string): Seen => ({
  rounds: 0,
  kills: 0,
  losses: 0,
  figures: [],
  faults: [fault],
});

/** Whether the fault could not be planted, so that nothing was proved. */
const isMisplaced = ({ rounds, faults }: Seen, said: string): boolean =>
  rounds === 0 || [...faults, said].some((fault) => fault.includes(noPlace));
