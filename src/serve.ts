import { createApp } from './app.ts';
import { Refusal } from './domain/refusal.ts';
import { createDoor, type DoorOptions } from './serving/door.ts';
import { listen, portsFor } from './serving/listen.ts';
import { say } from './serving/say.ts';
import { scriptToken, type TokenGiven } from './serving/script-token.ts';
import { workspaceFolder } from './serving/workspace-folder.ts';
import { sortOldBackups } from './storage/backups.ts';
import { isAlive } from './storage/living-process.ts';
import { beatMs, takeLock, type Lock } from './storage/lock.ts';
import { isWritable, sweep } from './storage/project-files.ts';
import { sweepReadingCopies } from './storage/reading-copy.ts';
import { openWorkspace, type Workspace } from './storage/workspace.ts';

interface Options extends TokenGiven, Omit<DoorOptions, 'token'> {
  readonly workspace: string | undefined;
  readonly port: string | undefined;
}

/** Serves the workspace on this machine alone until it is told to stop. */
export async function serve(options: Options): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function start(options: Options): Promise<void> {
  const ports = portsFor(options.port);
  const token = scriptToken(options);
  const folder = workspaceFolder(options.workspace);
  const workspace = openWorkspace(folder);
  const lock = takeLock(folder);
  watchLock(lock, workspace);
  tidy(folder, lock);
  const door = createDoor(folder, { ...options, token });
  const { app, close } = createApp(workspace, door.session);
  const { server, address } = await listen(app.listen.bind(app), ports).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  lock.write(address);

  const stop = (): void => {
    door.close();
    server.close();
    server.closeAllConnections();
    // What works in the background has the project files open too.
    void close().then(() => {
      workspace.close();
      lock.release();
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  // Only now, so that who ends it as soon as it says that it runs ends it cleanly.
  door.open(address);
}

/** A project that no window shows and nobody asks for is closed after so long. */
const idleMs = 30 * 60_000;

/** Shows that this program is alive, closes what is idle, and lets everything only be read while another computer works in the folder. */
function watchLock(lock: Lock, workspace: Workspace): void {
  const heed = (why: string | null): void => {
    if (why === workspace.files.protectedBecause) return;
    workspace.opened.protect(why);
    say(why ?? 'The other computer has left this folder: it can be worked on here now.');
  };
  heed(lock.whyNot());
  setInterval(() => {
    heed(lock.beat());
    workspace.opened.closeIdle(idleMs);
  }, beatMs).unref();
}

/** Takes away what an interrupted program left, where nobody else works. */
function tidy(folder: string, lock: Lock): void {
  sweepReadingCopies(isAlive);
  if (lock.whyNot() !== null || !isWritable(folder)) return;
  sweep(folder);
  sortOldBackups(folder);
}
