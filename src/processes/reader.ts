// Files are read in processes of their own: the program stays quick, and a file that eats time or memory is refused.
// Threads would not do: a thread that runs out of memory inside one of V8's own loops takes the whole program down.
import type { Encoding } from '../domain/encoding.ts';
import type { LabelRule } from '../domain/label-rule.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ReadText } from '../domain/source.ts';
import type { UnderstoodText } from '../formats/texts/understood.ts';
import type { ReadAs, Readings } from './reader-messages.ts';
import { createReadingSlot, type Job, type Limits } from './reading-slot.ts';

type Read<As extends ReadAs> = (
  name: string,
  bytes: Uint8Array,
  encoding?: Encoding | null,
) => Promise<Readings[As]>;

/** Reads files one after another in a few processes. What comes from outside is read here and nowhere else. */
export interface FileReader {
  readonly read: Read<'texts'>;
  readonly labels: (text: ReadText, rule: LabelRule) => Promise<UnderstoodText>;
  readonly codebook: Read<'codebook'>;
  readonly codings: Read<'codings'>;
  readonly cases: Read<'cases'>;
  readonly attributes: Read<'attributes'>;
  readonly sourceCards: Read<'source cards'>;
  /** Starts a process ahead of the first file, which then need not wait for it. */
  readonly wakeUp: () => void;
  /** Stops the processes; files still waiting are refused. */
  readonly close: () => Promise<void>;
}

/** How many processes there are, and what limits them. */
export interface ReaderOptions extends Partial<Limits> {
  readonly workers?: number;
}

/** Starts no process before the first file; idle ones do not keep the program alive. */
export function createReader({
  workers = 2,
  timeoutMs = 10_000,
  memoryMb = 256,
  startingMs = 60_000,
}: ReaderOptions = {}): FileReader {
  const waiting: Job[] = [];
  let closed = false;

  const next = (): void => {
    if (closed) return;
    const slot = slots.find((one) => one.isFree() && one.isRunning()) ?? slots.find((one) => one.isFree());
    const job = slot && waiting.shift();
    if (job) slot.take(job);
  };
  const slots = Array.from({ length: workers }, () =>
    createReadingSlot({ timeoutMs, memoryMb, startingMs }, next),
  );
  const read =
    <As extends ReadAs>(as: As): Read<As> =>
    (name, bytes, encoding = null) => {
      if (closed) return Promise.reject(stopped());
      return new Promise((resolve, reject) => {
        // The process answers with the kind of reading it was asked for.
        waiting.push({ as, name, bytes, encoding, resolve: resolve as Job['resolve'], reject });
        next();
      });
    };

  return {
    read: read('texts'),
    labels: (text, rule) => read('labels')(text.name, Buffer.from(JSON.stringify({ text, rule }))),
    codebook: read('codebook'),
    codings: read('codings'),
    cases: read('cases'),
    attributes: read('attributes'),
    sourceCards: read('source cards'),
    wakeUp: () => {
      if (!closed && !slots.some((slot) => slot.isRunning())) slots[0]?.wakeUp();
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(stopped());
      await Promise.all(slots.map((slot) => slot.stop(stopped())));
    },
  };
}

const stopped = (): Refusal => new Refusal('invalid', 'Reading was stopped before this file was read.');
