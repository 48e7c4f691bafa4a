import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the sessions of a workspace are sealed with. */
export interface WorkspaceKey {
  readonly key: Buffer;
  /** Where it is kept; null where it cannot be, and sessions end with the program. */
  readonly file: string | null;
}

const length = 32;

/**
 * The key of a workspace on this machine, made where there is none. It is not kept in the workspace, which may be in a folder that
 * is synchronised, shared or mailed: whoever has the key is let in. One that others could have read is not used any more, and
 * `renew` makes another, so that everybody who was let in is out.
 */
export function workspaceKey(workspace: string, renew: boolean): WorkspaceKey {
  const folder = join(stateFolder(), 'keys');
  const file = join(folder, createHash('sha256').update(realpathSync(workspace)).digest('hex').slice(0, 32));
  const known = renew ? null : readKey(file);
  if (known) return { key: known, file };
  const key = randomBytes(length);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const beside = `${file}.${process.pid}.new`;
    writeFileSync(beside, key, { flag: 'wx', mode: 0o600 });
    renameSync(beside, file);
    return { key, file };
  } catch {
    // A home that cannot be written to: the program works all the same.
    return { key, file: null };
  }
}

/** Where programs keep what is theirs and not the researcher's, on this platform. */
function stateFolder(): string {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = process.env;
  if (state !== undefined && state !== '') return join(state, 'throughline');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Throughline');
  if (process.platform === 'win32') return join(local ?? join(homedir(), 'AppData', 'Local'), 'Throughline');
  return join(homedir(), '.local', 'state', 'throughline');
}

/** A key as we wrote it: whole, a file of its own, ours, and read by nobody else. */
function readKey(file: string): Buffer | null {
  try {
    const about = lstatSync(file);
    if (!about.isFile() || about.size !== length) return null;
    const isOurs = process.getuid === undefined || about.uid === process.getuid();
    const isPrivate = process.platform === 'win32' || (about.mode & 0o077) === 0;
    return isOurs && isPrivate ? readFileSync(file) : null;
  } catch {
    // There is none yet, or it cannot be come by.
    return null;
  }
}
