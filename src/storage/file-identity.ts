import { statSync } from 'node:fs';

/** Which file it is that stands at a path, whatever it is called: two paths with the same identity are one file. */
export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** The file that stands at a path; null where there is none (or it cannot be looked at). */
export function identityAt(file: string): FileIdentity | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return { device: dev, inode: ino };
  } catch {
    // Nothing there, or a folder on the way that cannot be entered: either way it is not the file that was opened.
    return null;
  }
}

/** Whether two identities are of one file. */
export const isSameFile = (a: FileIdentity | null, b: FileIdentity | null): boolean =>
  a !== null && b !== null && a.device === b.device && a.inode === b.inode;
