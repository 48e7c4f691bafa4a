import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { isAlive } from './living-process.ts';
import { isWritable } from './project-files.ts';

/** How often a lock shows that its holder is alive. */
export const beatMs = 30_000;
/** A lock of another computer that has not changed for so long, as far as can be seen here, is nobody's any more. */
const silentMs = 5 * 60_000;
/** Locks taken within so long were taken before either computer could know of the other. */
const togetherMs = 3 * 60_000;
/** One whose last sign of life is older than this, by whatever clock, was left behind: it is not even waited for. */
const longGoneMs = 24 * 60 * 60_000;

/** Who works in a folder. `process` is its number on its computer, `beat` the moment of its last sign of life. */
interface Holder {
  readonly id: string;
  readonly host: string;
  readonly process: number;
  readonly started: string;
  /** Since when it has the lock. */
  readonly taken: string;
  readonly beat: string;
  readonly address: string;
}

/** The lock of a workspace: who may write there. */
export interface Lock {
  /** Why nothing may be written here, as a sentence; null while this program holds the lock. */
  readonly whyNot: () => string | null;
  /** Says where the program answers, for whoever finds the lock. */
  readonly write: (address: string) => void;
  /**
   * To be called every `beatMs`: shows that this program is alive, and looks whether another computer took the folder,
   * or left it. Answers why nothing may be written from now on, or null.
   */
  readonly beat: () => string | null;
  readonly release: () => void;
}

/** Which computer this is, and what its clock says. */
interface Clock {
  readonly host?: string;
  readonly now?: () => number;
}

/**
 * Makes sure that one program alone writes in a workspace. One that runs on this computer is refused, with the address of
 * the other; where another computer works in the folder (it is synchronised, or on a network) it can only be read here,
 * until that computer has shown no sign of life for five minutes by the clock of this one.
 */
export function takeLock(folder: string, { host = hostname(), now = Date.now }: Clock = {}): Lock {
  const file = join(folder, 'throughline.lock');
  const own = { id: randomUUID(), host, process: process.pid, started: new Date(now()).toISOString() };
  const watch = rivalWatch(own, now);
  let taken = own.started;
  let address = '';
  let isOurs = false;

  const write = (flag = 'w'): void => {
    if (!isWritable(folder)) return;
    const holder: Holder = { ...own, taken, address, beat: new Date(now()).toISOString() };
    writeFileSync(file, `${JSON.stringify(holder)}\n`, { mode: 0o600, flag });
  };
  /** Takes the lock where nobody else has it. */
  const look = (): string | null => {
    const rival = watch(readLock(file));
    // Two computers that began at once each find the other's lock: the one that was first keeps it.
    const wasOurs = isOurs;
    isOurs = rival === null || (isOurs && isFirst(taken, rival.taken));
    if (isOurs && !wasOurs) taken = new Date(now()).toISOString();
    if (isOurs) write();
    return isOurs || rival === null ? null : sentenceFor(rival);
  };

  makeFirst(file, host, () => {
    write('wx');
  });
  let why = look();
  return {
    whyNot: () => why,
    write: (at) => {
      address = at;
      if (isOurs) write();
    },
    beat: () => (why = look()),
    release: () => {
      if (readLock(file)?.id === own.id) rmSync(file, { force: true });
    },
  };
}

/** Follows the locks that are found: somebody else who may be alive; null where there is nobody, or nobody any more. */
function rivalWatch(
  own: { id: string; host: string },
  now: () => number,
): (found: Holder | null) => Holder | null {
  /** The last sign of life, and when it was first seen by the clock of this computer. */
  let sign = { id: '', beat: '', seen: 0 };
  return (found) => {
    if (found === null || found.id === own.id || isLeftBehind(found, { host: own.host, now: now() }))
      return null;
    if (sign.id !== found.id || sign.beat !== found.beat)
      sign = { id: found.id, beat: found.beat, seen: now() };
    return now() - sign.seen > silentMs ? null : found;
  };
}

/** Why the projects of a folder can only be read at this moment, for a program that works in it but briefly. */
export function whyLocked(folder: string, host = hostname()): string | null {
  const holder = readLock(join(folder, 'throughline.lock'));
  if (!holder || holder.host === host || isLeftBehind(holder, { host, now: Date.now() })) return null;
  return Date.now() - Date.parse(holder.beat) > silentMs ? null : sentenceFor(holder);
}

/** Makes the lock where there is none, so that of two programs that start at once one alone does. */
function makeFirst(file: string, host: string, make: () => void): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    refuseSecond(file, host);
  }
}

/** Two programs on one computer would each believe that the folder is theirs. */
function refuseSecond(file: string, host: string): void {
  const holder = readLock(file);
  if (holder?.host !== host || holder.process === process.pid || !isAlive(holder.process, holder.started))
    return;
  const { address } = holder;
  throw new Refusal(
    'conflict',
    `Throughline is running already in this folder, at ${address || 'an unknown address'}. (If it is not, remove ${file}.)`,
  );
}

/** Whether a lock cannot be anybody's: its process on this computer is gone, or it is long out of date. */
function isLeftBehind(holder: Holder, { host, now }: { host: string; now: number }): boolean {
  if (holder.host === host) return holder.process === process.pid || !isAlive(holder.process, holder.started);
  return Math.abs(now - Date.parse(holder.beat)) > longGoneMs;
}

const isFirst = (taken: string, by: string): boolean =>
  taken < by && Date.parse(by) - Date.parse(taken) < togetherMs;

const sentenceFor = ({ host, beat }: Holder): string =>
  `Throughline is open in this folder on another computer, “${host}” (last seen ${beat.slice(0, 16).replace('T', ' ')} UTC). So that neither overwrites the other, everything can only be read here. End it there, and it can be worked on here; if that computer was switched off, in five minutes.`;

/** Who holds a lock; null where nobody does, or it cannot be read. */
function readLock(file: string): Holder | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text.startsWith('{') ? readHolder(JSON.parse(text)) : readOldLock(text);
  } catch {
    // No lock, or half of one: a program that dies while it writes one leaves nobody behind.
    return null;
  }
}

function readHolder(found: unknown): Holder | null {
  const parts = new Map(Object.entries(found ?? {}));
  const text = (name: string): string => String(parts.get(name) ?? '');
  const holder = {
    id: text('id'),
    host: text('host'),
    process: Number(parts.get('process')),
    started: text('started'),
    taken: text('taken') || text('started'),
    beat: text('beat'),
    address: text('address'),
  };
  const isWhole = holder.id !== '' && holder.host !== '' && Number.isInteger(holder.process);
  return isWhole && !Number.isNaN(Date.parse(holder.beat) + Date.parse(holder.started)) ? holder : null;
}

/** The lock of the first release: a process number of this computer and an address. */
function readOldLock(text: string): Holder | null {
  const [pid = '', address = ''] = text.trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return null;
  return { id: '', host: hostname(), process: number, started: '', taken: '', beat: '', address };
}
