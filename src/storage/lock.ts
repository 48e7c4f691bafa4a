import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

/** Makes sure that one server alone works in a workspace. A lock whose process is gone is taken over. */
export function takeLock(folder: string): { write: (address: string) => void; release: () => void } {
  const file = join(folder, 'throughline.lock');
  const holder = readLock(file);
  if (holder && isAlive(holder.pid)) {
    throw new Refusal(
      'conflict',
      `Throughline is running already in ${folder}, at ${holder.address || 'an unknown address'}. (If it is not, remove ${file}.)`,
    );
  }
  rmSync(file, { force: true });
  closeSync(openSync(file, 'wx', 0o600));
  const write = (address: string): void => {
    writeFileSync(file, `${process.pid} ${address}`);
  };
  write('');
  return {
    write,
    release: () => {
      rmSync(file, { force: true });
    },
  };
}

function readLock(file: string): { pid: number; address: string } | null {
  try {
    const [pid = '', address = ''] = readFileSync(file, 'utf8').split(' ');
    return { pid: Number(pid), address };
  } catch {
    // No lock, or one that cannot be read: nobody holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
