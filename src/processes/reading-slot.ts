// One place in which files are read, one after another: the process that does it, and what is heard of its file.
import type { ChildProcess } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { Refusal } from '../domain/refusal.ts';
import { keepAlive, startProcess, stopProcess } from './child.ts';
import { putBack } from './pieces.ts';
import type { Answered, Asked, ReadAs, Readings, Said } from './reader-messages.ts';

/** A file that somebody waits for. */
export interface Job extends Asked {
  readonly resolve: (answer: Readings[ReadAs]) => void;
  readonly reject: (error: Error) => void;
}

/** How long one file may take on a machine that has nothing else to do, how much memory it may use, and how long a process may take to begin. */
export interface Limits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly startingMs: number;
}

export interface ReadingSlot {
  readonly isFree: () => boolean;
  /** Whether its process is there already: starting one takes longer than most files. */
  readonly isRunning: () => boolean;
  readonly take: (job: Job) => void;
  readonly wakeUp: () => void;
  /** Gives up its process and refuses its file; the next file gets a new one. */
  readonly stop: (error: Error) => Promise<void>;
}

/** `whenFree` is told each time that a file is done with. */
export function createReadingSlot(limits: Limits, whenFree: () => void): ReadingSlot {
  let worker: ChildProcess | null = null;
  let isReady = false;
  let job: Job | null = null;
  let answer: Answered | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** From now on there is so long until the process is given up. */
  const limit = (ms: number, error: Error): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void stop(error), ms);
  };
  const release = (): Job | null => {
    const released = job;
    clearTimeout(timer);
    job = answer = null;
    return released;
  };
  const hear = (said: Said): void => {
    if (said.is === 'ready') isReady = true;
    if (said.is === 'ready' && job) send(worker, job);
    // Neither starting a process nor handing over its bytes is the file's fault: its time begins here.
    const ms = timeFor(limits);
    if (said.is === 'begun' && job) limit(ms, tooSlow(job.name, ms));
    if (said.is === 'answer') answer = said.answer;
    if (said.is === 'piece' && answer && 'frame' in answer) putBack(answer.frame, said.piece);
    if (said.is !== 'done') return;
    if (worker) keepAlive(worker, false);
    settle(answer, release());
    whenFree();
  };
  // One that was given up may still speak while it is being stopped; its place is another's by then.
  const start = (): ChildProcess =>
    startHeard(limits.memoryMb, {
      said: (by, said) => {
        if (by === worker) hear(said);
      },
      ended: (by) => void (by === worker && stop(broken(job?.name ?? ''))),
    });
  const stop = async (error: Error): Promise<void> => {
    const stopped = worker;
    worker = null;
    isReady = false;
    release()?.reject(error);
    whenFree();
    if (stopped) await stopProcess(stopped);
  };

  return {
    isFree: () => job === null,
    isRunning: () => worker !== null,
    take: (taken) => {
      job = taken;
      worker ??= start();
      keepAlive(worker, true);
      limit(limits.startingMs, tooBusy(taken.name));
      if (isReady) send(worker, taken);
    },
    wakeUp: () => {
      if (!worker) keepAlive((worker = start()), false);
    },
    stop,
  };
}

const mostBusy = 4;

/** On a machine with more to do than it can, a file has as much more time as others take from it, within reason. */
function timeFor({ timeoutMs }: Limits): number {
  const [load = 0] = loadavg();
  return Math.round(timeoutMs * Math.min(mostBusy, Math.max(1, load / availableParallelism())));
}

interface Ears {
  readonly said: (by: ChildProcess, said: Said) => void;
  readonly ended: (by: ChildProcess) => void;
}

function startHeard(memoryMb: number, { said, ended }: Ears): ChildProcess {
  const started = startProcess('reader-process', memoryMb);
  const end = (): void => {
    ended(started);
  };
  return started
    .on('error', end)
    .on('exit', end)
    .on('message', (message) => {
      said(started, message as Said); // reader-process.ts sends nothing else
    });
}

function send(worker: ChildProcess | null, { as, name, bytes, encoding = null }: Job): void {
  worker?.send({ as, name, bytes, encoding } satisfies Asked);
}

function settle(answer: Answered | null, job: Job | null): void {
  if (!answer) job?.reject(new Error('the reading process said nothing'));
  else if ('frame' in answer) job?.resolve(answer.frame);
  else if ('refused' in answer) job?.reject(new Refusal(answer.refused.kind, answer.refused.sentence));
  else job?.reject(new Error(answer.failed));
}

const tooSlow = (name: string, timeoutMs: number): Refusal =>
  new Refusal(
    'invalid',
    `${name} took too long to read: it was given up after ${(timeoutMs / 1000).toFixed(1).replace('.0', '')} s. Split it, or save it as .txt.`,
  );

const tooBusy = (name: string): Refusal =>
  new Refusal(
    'busy',
    `${name} was not read: this computer is too busy to begin. Nothing is wrong with the file; try again in a moment.`,
  );

/** A process ends by itself when its memory does, which it cannot tell any more. */
const broken = (name: string): Refusal =>
  new Refusal(
    'invalid',
    `${name} is too large or too involved to read in the memory allowed. Split it, or save it as .txt.`,
  );
