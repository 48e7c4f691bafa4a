// Files are read in processes of their own: the program stays quick, and a file that eats time or memory is refused.
// Threads would not do: a thread that runs out of memory inside one of V8's own loops takes the whole program down.
import type { ChildProcess } from 'node:child_process';
import { Refusal } from '../domain/refusal.ts';
import type { ReadFile } from '../domain/source.ts';
import { keepAlive, startProcess, stopProcess } from './child.ts';
import type { Answered, Asked } from './reader-messages.ts';

/** Reads files one after another in a few processes. */
export interface FileReader {
  readonly read: (name: string, bytes: Uint8Array) => Promise<ReadFile>;
  /** Starts a process ahead of the first file, which then need not wait for it. */
  readonly wakeUp: () => void;
  /** Stops the processes; files still waiting are refused. */
  readonly close: () => Promise<void>;
}

/** How many processes, how long one file may take, and how much memory it may use. */
export interface ReaderOptions {
  readonly workers?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

interface Job extends Asked {
  readonly resolve: (file: ReadFile) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  worker: ChildProcess | null;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

/** Starts no process before the first file; idle ones do not keep the program alive. */
export function createReader({
  workers = 2,
  timeoutMs = 10_000,
  memoryMb = 256,
}: ReaderOptions = {}): FileReader {
  const waiting: Job[] = [];
  const slots: Slot[] = Array.from({ length: workers }, () => ({ worker: null, job: null, timer: null }));
  let closed = false;

  const next = (): void => {
    // A running process first: starting one takes longer than most files.
    const slot = slots.find(({ job, worker }) => !job && worker) ?? slots.find(({ job }) => !job);
    const job = slot && waiting.shift();
    if (!job) return;
    const worker = (slot.worker ??= start(slot));
    slot.job = job;
    slot.timer = setTimeout(() => void stop(slot, tooSlow(job.name, timeoutMs)), timeoutMs);
    keepAlive(worker, true);
    worker.send({ name: job.name, bytes: job.bytes } satisfies Asked);
  };
  const start = (slot: Slot): ChildProcess => {
    const worker = startProcess('reader-process.ts', memoryMb);
    // One that was given up may still speak while it is being stopped; its slot is another's by then.
    worker.on('message', (answered) => {
      if (slot.worker !== worker) return;
      keepAlive(worker, false);
      settle(slot, answered as Answered); // reader-process.ts sends nothing else
      next();
    });
    const giveUp = (): void => {
      if (slot.worker === worker) void stop(slot, broken(slot.job?.name ?? ''));
    };
    worker.on('error', giveUp).on('exit', giveUp);
    return worker;
  };
  /** Gives up a process and refuses its file; the next file gets a new one. */
  const stop = async (slot: Slot, error: Error): Promise<void> => {
    const { worker } = slot;
    slot.worker = null;
    release(slot)?.reject(error);
    if (!closed) next();
    if (worker) await stopProcess(worker);
  };

  return {
    read: (name, bytes) => {
      if (closed) return Promise.reject(stopped());
      return new Promise((resolve, reject) => {
        waiting.push({ name, bytes, resolve, reject });
        next();
      });
    },
    wakeUp: () => {
      const [slot] = slots;
      if (!slot || slot.worker || closed) return;
      slot.worker = start(slot);
      keepAlive(slot.worker, false);
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(stopped());
      await Promise.all(slots.map((slot) => stop(slot, stopped())));
    },
  };
}

function release(slot: Slot): Job | null {
  const { job, timer } = slot;
  if (timer) clearTimeout(timer);
  slot.job = null;
  slot.timer = null;
  return job;
}

function settle(slot: Slot, answered: Answered): void {
  const job = release(slot);
  if ('file' in answered) job?.resolve(answered.file);
  else if ('refused' in answered) job?.reject(new Refusal(answered.refused.kind, answered.refused.sentence));
  else job?.reject(new Error(answered.failed));
}

const tooSlow = (name: string, timeoutMs: number): Refusal =>
  new Refusal(
    'invalid',
    `${name} took too long to read: it was given up after ${timeoutMs / 1000} s. Split it, or save it as .txt.`,
  );

/** A process ends by itself when its memory does, which it cannot tell any more. */
const broken = (name: string): Refusal =>
  new Refusal(
    'invalid',
    `${name} is too large or too involved to read in the memory allowed. Split it, or save it as .txt.`,
  );

const stopped = (): Refusal => new Refusal('invalid', 'Reading was stopped before this file was read.');
