// The simulated disk (disk.c), compiled on the spot where there is a compiler.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What the disk is told while the program runs; all are 0 at first. */
interface Faults {
  /** Of a thousand writes, how many find no space. */
  readonly fullPerThousand?: number;
  /** Of a thousand syncs, how many fail with an input/output error. */
  readonly brokenPerThousand?: number;
  /** The change of the disk before which the process is killed. */
  readonly killAt?: number;
}

export interface Disk {
  /** What the server needs in its environment to run on this disk. */
  readonly env: Readonly<Record<string, string>>;
  readonly fault: (faults: Faults) => void;
  /** How many changes of the disk there were. */
  readonly changes: () => number;
}

export const noCompiler =
  'there is no C compiler on this machine (cc), which the simulated disk is made with: install one (Debian: gcc)';

/** A disk below `folder`; null where it cannot be made. With `record`, every change is written to that file. */
export function makeDisk(scratch: string, folder: string, record?: string): Disk | null {
  if (process.platform !== 'linux') return null;
  const library = join(scratch, 'disk.so');
  const source = join(import.meta.dirname, 'disk.c');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], {
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
  const control = join(scratch, 'disk.control');
  writeFileSync(control, Buffer.alloc(20));
  const env = {
    LD_PRELOAD: library,
    RELIABILITY_DISK: folder,
    RELIABILITY_CONTROL: control,
    ...(record !== undefined && { RELIABILITY_RECORD: record }),
  };
  return {
    env,
    fault: ({ fullPerThousand = 0, brokenPerThousand = 0, killAt = 0 }) => {
      // What follows is counted by the disk itself.
      const told = Buffer.alloc(12);
      [fullPerThousand, brokenPerThousand, killAt].forEach((number, at) =>
        told.writeUInt32LE(number, at * 4),
      );
      atControl(control, 'r+', (fd) => writeSync(fd, told, 0, 12, 0));
    },
    changes: () => {
      const told = Buffer.alloc(16);
      atControl(control, 'r', (fd) => readSync(fd, told, 0, 16, 0));
      return told.readUInt32LE(12);
    },
  };
}

function atControl(file: string, flags: string, work: (fd: number) => void): void {
  const fd = openSync(file, flags);
  try {
    work(fd);
  } finally {
    closeSync(fd);
  }
}
